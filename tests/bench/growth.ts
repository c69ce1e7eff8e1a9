import type { Page } from "puppeteer-core";
import { percentile } from "../harness/latency";
import type { CardFile } from "./bank";
import { longCall, MS_PER_WORD, type Said } from "./speech";
import { held, ms, type Row, spokenBytes, told } from "./table";

/** The design says: no growth. What is above it may be the machine's. */
const MOST_GROWTH = 1.1;

/** What stretches of a long call cost. */
interface Costs {
  /**
   * By stretch, the milliseconds of an update on the mean, which is finer than the browser's clock; of the quickest 95 in 100, since
   * the others are those in which the machine did something else.
   */
  readonly early: readonly number[];
  readonly late: readonly number[];
  readonly updates: number;
  /** Bytes of the engine's wasm memory at the end. */
  readonly memory: number;
}

/** The engine in a call of three hours, with time as data: what was said early is said again at the end, and must cost the same. */
export async function growthRows(page: Page, report: Page, bank: readonly CardFile[]): Promise<Row[]> {
  const { opening, early, middle, late } = longCall(bank);
  const costs = (where: Page, keeps: boolean): Promise<Costs> =>
    where.evaluate(measure, opening, early, middle, late, MS_PER_WORD, keeps);
  const plain = await costs(page, false);
  const noted = await costs(report, true);
  const growth = growthOf(plain);
  return [
    held(7, {
      what: "cost of one caption update late in a call of three hours",
      n: plain.updates,
      measured: `${growth.toFixed(2)} of early`,
      limit: `${MOST_GROWTH} of early`,
      ratio: growth / MOST_GROWTH,
    }),
    told("  one update on the mean, early and late", meansOf(plain)),
    told("  engine wasm memory at its end", spokenBytes(plain.memory)),
    told(
      "  one update while a report is kept, early and late",
      `${meansOf(noted)}, ${growthOf(noted).toFixed(2)} of early`,
    ),
  ];
}

/** Of the stretches, each beside itself, the one in the middle. */
function growthOf({ early, late }: Costs): number {
  return percentile(
    early.map((cost, index) => (late[index] ?? Number.NaN) / cost),
    0.5,
  );
}

function meansOf({ early, late }: Costs): string {
  return `${ms(percentile(early, 0.5), 3)}, ${ms(percentile(late, 0.5), 3)}`;
}

/** An engine as the panel's worker has it. */
interface Engine {
  handle(request: object): Uint8Array;
  kept(): object | undefined;
  free(): void;
}

interface Glue {
  readonly Engine: new (bank: Uint8Array, ids: readonly string[], records: readonly Uint8Array[]) => Engine;
  default(options: { readonly module_or_path: string }): Promise<{ readonly memory: WebAssembly.Memory }>;
}

/** Runs on a page of the extension. */
async function measure(
  opening: readonly Said[],
  early: readonly (readonly Said[])[],
  middle: readonly Said[],
  late: readonly (readonly Said[])[],
  msPerWord: number,
  keeps: boolean,
): Promise<Costs> {
  const glue = (await import(chrome.runtime.getURL("engine/engine.js"))) as Glue;
  const { memory } = await glue.default({ module_or_path: chrome.runtime.getURL("engine/engine_bg.wasm") });
  const bank = new Uint8Array(await (await fetch(chrome.runtime.getURL("bank.bin"))).arrayBuffer());

  let updates = 0;
  /** A call from its beginning; gives what says something in it and how long an update took. */
  const begin = (engine: Engine): ((said: readonly Said[]) => number) => {
    const hello = { type: "hello", platform: "meet", startedAt: 0, host: "meet.google.com" };
    engine.handle({ ask: "hear", message: hello, at: 0 });
    if (keeps) engine.handle({ ask: "keep", id: "live-1", at: 0 });
    const rows: object[] = [];
    let [t, key] = [0, 0];
    updates = 0;
    return (said) => {
      const took: number[] = [];
      for (const { speaker, words } of said) {
        key += 1;
        for (let length = 1; length <= words.length; length += 1) {
          t += msPerWord;
          updates += 1;
          const row = { key, speakerKey: speaker, speaker, text: words.slice(0, length).join(" "), hidden: false };
          if (length > 1) rows.pop();
          rows.push(row);
          // As many as Meet keeps on the page after a while.
          if (rows.length > 12) rows.shift();
          const snapshot = { t, platform: "meet", rootChanged: false, rows };
          const request = { ask: "hear", message: { type: "snapshot", seq: updates, snapshot }, at: t };
          const start = performance.now();
          engine.handle(request);
          if (keeps) engine.kept();
          took.push(performance.now() - start);
        }
      }
      const quickest = took.sort((a, b) => a - b).slice(0, Math.ceil(0.95 * took.length));
      return quickest.reduce((sum, one) => sum + one, 0) / quickest.length;
    };
  };
  // Another call first: until then the browser still optimises the wasm.
  const first = new glue.Engine(bank, [], []);
  const warm = begin(first);
  warm(opening);
  for (const said of early) warm(said);
  first.free();

  const say = begin(new glue.Engine(bank, [], []));
  say(opening);
  const before = early.map(say);
  say(middle);
  const after = late.map(say);
  return { early: before, late: after, updates, memory: memory.buffer.byteLength };
}
