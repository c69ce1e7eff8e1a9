/** Turns the caption rows on the page into plain, bounded data. */

import type { SnapshotRow } from "../messages";
import type { CallPage, CaptionRow } from "./call-page";
import { textOf } from "./dom";

const MAX_ROWS = 40;
const MAX_TEXT = 4096;
const MAX_SPEAKER = 120;

/** Numbers rows by the DOM node that holds their text: the same words in another node are another row. */
export class RowKeys {
  readonly #keys = new WeakMap<Element, number>();
  #next = 1;

  /** The number of this node, given at first sight. */
  of(element: Element): number {
    let key = this.#keys.get(element);
    if (key === undefined) {
      key = this.#next++;
      this.#keys.set(element, key);
    }
    return key;
  }
}

/** Reads the rows under `root` afresh. */
export function scan(page: CallPage, root: Element, keys: RowKeys): SnapshotRow[] {
  return page.rows(root, MAX_ROWS).map((row) => {
    const speaker = plain(row.speaker ?? "").slice(0, MAX_SPEAKER);
    return {
      key: keys.of(row.text),
      // The end of a picture's address tells people apart, the start is the same for all.
      speakerKey: speaker || plain(row.avatar ?? "").slice(-MAX_SPEAKER),
      speaker: speaker || null,
      text: lastWords(row),
      hidden: getComputedStyle(row.block).display === "none",
    };
  });
}

/** The end of the text, which is where a caption changes. */
function lastWords(row: CaptionRow): string {
  // Cut before tidying as well: a page can hold megabytes, and no block gets slower to read as it grows.
  const text = plain((textOf(row.text) ?? "").slice(-2 * MAX_TEXT));
  if (text.length <= MAX_TEXT) return text;
  const end = text.slice(-MAX_TEXT);
  // From the next whole word on, so that half a word at the start is not taken for a change. Scripts without spaces
  // are cut where they are, but never inside a character.
  const word = end.indexOf(" ");
  return word === -1 ? end.replace(/^[\uDC00-\uDFFF]/, "") : end.slice(word + 1);
}

function plain(text: string): string {
  return text.replaceAll("\0", "").replace(/\s+/g, " ").trim().toWellFormed();
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
    a.hidden === b.hidden
  );
}
