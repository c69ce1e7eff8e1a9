/** Measures the built extension in a real browser and prints the figures beside the numbers that it must hold. */

import { availableParallelism, cpus, loadavg } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { launchSidecue, type Sidecue } from "../harness/browser";
import { bankFiles, type CardFile } from "./bank";
import { callRows, openings } from "./call-rows";
import { engineRows } from "./engine-rows";
import { growthRows } from "./growth";
import { longCallRows } from "./long-call";
import { CALL_NOTES, ENGINE_NOTES, LONG_NOTES, SEARCH_NOTES } from "./notes";
import { keepOwnCards } from "./own-cards";
import { type BankCard, bankCards, questions } from "./questions";
import { openReports } from "./report-latency";
import { compareSearch } from "./search/comparison";
import { sizes } from "./sizes";
import { type HeldRow, held, isOver, type Row, spread, table, worst } from "./table";

/** Questions of a call, some two changes of the card each; `--questions` takes fewer for a quick look. */
const QUESTIONS = 50;
const REPORTS = 20;
const PANELS = 20;
/** Own cards are indexed when a panel opens, which takes seconds for so many. */
const PANELS_OF_MANY = 5;
/** Own cards that make a bank of more than ten thousand. */
const MANY_CARDS = 10_000;

/** What each search engine gets, of fourteen. */
const SEARCH_SECONDS = 6;
const SEARCH_SECONDS_ALONE = 40;

/** What parts are measured with. */
interface Material {
  readonly bank: readonly CardFile[];
  readonly cards: readonly BankCard[];
  readonly questions: number;
  /** Nothing else is measured in this run, so there is more time. */
  readonly alone: boolean;
}

/** What was measured, and in which browser. */
interface Measured {
  readonly rows: readonly Row[];
  readonly browser?: string;
  readonly problems?: readonly string[];
}

interface Part {
  readonly measure: (material: Material) => Promise<Measured>;
  readonly notes?: string;
}

/** What `--only` chooses from; it may be given more than once. */
const PARTS: Readonly<Record<string, Part>> = {
  call: { measure: (material) => inBrowser((sidecue) => call(sidecue, material, 0)), notes: CALL_NOTES },
  many: { measure: (material) => inBrowser((sidecue) => call(sidecue, material, MANY_CARDS)) },
  engine: {
    measure: ({ cards, alone }) => inBrowser((sidecue) => engineRows(sidecue, cards, MANY_CARDS, alone, step)),
    notes: ENGINE_NOTES,
  },
  long: { measure: (material) => inBrowser((sidecue) => long(sidecue, material)), notes: LONG_NOTES },
  report: { measure: ({ cards }) => inBrowser((sidecue) => report(sidecue, cards)) },
  sizes: {
    measure: async () => ({
      rows: await sizes(path.resolve(process.env["SIDECUE_SIZES"] ?? "target/tests/sizes.json")),
    }),
  },
  search: {
    measure: ({ alone }) => compareSearch(alone ? SEARCH_SECONDS_ALONE : SEARCH_SECONDS, step),
    notes: SEARCH_NOTES,
  },
};

function step(text: string): void {
  console.error(`bench: ${text}`);
}

/** Measures in a browser and a profile of its own. */
async function inBrowser(measure: (sidecue: Sidecue) => Promise<Row[]>): Promise<Measured> {
  const sidecue = await launchSidecue();
  const browser = await sidecue.browser.version();
  try {
    return { rows: await measure(sidecue), browser, problems: sidecue.problems };
  } finally {
    await sidecue.close();
  }
}

async function call(sidecue: Sidecue, { bank, cards, questions: count }: Material, own: number): Promise<Row[]> {
  if (own > 0) await keepOwnCards(sidecue, bank, own);
  const many = cards.length + own;
  const titles = cards.map(({ title }) => title);
  const rows = await callRows(
    sidecue,
    { cards: many, asked: questions(cards, count), titles, limit: own > 0 ? 60 : 50 },
    step,
  );
  step("panels opened");
  // The call is over: this is the panel alone.
  const opened = `panel opened -> search answers, ${many.toLocaleString("en")} cards`;
  if (own > 0) return [...rows, worst(opened, await openings(sidecue, PANELS_OF_MANY), null)];
  return [...rows, held(4, worst(opened, await openings(sidecue, PANELS), 400))];
}

async function long(sidecue: Sidecue, { bank, cards }: Material): Promise<Row[]> {
  const rows = await longCallRows(sidecue, bank, cards, step);
  step("the engine in a call of three hours");
  const page = (): ReturnType<Sidecue["openExtensionPage"]> => sidecue.openExtensionPage("options.html");
  return [...rows, ...(await growthRows(await page(), await page(), bank))];
}

async function report(sidecue: Sidecue, cards: readonly BankCard[]): Promise<Row[]> {
  step("reports of three hours");
  const { fromList, fromNothing } = await openReports(sidecue, cards, REPORTS);
  return [
    spread("report of three hours: click -> painted", fromList, 300),
    spread("report of three hours in a new tab -> painted", fromNothing, null),
  ];
}

function isHeld(row: Row): row is HeldRow {
  return "line" in row;
}

function printed(rows: readonly Row[]): string {
  const numbers = rows.filter(isHeld).sort((a, b) => a.line - b.line);
  const others = rows.filter((row) => !isHeld(row));
  const over = rows.filter(isOver).map(({ what, measured, limit }) => `OVER: ${what}: ${measured}, at most ${limit}`);
  const notes = [...over, ...numbers.flatMap(({ note = [] }) => note)];
  return [
    ...(numbers.length === 0 ? [] : [`Numbers to hold\n\n${table(numbers)}`]),
    ...(notes.length === 0 ? [] : [notes.join("\n")]),
    ...(others.length === 0 ? [] : [`Beside them\n\n${table(others)}`]),
  ].join("\n\n");
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      questions: { type: "string", default: String(QUESTIONS) },
      only: { type: "string", multiple: true, default: Object.keys(PARTS) },
    },
  });
  const count = Number(values.questions);
  if (!Number.isInteger(count) || count < 1) throw new Error(`--questions ${values.questions} is no number above 0`);
  const unknown = values.only.find((part) => !(part in PARTS));
  if (unknown !== undefined) throw new Error(`--only ${unknown}: there are ${Object.keys(PARTS).join(", ")}`);

  const load = (): string => loadavg()[0]?.toFixed(1) ?? "";
  const before = load();
  const wanted = Object.entries(PARTS).filter(([name]) => values.only.includes(name));
  const alone = wanted.length === 1;
  const material = { bank: await bankFiles(), cards: await bankCards(), questions: count, alone };
  const [measured, took]: [Measured[], string[]] = [[], []];
  for (const [name, { measure }] of wanted) {
    const begin = performance.now();
    measured.push(await measure(material));
    took.push(`${name} ${((performance.now() - begin) / 1000).toFixed(0)} s`);
  }
  const browsers = new Set(measured.flatMap(({ browser = [] }) => browser));
  const machine = [
    `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? "unknown"})`,
    `load ${before} before (others were at work where it is far from 0), ${load()} after`,
    ...browsers,
  ].join(", ");
  const notes = wanted.flatMap(([, { notes: said = [] }]) => said);
  console.log(
    [machine, printed(measured.flatMap(({ rows }) => rows)), ...notes, `Took: ${took.join(", ")}`].join("\n\n"),
  );
  const problems = measured.flatMap((part) => part.problems ?? []);
  if (problems.length > 0) throw new Error(`problems during the run:\n  ${problems.join("\n  ")}`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`bench: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
