import type { Page } from "puppeteer-core";
import type { Sidecue } from "../harness/browser";
import { readerWorld } from "../harness/reader-world";
import type { CardFile } from "./bank";
import { lateRow } from "./call-rows";
import { CaptionBench } from "./caption-latency";
import { FastTime } from "./fast-time";
import { livePanel } from "./live-panel";
import { type Memory, panelMemory } from "./memory";
import type { BankCard } from "./questions";
import { longCall, MS_PER_WORD, type Said, wordsIn } from "./speech";
import { held, type Row, size, spokenBytes, told } from "./table";

/** So many times as fast as people speak. */
const TIMES = 60;
/** As many blocks as Meet keeps after a while. */
const BLOCKS = 12;
/** What the last words changed has come by then. */
const SETTLE_MS = 2000;
const MOST = 150e6;
const MOST_GROWTH = 1.2;
const LATE_QUESTIONS = 12;
const MINUTES = 60_000;

/** A call of three hours in the real panel, in which time passes fast; what memory it leaves behind. */
export async function longCallRows(
  sidecue: Sidecue,
  bank: readonly CardFile[],
  cards: readonly BankCard[],
  step: (text: string) => void,
): Promise<Row[]> {
  const { call, panel, clock } = await livePanel(sidecue);
  const time = new FastTime([readerWorld(call), panel.page, clock.worker()]);
  const engine = panel.engine();
  await engine.evaluate(countSnapshots);
  const { opening, early, middle, late } = longCall(bank);

  step("ten minutes of a call");
  let gained = await play(call, time, opening);
  const short = await panelMemory(sidecue, panel);
  step("three hours of it");
  const rest = [...early.flat(), ...middle, ...late.flat()];
  gained = await play(call, time, rest);
  const long = await panelMemory(sidecue, panel);
  const snapshots = await engine.evaluate(() => (globalThis as CountingScope).snapshots ?? 0);
  if (panel.engine() !== engine) throw new Error("the engine was replaced during the long call");
  step("captions after three hours");
  // Its stamps are compared with the panel's.
  await time.join(call);
  const after = await lateRow(await CaptionBench.on(call, panel.page), cards, LATE_QUESTIONS);
  await panel.close();
  await call.close();

  const words = wordsIn(opening) + wordsIn(rest);
  const growth = long.total / short.total;
  const ten = size("memory after ten minutes at 160 words a minute", short.total, MOST);
  const three = {
    ...size("memory after three hours", long.total, Math.min(MOST, MOST_GROWTH * short.total)),
    note: `memory after three hours is ${growth.toFixed(2)} times that after ten minutes, at most ${MOST_GROWTH} times`,
  };
  const part = (name: string): Row => told(`  ${name}`, between(short.parts.get(name), long.parts.get(name)));
  return [
    held(6, ten),
    held(6, three),
    told("memory of the panel after ten minutes, three hours", between(short.total, long.total)),
    ...[...short.parts.keys()].map(part),
    told("  elements of the panel's document", `${short.nodes}, ${long.nodes}`),
    ...processes(short, long),
    told("words, snapshots, minutes of that call", `${words}, ${snapshots}, ${Math.round(gained / MINUTES)}`),
    after,
  ];
}

function between(early: number | undefined, late: number | undefined): string {
  return `${spokenBytes(early ?? Number.NaN)}, ${spokenBytes(late ?? Number.NaN)}`;
}

function processes(short: Memory, long: Memory): Row[] {
  if (short.processes === null || long.processes === null) return [];
  return [told("private memory of the extension's process, code included", between(short.processes, long.processes))];
}

/** Says all of it while time passes fast; gives how much more time has passed in all than on the computer's clock. */
async function play(call: Page, time: FastTime, said: readonly Said[]): Promise<number> {
  const from = await time.begin(TIMES);
  await call.evaluate(speak, said, from, MS_PER_WORD / TIMES, BLOCKS);
  const gained = await time.end();
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  return gained;
}

/** Runs in the call page. */
async function speak(said: readonly Said[], from: number, msPerWord: number, most: number): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const turn = (): Promise<void> =>
    new Promise((resolve) => {
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  let due = from;
  let blocks = 0;
  for (const { speaker, words } of said) {
    blocks += 1;
    if (blocks > most) window.stage.drop(1);
    for (const word of words) {
      due += msPerWord;
      const wait = due - performance.timeOrigin - performance.now();
      // A late word is not waited for, but the reader gets its turn.
      await (wait >= 1 ? new Promise((resolve) => setTimeout(resolve, wait)) : turn());
      window.stage.say(speaker, word);
    }
  }
}

interface CountingScope {
  snapshots?: number;
}

/** Runs in the engine's worker. */
function countSnapshots(): void {
  const scope = globalThis as CountingScope;
  scope.snapshots = 0;
  addEventListener(
    "message",
    ({ data }: MessageEvent<{ readonly request?: { readonly message?: { type?: string } } }>) => {
      if (data.request?.message?.type === "snapshot") scope.snapshots = (scope.snapshots ?? 0) + 1;
    },
  );
}
