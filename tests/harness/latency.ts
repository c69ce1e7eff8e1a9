import type { CaptionChange } from "./caption-log";
import type { Paint } from "./paint-log";

/** A question has ended when the interviewer is silent for this long (core's recognition), in milliseconds. */
const SILENCE_MS = 1000;
/** The person answers when they have said this many words. */
const SPOKEN_WORDS = 3;
/** So many words at the end of the heard line say up to where it had heard. */
const TAIL_WORDS = 8;

/** Why the panel painted something else: a caption changed, or nobody spoke for a while. */
export type Cause =
  | { readonly kind: "caption"; readonly latency: number }
  | { readonly kind: "silence"; readonly silence: number };

/** Finds the caption change behind each paint, given what the page and the panel wrote down. */
export class Causes {
  readonly #asked: CaptionChange[] = [];
  readonly #answers: { readonly at: number; readonly asked: number }[] = [];
  readonly #ownName: string;
  readonly #known = new Map<number, number>();
  #spoken = 0;
  #before: { readonly heard: string; readonly index: number } = { heard: "", index: -1 };

  /** `ownName`: how the call page names the person themself. */
  constructor(ownName = "You") {
    this.#ownName = ownName;
  }

  /** When the interviewer's captions last changed, or `null`. */
  get lastAsked(): number | null {
    return this.#asked.at(-1)?.at ?? null;
  }

  /** Takes a change; changes come in the order of their times. */
  heard(change: CaptionChange): void {
    if (change.speaker !== this.#ownName) {
      this.#asked.push(change);
      this.#spoken = 0;
      return;
    }
    const words = change.text.split(" ").length;
    const before = this.#spoken;
    this.#spoken += words - (this.#known.get(change.block) ?? 0);
    this.#known.set(change.block, words);
    const asked = this.#asked.at(-1);
    if (asked && before < SPOKEN_WORDS && this.#spoken >= SPOKEN_WORDS) {
      this.#answers.push({ at: change.at, asked: asked.at });
    }
  }

  /**
   * Takes a paint and says what it followed; paints come in the order of their times, after the changes they show. Of
   * changes that the reader sent together the first one counts, so a latency is never too small.
   */
  of(paint: Paint): Cause | null {
    const { heard, index } = this.#before;
    if (paint.heard === heard) return this.#ended(paint);
    // A line that was emptied shows the newest change too, without a word of it.
    const shown = paint.heard === "" ? this.#asked.findLastIndex(({ at }) => at <= paint.at) : this.#shown(paint);
    if (shown === -1) return null;
    this.#before = { heard: paint.heard, index: shown };
    const change = this.#asked[Math.min(index + 1, shown)];
    return change === undefined ? null : { kind: "caption", latency: paint.at - change.at };
  }

  /** The heard line is as it was, so the question has ended: the person answers, or nobody speaks. */
  #ended(paint: Paint): Cause | null {
    const asked = this.#asked[this.#before.index];
    if (asked === undefined) return null;
    const answer = this.#answers.findLast(({ at }) => at <= paint.at);
    if (answer?.asked === asked.at && answer.at - asked.at < SILENCE_MS) {
      return { kind: "caption", latency: paint.at - answer.at };
    }
    const silence = paint.at - asked.at;
    return silence >= SILENCE_MS ? { kind: "silence", silence } : null;
  }

  /** The newest change of the interviewer's captions that a paint shows. */
  #shown({ at, heard }: Paint): number {
    const tail = heard.split(" ").slice(-TAIL_WORDS).join(" ");
    return this.#asked.findLastIndex(
      (change) => change.at <= at && tail !== "" && (change.text.endsWith(tail) || tail.endsWith(` ${change.text}`)),
    );
  }
}

/** The value below which this share of the numbers lies, by nearest rank; not a number when there are none. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
