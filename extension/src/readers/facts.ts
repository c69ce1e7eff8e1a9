/** What can be said of captions that were found without knowing what they mean: whether all of them is read. */

import type { SnapshotRow } from "../messages";
import type { Found } from "./call-page";
import { beforeOf, isElement, isText, lastNodeOf, matches, textOf } from "./dom";
import { take } from "./take";

/** Controls, and what assistive technology does not see, are no captions. */
const CONTROLS = "button, [role=button], [role=combobox], [role=listbox], [aria-hidden=true]";
/** So many blocks, the last ones, are looked at: a call of hours costs no more than one of minutes. */
const MAX_BLOCKS = 200;
/** No page nests its captions deeper. */
const MAX_DEPTH = 50;

/** Whether the root shows text that no row accounts for. */
export function isUnread({ root, blocks }: Found): boolean {
  if (blocks === undefined) return false;
  const read = new Set(take(blocks(), MAX_BLOCKS));
  return holdsMore(root, read, { blocks: read.size === MAX_BLOCKS ? MAX_BLOCKS : Number.POSITIVE_INFINITY });
}

/** Goes from the end on, where captions change, until as many blocks as are `left` were passed. */
function holdsMore(element: Element, read: ReadonlySet<Element>, left: { blocks: number }, depth = 0): boolean {
  for (let node = lastNodeOf(element); node !== null && left.blocks > 0; node = beforeOf(node)) {
    if (isText(node) && (textOf(node) ?? "").trim() !== "") return true;
    if (!isElement(node) || depth === MAX_DEPTH || matches(node, CONTROLS)) continue;
    if (read.has(node)) left.blocks--;
    else if (holdsMore(node, read, left, depth + 1)) return true;
  }
  return false;
}

/** Whether rows are there and all of them lack what makes them speech. */
export function isHollow(rows: readonly SnapshotRow[], named: boolean): boolean {
  return rows.length > 0 && rows.every((row) => row.text === "" || (named && row.speaker === null));
}
