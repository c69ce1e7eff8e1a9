/** Whether a text changes as captions do. */

const WORD_EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
/** Scripts that put no spaces between words; their characters count as words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/gu;
const SPAN_MS = 3000;
const MIN_CHANGES = 4;
/** Six a second. */
const MAX_CHANGES = 18;

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replace(UNSPACED, " $& ")
    .split(/\s+/)
    .map((word) => word.replace(WORD_EDGES, ""))
    .filter((word) => word !== "");
}

/** Whether a text went on: the start stayed, or the last words but one are still there and moved to the front. */
function grew(before: readonly string[], after: readonly string[]): boolean {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  if (after.length >= before.length && same >= 0.6 * before.length) return true;
  const tail = before.slice(-4, -1);
  return tail.length === 3 && ` ${after.join(" ")} `.includes(` ${tail.join(" ")} `);
}

/** The recent changes of one text. */
export class Growth {
  #words: readonly string[];
  #text: string;
  #changes: { readonly at: number; readonly grew: boolean }[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#words = wordsOf(text);
  }

  /** Whether it was ever seen to change. */
  get changed(): boolean {
    return this.#changes.length > 0;
  }

  /** Takes the text as it is now. Returns whether it changes as captions do. */
  add(text: string, at: number): boolean {
    if (text === this.#text) return false;
    const words = wordsOf(text);
    this.#changes.push({ at, grew: words.length > 0 && grew(this.#words, words) });
    this.#text = text;
    this.#words = words;
    this.#changes = this.#changes.filter((change) => at - change.at <= SPAN_MS).slice(-MAX_CHANGES - 1);
    const count = this.#changes.length;
    const grown = this.#changes.filter((change) => change.grew).length;
    return count >= MIN_CHANGES && count <= MAX_CHANGES && grown > 0.6 * count;
  }
}
