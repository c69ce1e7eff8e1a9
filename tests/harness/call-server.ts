import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { generate } from "selfsigned";

/** The hosts that the browser is made to find on this machine, and the folder of each one's stand-in pages. */
const HOSTS: Readonly<Record<string, string>> = {
  "meet.google.com": "meet",
  "teams.microsoft.com": "teams",
  "teams.live.com": "teams",
  "teams.cloud.microsoft": "teams",
  "app.zoom.us": "zoom",
  "acme.zoom.us": "zoom",
  "www.youtube.com": "youtube",
  "video.example": "video",
  "other.example": "other",
  "pictures.example": "pictures",
};
/** Whether a host is one of the stand-ins'. */
export function isStandIn(host: string): boolean {
  return host in HOSTS;
}
/** A call on the stand-in page of Meet. */
export const CALL_URL = "https://meet.google.com/sid-ecue-one";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".vtt": "text/vtt; charset=utf-8",
  ".webm": "video/webm",
};

/** Serves the stand-in pages under the names of the hosts they stand for. */
export class CallServer {
  /** What was asked for and is not there, as paths. */
  readonly missing: string[] = [];
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** Starts on a free port of the loopback address, with a certificate made for this run. */
  static async start(folders: readonly string[]): Promise<CallServer> {
    const { private: key, cert } = await generate([{ name: "commonName", value: "Sidecue's stand-in pages" }]);
    const server = createServer({ key, cert });
    const call = new CallServer(server);
    server.on("request", async (request, response) => {
      const { pathname } = new URL(request.url ?? "/", CALL_URL);
      // What has no ending is a page: a call's code, a meeting's number.
      const folder = HOSTS[request.headers.host ?? ""] ?? "meet";
      const file = path.extname(pathname) === "" ? `/${folder}/index.html` : pathname;
      const body = await firstFile(folders, file);
      if (body === null) call.missing.push(pathname);
      response.writeHead(body === null ? 404 : 200, { "content-type": TYPES[path.extname(file)] ?? "text/plain" });
      response.end(body ?? "");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return call;
  }

  /** The browser's switches that lead the hosts here and nothing anywhere else. */
  get resolverRules(): string {
    const rules = Object.keys(HOSTS).map((host) => `MAP ${host} 127.0.0.1:${this.port}`);
    return `--host-resolver-rules=${[...rules, "MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1"].join(" , ")}`;
  }

  /** The port on 127.0.0.1. */
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Stops serving and closes what is open. */
  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

async function firstFile(folders: readonly string[], name: string): Promise<Buffer | null> {
  for (const folder of folders) {
    const file = path.join(folder, path.normalize(name));
    const body = await readFile(file).catch(() => null);
    if (body !== null) return body;
  }
  return null;
}
