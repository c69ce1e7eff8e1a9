import type { CardFile, Line } from "./bank";

/** What one person says in one go. */
export interface Said {
  readonly speaker: string;
  readonly words: readonly string[];
}

/** Who asks, and what the call page calls the person themself. */
export const INTERVIEWER = "Dana Whitfield";
export const SELF = "You";

const WORDS_A_MINUTE = 160;
/** Milliseconds of the call that a word takes. */
export const MS_PER_WORD = 60_000 / WORDS_A_MINUTE;

/** A call of three hours, in stretches; two of them say the same, early and late. */
export interface LongCall {
  /** The first ten minutes. */
  readonly opening: readonly Said[];
  /** Ten minutes each. */
  readonly early: readonly (readonly Said[])[];
  readonly middle: readonly Said[];
  /** What was said early, once more at the end. */
  readonly late: readonly (readonly Said[])[];
}

const STRETCH_MINUTES = 10;
const HOURS = 3;
/** Stretches that are compared. */
const COMPARED = 3;

/** Questions of the bank, each with an answer out of its card's own lines. */
export function longCall(bank: readonly CardFile[]): LongCall {
  const exchanges = talk(bank);
  const minutes = (count: number): Said[] => take(exchanges, count * WORDS_A_MINUTE);
  const opening = minutes(STRETCH_MINUTES);
  const early = Array.from({ length: COMPARED }, () => minutes(STRETCH_MINUTES));
  const middle = minutes(HOURS * 60 - STRETCH_MINUTES * (1 + 2 * COMPARED));
  return { opening, early, middle, late: early };
}

/** How many words are said. */
export function wordsIn(said: readonly Said[]): number {
  return said.reduce((sum, { words }) => sum + words.length, 0);
}

/** Takes what was said until it is so many words; the last one is cut off in mid-speech. */
function take(from: Generator<Said>, count: number): Said[] {
  const taken: Said[] = [];
  for (let left = count; left > 0; ) {
    const { speaker, words } = from.next().value as Said;
    taken.push({ speaker, words: words.slice(0, left) });
    left -= words.length;
  }
  return taken;
}

function* talk(bank: readonly CardFile[]): Generator<Said> {
  for (let round = 0; ; round += 1) {
    for (const { question, aliases, strong = [], approach = [], follow_ups = [] } of bank) {
      const asked = [question, ...aliases];
      yield { speaker: INTERVIEWER, words: split(asked[round % asked.length] ?? question) };
      yield { speaker: SELF, words: [...approach.slice(0, 3), ...strong.slice(0, 2)].flatMap(spoken) };
      const further = follow_ups[round % Math.max(1, follow_ups.length)]?.ask;
      if (further === undefined) continue;
      yield { speaker: INTERVIEWER, words: split(further) };
      yield { speaker: SELF, words: approach.slice(3, 5).flatMap(spoken) };
    }
  }
}

function spoken(line: Line): string[] {
  return typeof line === "string" ? split(line) : [...split(line.say), ...split(line.more ?? "")];
}

function split(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}
