/** What is never read on a guess or at a click that went astray: reading a chat would be worse than reading nothing. */

import { closest, find, findAll, matches, parentElementOf } from "./dom";

const ENTRY = "textarea, [contenteditable]:not([contenteditable=false]), [role=textbox], input:not([type=checkbox])";
// The rows of Teams' captions are components that have "Chat" in their class names.
const CHAT =
  ":is([role=log], [id*=chat i], [aria-label*=chat i], [data-tid*=chat i], [class*=chat i]:not([class*=fui-Chat]))";
const PRIVATE = `${ENTRY}, select, ${CHAT}`;
const PAGE = "html, body, main";
/** From a message up to the panel that has the box to write in as well. */
const LEVELS = 6;

/** Whether an element is, or is part of, a chat or something to write in. */
export function isPrivate(element: Element): boolean {
  return closest(element, `:is(${PRIVATE}):not(${PAGE})`) !== null;
}

/** Whether the lines below `root` are a chat, or have one among them. */
export function holdsPrivate(root: Element): boolean {
  if (isPrivate(root) || find(root, PRIVATE) !== null) return true;
  // Lines in one column with a box to write in: people wrote them, even where nothing is called a chat.
  const { left, right, width } = placeOf(root);
  let box = parentElementOf(root);
  for (let level = 0; level < LEVELS && box !== null && !matches(box, PAGE); level++) {
    for (const entry of findAll(box, ENTRY)) {
      const place = placeOf(entry);
      if (2 * (Math.min(right, place.right) - Math.max(left, place.left)) > width) return true;
    }
    box = parentElementOf(box);
  }
  return false;
}

function placeOf(element: Element): DOMRect {
  return Element.prototype.getBoundingClientRect.call(element);
}
