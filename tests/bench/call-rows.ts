import type { Sidecue } from "../harness/browser";
import { CaptionBench, clockSkew } from "./caption-latency";
import { livePanel } from "./live-panel";
import { openAndSearch, typeTitles } from "./panel-latency";
import { type BankCard, questions } from "./questions";
import { held, ms, type Row, spread, told } from "./table";

/** Just slower than the reader's quiet time: every change is sent at once, as in real speech (300 ms a word). */
const CALM_MS_PER_WORD = 130;
/** Faster than anybody speaks, so that updates meet the reader's quiet time of 100 ms. */
const HURRIED_MS_PER_WORD = 80;
const HURRIED_QUESTIONS = 12;
const KEYSTROKES = 220;

/** What a call is measured against, and beside what. */
export interface CallPlan {
  /** Cards that the panel has. */
  readonly cards: number;
  readonly asked: readonly string[];
  /** What is typed. */
  readonly titles: readonly string[];
  /** Milliseconds at most for a card and for a search. */
  readonly limit: number;
}

/** Captions that become cards, and searches, in a real panel beside a call. */
export async function callRows(
  sidecue: Sidecue,
  { cards, asked, titles, limit }: CallPlan,
  step: (text: string) => void,
): Promise<Row[]> {
  const { call, panel } = await livePanel(sidecue);
  const skew = await clockSkew(call, panel.page);
  const many = `${cards.toLocaleString("en")} cards`;
  step(`captions, ${many}`);
  const bench = await CaptionBench.on(call, panel.page);
  const calm = await bench.run(asked, CALM_MS_PER_WORD);
  const hurried = await bench.run(asked.slice(0, HURRIED_QUESTIONS), HURRIED_MS_PER_WORD);
  step(`keystrokes, ${many}`);
  const keys = await typeTitles(panel, titles, KEYSTROKES);
  await panel.close();
  await call.close();
  const pace = (what: string, msPerWord: number): string => `caption -> ${what}, ${many}, ${msPerWord} ms a word`;
  return [
    held(1, spread(`caption change -> card painted, ${many}`, calm.cards, limit)),
    held(3, spread(`search keystroke -> results painted, ${many}`, keys, limit)),
    spread(pace("heard line painted", CALM_MS_PER_WORD), calm.heard, null),
    spread(pace("card painted", HURRIED_MS_PER_WORD), hurried.cards, null),
    spread(pace("heard line painted", HURRIED_MS_PER_WORD), hurried.heard, null),
    told("  clocks of page and panel differ by", ms(skew, 2)),
  ];
}

/** Milliseconds from the click until search answers, for so many panels opened one after the other while nothing else goes on. */
export async function openings(sidecue: Sidecue, panels: number): Promise<number[]> {
  const took: number[] = [];
  while (took.length < panels) took.push(await openAndSearch(sidecue));
  return took;
}

/** Captions in a panel that has read for a long time: it is measured as a fresh one is. */
export async function lateRow(bench: CaptionBench, cards: readonly BankCard[], count: number): Promise<Row> {
  const late = await bench.run(questions(cards, count), CALM_MS_PER_WORD);
  return spread("caption change -> card painted, after three hours", late.cards, null);
}
