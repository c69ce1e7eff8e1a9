/** The words below an element, as somebody reads them off the page. */

import { documentOf, matches, parentElementOf, textOf } from "./dom";

/** What stands among words and is none of them. */
const NO_WORDS = "button, [role=button], [aria-hidden=true], script, style, svg, i";
/** A time, in one piece or several, and initials: they may stand beside a caption. */
const NO_TEXT = /^[\d:.\s]*(?:[AaPp]\.?[Mm]\.?)?$|^\p{Lu}{1,3}$/u;
const LETTER = /\p{L}/u;
/** More pieces of text than a caption row has. */
const MAX_PIECES = 500;
const MAX_END_PIECES = 60;
const MAX_END = 600;

function* pieces(element: Element, skipped: Element | null): Generator<Node> {
  const walker = documentOf(element)?.createTreeWalker(
    element,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) =>
      node.nodeType === Node.TEXT_NODE
        ? NodeFilter.FILTER_ACCEPT
        : node === skipped || matches(node as Element, NO_WORDS)
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_SKIP,
  );
  for (let count = 0; count < MAX_PIECES && walker?.nextNode(); count++) yield walker.currentNode;
}

/** The text below an element. Lines and words that are elements of their own are told apart by spaces. */
export function spoken(element: Element): string {
  let text = "";
  let before: Element | null = null;
  for (const piece of pieces(element, null)) {
    const parent = parentElementOf(piece);
    const words = textOf(piece) ?? "";
    // A full stop may be an element too, and needs no space.
    if (parent !== before && /^[\p{L}\p{N}]/u.test(words)) text += " ";
    text += words;
    before = parent;
  }
  return text;
}

/** The elements of a row that hold text, in page order; with a caption, only those beside it. */
export function textsIn(row: Element, caption: Element | null = null): Element[] {
  const found = new Set<Element>();
  if (row === caption) return [];
  for (const piece of pieces(row, caption)) {
    const words = (textOf(piece) ?? "").trim();
    const parent = parentElementOf(piece);
    if (parent !== null && LETTER.test(words) && !NO_TEXT.test(words)) found.add(parent);
  }
  return [...found];
}

/** The end of the text below an element, at a cost that does not grow with the text. */
export function lastOf(element: Element): string {
  const walker = documentOf(element)?.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let text = "";
  let node = walker?.lastChild() ?? null;
  for (let count = 0; node !== null && count < MAX_END_PIECES && text.length < MAX_END; count++) {
    text = (textOf(node) ?? "").slice(-MAX_END) + text;
    node = walker?.previousNode() ?? null;
  }
  return text.slice(-MAX_END);
}
