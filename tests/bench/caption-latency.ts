import type { Page } from "puppeteer-core";
import { CaptionLog } from "../harness/caption-log";
import { Causes } from "../harness/latency";
import { PaintLog } from "../harness/paint-log";

/** The time from a change of a caption in the call page to what it changed in the panel being painted. */
export interface CaptionLatencies {
  /** Another card, another phase, or no card any more: in milliseconds. */
  readonly cards: readonly number[];
  /** The heard line. */
  readonly heard: readonly number[];
  /** Changes of the card that followed silence, which has no caption to measure from. */
  readonly afterSilence: number;
  readonly captionChanges: number;
}

/** At the least so many words that the person is taken to answer. */
const ANSWER = "Well I would first";

/** Measures calls on a call page and a panel that are connected. */
export class CaptionBench {
  readonly #call: Page;
  readonly #captions: CaptionLog;
  readonly #paints: PaintLog;
  #captionsSeen = 0;
  #paintsSeen = 0;
  readonly #causes = new Causes();

  private constructor(call: Page, captions: CaptionLog, paints: PaintLog) {
    this.#call = call;
    this.#captions = captions;
    this.#paints = paints;
  }

  /** Begins to write down what happens on both sides. */
  static async on(call: Page, panel: Page): Promise<CaptionBench> {
    return new CaptionBench(call, await CaptionLog.on(call), await PaintLog.on(panel));
  }

  /** Speaks each question word by word at this pace, with an own answer after it. */
  async run(asked: readonly string[], msPerWord: number): Promise<CaptionLatencies> {
    await this.#call.evaluate(speak, asked, ANSWER, msPerWord);
    const changes = (await this.#captions.changes()).slice(this.#captionsSeen);
    const paints = (await this.#paints.paints()).slice(this.#paintsSeen);
    this.#captionsSeen += changes.length;
    this.#paintsSeen += paints.length;

    const events = [...changes, ...paints].sort((a, b) => a.at - b.at);
    const cards: number[] = [];
    const heard: number[] = [];
    let afterSilence = 0;
    let before = "";
    for (const event of events) {
      if ("block" in event) {
        this.#causes.heard(event);
        continue;
      }
      const cause = this.#causes.of(event);
      const shown = `${event.card} ${event.phase}`;
      if (cause?.kind === "caption") (shown === before ? heard : cards).push(cause.latency);
      else if (cause?.kind === "silence") afterSilence += 1;
      before = shown;
    }
    return { cards, heard, afterSilence, captionChanges: changes.length };
  }
}

/** Runs in the call page. */
async function speak(asked: readonly string[], answer: string, msPerWord: number): Promise<void> {
  let due = performance.now();
  for (const question of asked) {
    for (const [speaker, text] of [
      ["Dana Whitfield", question],
      ["You", answer],
    ] as const) {
      for (const word of text.split(" ")) {
        due += msPerWord;
        await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
        window.stage.say(speaker, word);
      }
    }
  }
  // What the last words changed is painted well within a second.
  await new Promise((resolve) => setTimeout(resolve, 1000));
}

/** How far apart two pages' clocks are, in milliseconds: both are compared with the computer's. */
export async function clockSkew(a: Page, b: Page): Promise<number> {
  const [first, second] = [await a.evaluate(clockError), await b.evaluate(clockError)];
  return Math.abs(first - second);
}

/** Runs in a page: the clock of the stamps minus the computer's at the moment when the latter ticks. */
function clockError(): number {
  const errors = Array.from({ length: 50 }, () => {
    const before = Date.now();
    let now = before;
    while (now === before) now = Date.now();
    return performance.timeOrigin + performance.now() - now;
  });
  return errors.sort((x, y) => x - y)[25] ?? 0;
}
