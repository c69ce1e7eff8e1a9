/** The speaker blocks of Meet's caption region, known by their shape: nothing in them has a role, a label or a name. */

import type { CaptionRow } from "./call-page";
import {
  attribute,
  childrenOf,
  find,
  findAll,
  firstNodeOf,
  isHidden,
  labelOf,
  lastChildOf,
  matches,
  previousOf,
  textOf,
  textWithout,
} from "./dom";
import { take } from "./take";

/** What a caption block neither is nor holds. Reading a chat would be worse than reading nothing. */
const NOT_CAPTIONS =
  "button, input, textarea, select, [contenteditable], [role=button], [role=combobox], [role=listbox], [role=log], " +
  "[role=list], [role=textbox]";
/** A longer name without a picture of its own is no name: it is several blocks in one box. */
const MAX_NAME = 100;
/** So many boxes may stand between the region and its blocks. */
const MAX_DEPTH = 3;

/** One speaker's turn. */
export interface Block {
  readonly element: Element;
  /** What holds the words. */
  readonly text: Element;
  readonly name: string;
  /** The picture's address; `null` without a picture, as for people who have none. */
  readonly picture: string | null;
}

/**
 * The blocks from the last one on, so that a long call costs no more than a short one: not the spacer, and not the box
 * with the button that jumps to the end. Boxes around one or all of them are looked through.
 */
export function* blocksFromEnd(region: Element, depth = 0): Generator<Block> {
  for (let child = lastChildOf(region); child !== null; child = previousOf(child)) {
    if (matches(child, NOT_CAPTIONS)) continue;
    const block = blockOf(child);
    if (block !== null) yield block;
    else if (depth < MAX_DEPTH) yield* blocksFromEnd(child, depth + 1);
  }
}

/** The last `limit` blocks in page order, read as rows. */
export function rowsOf(region: Element, limit: number): CaptionRow[] {
  const last = take(blocksFromEnd(region), limit).reverse();
  return last.map(({ element, text, name, picture }) => ({
    identity: text,
    text: textOf(text) ?? "",
    speaker: name,
    picture,
    hidden: isHidden(element),
  }));
}

/**
 * The part with the picture is the speaker's, or else the first one; of the others the last that holds anything is the
 * text. So a part that is added, moved or split off does no harm.
 */
function blockOf(element: Element): Block | null {
  const parts = [...childrenOf(element)];
  const header = parts.find((part) => pictureIn(part) !== null) ?? parts[0];
  const others = parts.filter((part) => part !== header);
  const text = others.findLast((part) => firstNodeOf(part) !== null) ?? others.at(-1);
  if (header === undefined || text === undefined || find(element, NOT_CAPTIONS) !== null) return null;
  // A picture and one thing more are a header alone, an icon heads a control, and a text has no picture.
  const isNone = matches(header, parts.length === 2 ? "img, i" : "i") || pictureIn(text) !== null;
  if (isNone) return null;
  const name = labelOf(header).trim() || textWithout(element, (part) => part === text || matches(part, "i")).trim();
  const picture = pictureIn(header);
  const isEmpty = name === "" && picture === null && (textOf(text) ?? "").trim() === "";
  const isSeveral = name.length > MAX_NAME && findAll(element, "img").length !== 1;
  return isEmpty || isSeveral ? null : { element, text, name, picture };
}

function pictureIn(element: Element): string | null {
  const picture = matches(element, "img") ? element : find(element, "img");
  return picture && attribute(picture, "src");
}
