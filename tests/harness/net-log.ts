import { readFile } from "node:fs/promises";
import { isStandIn } from "./call-server";

interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly {
    readonly type: number;
    readonly params?: { readonly url?: string; readonly initiator?: string };
  }[];
}

/**
 * What pages, workers and the extension asked of the outside during a run, from Chromium's own log of its network
 * service. Unlike the debugger's events it misses nothing that happens before somebody listens. Requests that the
 * browser makes for itself, which have no initiator, are left out. Complete only once the browser has closed.
 */
export async function outsideRequests(file: string): Promise<string[]> {
  const { constants, events } = JSON.parse(await readFile(file, "utf8")) as NetLog;
  const start = constants.logEventTypes["URL_REQUEST_START_JOB"];
  const found = new Set<string>();
  for (const { type, params } of events) {
    if (type !== start || params?.url === undefined) continue;
    const { url, initiator = "not an origin" } = params;
    if (initiator === "not an origin" || !isOutside(url, initiator)) continue;
    found.add(`${initiator} asked the outside for ${url}`);
  }
  return [...found];
}

/** Whether a request leaves the machine: the extension may ask for nothing, a stand-in page for its own files. */
export function isOutside(url: string, initiator: string): boolean {
  const { protocol, hostname } = new URL(url);
  if (!/^(https?|wss?|ftp):$/.test(protocol)) return false;
  return !isStandIn(hostname) || initiator.startsWith("chrome-extension:");
}
