/** Measures the built extension in a real browser and prints the figures beside the numbers that it must hold. */

import { readFile } from "node:fs/promises";
import { availableParallelism, cpus, loadavg } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { launchSidecue, type Sidecue } from "../harness/browser";
import { percentile } from "../harness/latency";
import { SessionClock } from "../harness/session-clock";
import { settings } from "../harness/settings";
import { openSidePanel } from "../harness/side-panel";
import { bankFiles } from "./bank";
import { CaptionBench, clockSkew } from "./caption-latency";
import { type EngineCost, heap, updateCost, wasmMemory } from "./engine-cost";
import { CALL_NOTES, ENGINE_NOTES, SEARCH_NOTES } from "./notes";
import { openAndSearch, typeTitles } from "./panel-latency";
import { type BankCard, bankCards, questions } from "./questions";
import { openReports } from "./report-latency";
import { compareSearch } from "./search/comparison";
import { MadeCards } from "./search/documents";
import { ms, type Row, size, spread, table } from "./table";

/** Enough for 200 changes of the card; `--questions` takes fewer for a quick look. */
const QUESTIONS = 110;
/** Faster than anybody speaks, so that updates meet the reader's quiet time of 100 ms. */
const HURRIED_MS_PER_WORD = 80;
const CALM_QUESTIONS = 24;
/** Just slower than the reader's quiet time: every change is sent at once, as in real speech (300 ms a word). */
const CALM_MS_PER_WORD = 130;
const PANELS = 10;
const REPORTS = 20;
const KEYSTROKES = 220;
const UPDATES = 5000;
/** Own cards that make a bank of more than ten thousand. */
const MANY_CARDS = 10_000;
/** Far more than anybody has: where it ends. */
const MOST_CARDS = 100_000;
const UPDATES_OF_MOST = 1000;
/** Until then the browser still optimises the wasm. */
const WARM_UP = 500;
/** What `--only` chooses from; it may be given more than once. */
const PARTS = ["call", "engine", "report", "sizes", "search"];
const NOT_HERE = "not measured here";

function step(text: string): void {
  console.error(`bench: ${text}`);
}

async function measureCall(sidecue: Sidecue, cards: readonly BankCard[], count: number): Promise<Row[]> {
  const call = await sidecue.openCall();
  const panel = await openSidePanel(sidecue);
  await sidecue.welcome?.close();
  await call.bringToFront();
  await panel.consent();
  await call.evaluate(() => window.stage.captions(true));
  await panel.waitForState("waiting");
  const clock = new SessionClock(panel);
  // A free session would end before the last question.
  await clock.useLicence(await readFile("tests/fixtures/licences/pro.txt", "utf8"));
  await clock.start("pro");
  const skew = await clockSkew(call, panel.page);

  step(`captions at ${HURRIED_MS_PER_WORD} ms a word`);
  const bench = await CaptionBench.on(call, panel.page);
  const asked = questions(cards, count);
  const hurried = await bench.run(asked, HURRIED_MS_PER_WORD);
  step(`captions at ${CALM_MS_PER_WORD} ms a word`);
  const calm = await bench.run(asked.slice(-CALM_QUESTIONS), CALM_MS_PER_WORD);
  step("keystrokes");
  const titles = cards.map(({ title }) => title);
  const keys = await typeTitles(panel, titles, KEYSTROKES);

  const worker = panel.engine();
  const panelWasm = await wasmMemory(panel.page, "panel/panel.js");
  const engineWasm = await wasmMemory(worker, "engine/engine.js");
  const [panelHeap, workerHeap] = [await heap(panel.page), await heap(worker)];
  await panel.close();
  await call.close();
  const pace = (what: string, msPerWord: number): string => `caption -> ${what}, ${msPerWord} ms a word`;
  return [
    spread(pace("card painted", CALM_MS_PER_WORD), calm.cards, 50),
    spread(pace("heard line painted", CALM_MS_PER_WORD), calm.heard, null),
    spread(pace("card painted", HURRIED_MS_PER_WORD), hurried.cards, 50),
    spread(pace("heard line painted", HURRIED_MS_PER_WORD), hurried.heard, null),
    { what: "caption -> card painted, 10,000 cards", measured: NOT_HERE, limit: "p99 60 ms" },
    { what: "clocks of page and panel differ by", measured: ms(skew, 2), limit: "-" },
    spread("search keystroke -> results painted", keys, 50),
    { what: "search keystroke, 10,000 cards", measured: NOT_HERE, limit: "p99 60 ms" },
    size("panel JS heap after the call", panelHeap, null),
    size("worker JS heap", workerHeap, null),
    size("panel wasm memory", panelWasm, null),
    size("engine wasm memory", engineWasm, null),
    size("memory, the four together", panelHeap + workerHeap + panelWasm + engineWasm, 150e6),
  ];
}

async function measureOpening(sidecue: Sidecue): Promise<Row> {
  step("panels opened");
  // The call is over: this is the panel alone.
  const took: number[] = [];
  while (took.length < PANELS) took.push(await openAndSearch(sidecue));
  const max = Math.max(...took);
  return {
    what: "open click -> first search result painted",
    measured: `median ${ms(percentile(took, 0.5))}, max ${ms(max)}`,
    limit: ms(400),
    n: took.length,
    over: max > 400,
  };
}

async function measureReport(sidecue: Sidecue, cards: readonly BankCard[]): Promise<Row[]> {
  step("reports of three hours");
  const { fromList, fromNothing } = await openReports(sidecue, cards, REPORTS);
  return [
    spread("report of three hours: click -> painted", fromList, 300),
    spread("report of three hours in a new tab -> painted", fromNothing, null),
  ];
}

async function measureEngine(sidecue: Sidecue, cards: readonly BankCard[]): Promise<Row[]> {
  const asked = questions(cards, QUESTIONS);
  const files = await bankFiles();
  const cost = async (own: number, updates: number): Promise<EngineCost> => {
    step(`updates in the engine beside ${own} own cards`);
    const page = await sidecue.openExtensionPage("options.html");
    try {
      const packs = new MadeCards(files, own).records.map(([, record]) => record);
      return await updateCost(page, asked, updates, packs);
    } finally {
      await page.close();
    }
  };
  const [bank, many, most] = [
    await cost(0, UPDATES),
    await cost(MANY_CARDS, UPDATES),
    await cost(MOST_CARDS, UPDATES_OF_MOST),
  ];
  const named = (own: number): string => `${(cards.length + own).toLocaleString("en")} cards`;
  const [few, all, huge] = [named(0), named(MANY_CARDS), named(MOST_CARDS)];
  return [
    spread(`one update in the engine, ${few}`, bank.updates, 2, 1),
    spread(`  without the first ${WARM_UP}`, bank.updates.slice(WARM_UP), 2, 1),
    { what: "  its mean", measured: ms(bank.mean, 3), limit: "-", n: bank.updates.length },
    spread(`one update in the engine, ${all}`, many.updates, 5, 1),
    { what: "  its mean", measured: ms(many.mean, 3), limit: "-", n: many.updates.length },
    spread(`one update in the engine, ${huge}`, most.updates, null, 1),
    { what: "  its mean", measured: ms(most.mean, 3), limit: "-", n: most.updates.length },
    spread(`one search in the engine, ${few}`, bank.searches, null, 1),
    spread(`one search in the engine, ${all}`, many.searches, null, 1),
    spread(`one search in the engine, ${huge}`, most.searches, null, 1),
    { what: "engine opens the bank", measured: ms(bank.opening), limit: "-" },
    { what: `engine opens ${all}`, measured: ms(many.opening), limit: "-" },
    { what: `engine opens ${huge}`, measured: ms(most.opening), limit: "-" },
    size(`engine wasm memory, ${few}`, bank.memory, null),
    size(`engine wasm memory, ${all}`, many.memory, null),
    size(`engine wasm memory, ${huge}`, most.memory, null),
  ];
}

async function sizes(): Promise<Row[]> {
  const rows = async (what: string, file: string, raw: number | null, packed: number | null): Promise<Row[]> => {
    const bytes = await readFile(path.join(settings().dist, file));
    return [size(what, bytes.length, raw), size(`${what}, gzip`, gzipSync(bytes, { level: 9 }).length, packed)];
  };
  return [
    ...(await rows("engine wasm", "engine/engine_bg.wasm", 3.2e6, 1.1e6)),
    ...(await rows("panel wasm", "panel/panel_bg.wasm", 600e3, 200e3)),
    ...(await rows("Meet reader", "readers/meet.js", 15e3, null)),
    ...(await rows("bank", "bank.bin", null, null)),
  ];
}

/** What was measured where, and what went wrong there. */
interface Part {
  readonly browser: string;
  readonly rows: readonly Row[];
  readonly problems?: readonly string[];
}

/** The parts that need the extension in a browser. */
async function measureExtension(wanted: ReadonlySet<string>, count: number): Promise<Part> {
  const cards = await bankCards();
  const sidecue = await launchSidecue();
  const browser = await sidecue.browser.version();
  const rows: Row[] = [];
  try {
    if (wanted.has("call")) rows.push(...(await measureCall(sidecue, cards, count)), await measureOpening(sidecue));
    if (wanted.has("report")) rows.push(...(await measureReport(sidecue, cards)));
    if (wanted.has("engine")) rows.push(...(await measureEngine(sidecue, cards)));
  } finally {
    await sidecue.close();
  }
  return { browser, rows, problems: sidecue.problems };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      questions: { type: "string", default: String(QUESTIONS) },
      only: { type: "string", multiple: true, default: PARTS },
    },
  });
  const count = Number(values.questions);
  if (!Number.isInteger(count) || count < 1) throw new Error(`--questions ${values.questions} is no number above 0`);
  const wanted = new Set(values.only);
  const unknown = values.only.find((part) => !PARTS.includes(part));
  if (unknown !== undefined) throw new Error(`--only ${unknown}: there are ${PARTS.join(", ")}`);
  const load = (): string => loadavg()[0]?.toFixed(1) ?? "";
  let machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? "unknown"}), load ${load()} before`;
  const parts: Part[] = [];
  if (["call", "engine", "report"].some((part) => wanted.has(part))) parts.push(await measureExtension(wanted, count));
  if (wanted.has("search")) parts.push(await compareSearch(step));
  const rows = [...parts.flatMap((part) => part.rows), ...(wanted.has("sizes") ? await sizes() : [])];
  machine += [`, load ${load()} after`, ...new Set(parts.map(({ browser }) => browser))].join(", ");
  console.log([machine, table(rows)].join("\n\n"));
  if (wanted.has("call")) console.log(`\n${CALL_NOTES}`);
  if (wanted.has("engine")) console.log(`\n${ENGINE_NOTES}`);
  if (wanted.has("search")) console.log(`\n${SEARCH_NOTES}`);
  const problems = parts.flatMap((part) => part.problems ?? []);
  if (problems.length > 0) throw new Error(`problems during the run:\n  ${problems.join("\n  ")}`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`bench: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
