import { readFile } from "node:fs/promises";
import type { Page, WebWorker } from "puppeteer-core";
import type { Sidecue } from "../harness/browser";
import type { SidePanel } from "../harness/side-panel";

/** Bytes by what holds them, after the garbage was collected. */
export interface Memory {
  readonly parts: ReadonlyMap<string, number>;
  readonly total: number;
  /** Nodes of the panel's document. */
  readonly nodes: number;
  /** What the extension's processes have for themselves; not on every system. */
  readonly processes: number | null;
}

/** The glue module of a wasm that runs already: it gives back what it has. */
interface Glue {
  initSync(): { readonly memory: WebAssembly.Memory };
}

/** Workers of the panel, by script, and the modules that run in them. */
const WORKERS = [
  ["engine", "engine/engine.js"],
  ["clock", "clock/clock.js"],
] as const;

/** All that the panel holds: the heaps of its page and workers, and the memories of their wasm. */
export async function panelMemory(sidecue: Sidecue, panel: SidePanel): Promise<Memory> {
  const parts = new Map<string, number>();
  parts.set("panel, JavaScript and DOM", await heap(panel.page));
  parts.set("panel, wasm", await wasmMemory(panel.page, "panel/panel.js"));
  for (const [name, file] of WORKERS) {
    const worker = panel.page.workers().findLast((candidate) => candidate.url().endsWith(`/${name}-worker.js`));
    if (worker === undefined) throw new Error(`the panel has no ${name}`);
    parts.set(`${name}'s worker, JavaScript`, await heap(worker));
    parts.set(`${name}, wasm`, await wasmMemory(worker, file));
  }
  const total = [...parts.values()].reduce((sum, bytes) => sum + bytes, 0);
  return { parts, total, nodes: await nodes(panel.page), processes: await ownProcesses(sidecue).catch(() => null) };
}

/** Bytes of a wasm memory where it already runs. */
export async function wasmMemory(where: Page | WebWorker, file: string): Promise<number> {
  return where.evaluate(async (name) => {
    // The panel's page and its worker lie side by side; a worker has no chrome.runtime.
    const address = new URL(name, location.href).href;
    const glue = (await import(address)) as Glue;
    return glue.initSync().memory.buffer.byteLength;
  }, file);
}

/** Bytes in use on a JavaScript heap, with what the browser holds for it: nodes, listeners, styles. */
async function heap(where: Page | WebWorker): Promise<number> {
  const session = "createCDPSession" in where ? await where.createCDPSession() : where.client;
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize, embedderHeapUsedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize + embedderHeapUsedSize;
}

async function nodes(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelectorAll("*").length);
}

/** Private memory of the processes that run the extension: the panel's, and whatever else of it is open. Linux only. */
async function ownProcesses({ browser }: Sidecue): Promise<number> {
  const session = await browser.target().createCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const sizes = processInfo.map(async ({ id }) => {
    const command = await readFile(`/proc/${id}/cmdline`, "utf8");
    if (!command.includes("--extension-process")) return 0;
    const rollup = await readFile(`/proc/${id}/smaps_rollup`, "utf8");
    return [...rollup.matchAll(/^Private_\w+: +(\d+) kB/gm)].reduce((sum, [, kib]) => sum + Number(kib) * 1024, 0);
  });
  return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
}
