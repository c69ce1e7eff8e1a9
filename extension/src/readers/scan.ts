/** Turns the caption rows on the page into plain, bounded data. */

import type { SnapshotRow } from "../messages";
import type { CaptionRow, Found } from "./call-page";

/** Most rows looked at. */
export const MAX_ROWS = 40;
const MAX_TEXT = 4096;
const MAX_SPEAKER = 120;
/** Most characters of one snapshot: a message stays under 64 KB in any script, at three bytes a character. */
export const MAX_SNAPSHOT = 20_000;

/** All below the space but for tab and line ends, which count as spaces. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROLS = /[\0-\x08\x0e-\x1f\x7f]/g;

/** Numbers rows by what holds their text: the same words in another node are another row. */
export class RowKeys {
  readonly #keys = new WeakMap<object, number>();
  #next = 1;

  /** The number of this node, given at first sight. */
  of(identity: object): number {
    let key = this.#keys.get(identity);
    if (key === undefined) {
      key = this.#next++;
      this.#keys.set(identity, key);
    }
    return key;
  }
}

/** Reads the rows afresh: the newest that fit into one snapshot. */
export function scan(found: Found, keys: RowKeys): SnapshotRow[] {
  const rows = found.rows(MAX_ROWS).map((row) => plainRow(row, keys));
  let room = MAX_SNAPSHOT;
  const first = rows.findLastIndex((row) => {
    room -= charactersOf(row);
    return room < 0;
  });
  return rows.slice(first + 1);
}

/** How many characters of the page's a row takes in a message. */
export function charactersOf({ text, speakerKey, speaker }: SnapshotRow): number {
  return text.length + speakerKey.length + (speaker?.length ?? 0);
}

function plainRow(row: CaptionRow, keys: RowKeys): SnapshotRow {
  const speaker = plain((row.speaker ?? "").slice(0, 2 * MAX_SPEAKER))
    .slice(0, MAX_SPEAKER)
    .trim();
  return {
    key: keys.of(row.identity),
    // The end of a picture's address tells people apart, the start is the same for all.
    speakerKey: speaker || plain((row.picture ?? "").slice(-2 * MAX_SPEAKER)).slice(-MAX_SPEAKER),
    speaker: speaker || null,
    text: lastWords(row.text),
    hidden: row.hidden,
    ...(row.translated === true ? { translated: true } : {}),
  };
}

/** The end of the text, which is where a caption changes. */
function lastWords(whole: string): string {
  // Cut before tidying as well: a page can hold megabytes, and no block gets slower to read as it grows.
  const text = plain(whole.slice(-2 * MAX_TEXT));
  if (text.length <= MAX_TEXT) return text;
  const end = text.slice(-MAX_TEXT);
  // From the next whole word on, so that half a word at the start is not taken for a change. Scripts without spaces
  // are cut where they are, but never inside a character.
  const word = end.indexOf(" ");
  return word === -1 ? end.replace(/^[\uDC00-\uDFFF]/, "") : end.slice(word + 1);
}

function plain(text: string): string {
  // Control characters mean nothing in a caption, and each of them would take six bytes of a message.
  return text.replace(CONTROLS, "").replace(/\s+/g, " ").trim().toWellFormed();
}

/** Whether two scans would show the same. */
export function sameRows(a: readonly SnapshotRow[], b: readonly SnapshotRow[]): boolean {
  return a.length === b.length && a.every((row, index) => sameRow(row, b[index]));
}

function sameRow(a: SnapshotRow, b: SnapshotRow | undefined): boolean {
  return (
    b !== undefined &&
    a.key === b.key &&
    a.text === b.text &&
    a.speakerKey === b.speakerKey &&
    a.speaker === b.speaker &&
    a.hidden === b.hidden &&
    a.translated === b.translated
  );
}
