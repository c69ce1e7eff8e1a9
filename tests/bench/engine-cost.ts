import type { Page } from "puppeteer-core";

/** What one caption update costs in the engine. */
export interface EngineCost {
  /** Each update, in milliseconds, as coarse as the browser's clock (0.1 ms). */
  readonly updates: readonly number[];
  /** All of them over their number, which is not coarse. */
  readonly mean: number;
  /** From the packed bank to an engine that answers. */
  readonly opening: number;
  /** Bytes of the engine's memory after all of it: it never shrinks, so that is the most it ever was. */
  readonly memory: number;
  /** Each search, as if a question were typed letter by letter. */
  readonly searches: readonly number[];
}

/** An engine as the panel's worker has it. */
interface Engine {
  handle(request: object): Uint8Array;
}

/** The glue module of either wasm, as it is loaded already or about to be. */
interface Glue {
  readonly Engine: new (bank: Uint8Array, ids: readonly string[], records: readonly Uint8Array[]) => Engine;
  default(options: { readonly module_or_path: string }): Promise<unknown>;
  initSync(): { readonly memory: WebAssembly.Memory };
}

/**
 * Runs the shipped engine on a page of the extension: the same wasm in the same browser, without the worker's post. The page must not
 * have had an engine before, whose memory would be counted.
 */
export async function updateCost(
  page: Page,
  asked: readonly string[],
  updates: number,
  packs: readonly string[],
): Promise<EngineCost> {
  // One by one: together they may be hundreds of megabytes.
  const kept = await page.evaluateHandle((): Uint8Array[] => []);
  for (const pack of packs) {
    await page.evaluate((all, record) => all.push(new TextEncoder().encode(record)), kept, pack);
  }
  return page.evaluate(measure, asked, updates, kept);
}

/** Runs on a page of the extension. */
async function measure(asked: readonly string[], wanted: number, records: readonly Uint8Array[]): Promise<EngineCost> {
  const engineFile = chrome.runtime.getURL("engine/engine.js");
  const glue = (await import(engineFile)) as Glue;
  await glue.default({ module_or_path: chrome.runtime.getURL("engine/engine_bg.wasm") });
  const bank = new Uint8Array(await (await fetch(chrome.runtime.getURL("bank.bin"))).arrayBuffer());
  const open = performance.now();
  const engine = new glue.Engine(
    bank,
    records.map((_, index) => `pack-${index}`),
    records,
  );
  const opening = performance.now() - open;

  engine.handle({
    ask: "hear",
    message: { type: "hello", platform: "meet", startedAt: 0, host: "meet.google.com" },
    at: 0,
  });
  const rows: object[] = [];
  const updates: number[] = [];
  let t = 0;
  let key = 0;
  let sum = 0;
  while (updates.length < wanted) {
    for (const question of asked) {
      for (const [speaker, said] of [
        ["Dana Whitfield", question],
        ["You", "Well I would first"],
      ] as const) {
        key += 1;
        const words = said.split(" ");
        for (let count = 1; count <= words.length; count += 1) {
          t += 300;
          const text = words.slice(0, count).join(" ");
          const row = { key, speakerKey: speaker, speaker, text, hidden: false };
          if (count > 1) rows.pop();
          rows.push(row);
          // As many as Meet keeps on the page after a while.
          if (rows.length > 12) rows.shift();
          const snapshot = { t, platform: "meet", rootChanged: false, rows };
          const request = { ask: "hear", message: { type: "snapshot", seq: t, snapshot }, at: t };
          const begin = performance.now();
          engine.handle(request);
          const took = performance.now() - begin;
          updates.push(took);
          sum += took;
        }
      }
    }
  }
  const searches: number[] = [];
  for (const question of asked.slice(0, 20)) {
    for (let length = 1; length <= Math.min(question.length, 24); length += 1) {
      const begin = performance.now();
      engine.handle({ ask: "search", query: question.slice(0, length), filter: {} });
      searches.push(performance.now() - begin);
    }
  }
  const memory = glue.initSync().memory.buffer.byteLength;
  return { updates, mean: sum / updates.length, opening, searches, memory };
}
