/**
 * The reader of Microsoft Teams (v2, members and guests). Its class names are generated, but the two leaves of a
 * caption, the words and their author, have had the same `data-tid` through all layouts since 2025: rows are found by
 * climbing from them, and containers are believed only when they hold both.
 */

import type { CallControls, Strategy } from "../messages";
import type { CallPage, CaptionRow, Found } from "./call-page";
import {
  attribute,
  closest,
  contains,
  find,
  findAll,
  findAllInPage,
  findInPage,
  firstChildOf,
  isHidden,
  parentElementOf,
  tagOf,
  textOf,
} from "./dom";
import { startReader } from "./frame";
import { openShadow } from "./shadow";
import { CAPTIONS_ITEM, isOffered, MORE_BUTTON, switchOn } from "./teams-menu";

const TEXT = "[data-tid=closed-caption-text]";
const AUTHOR = "[data-tid=author]";
const LIST = "[data-tid=closed-caption-v2-virtual-list-content]";
/** What is on the page while captions are on, before anybody speaks as well. */
const RENDERER =
  "[data-tid=closed-caption-renderer-wrapper], [data-tid=closed-caption-v2-window-wrapper], [data-tid=closed-captions-renderer]";
/** The window itself can be left over, empty, after captions were switched off. */
const WINDOW = `${RENDERER}, [data-tid=closed-caption-v2-window]`;
const HANG_UP =
  "#hangup-button, [data-tid=hangup-main-btn], [data-tid=hangup-leave-button], [data-tid=hangup-end-meeting-button]";
/** What stands beside captions, never among them. */
const NOT_CAPTIONS = "button, input, textarea, select, [contenteditable], [role=log], [role=textbox], video";
/** From a caption's body to the list there are about six wrappers. */
const WRAPPERS = 6;

/** The organisation forbids captions: seen while the menu was open, and true until they are seen or the call ends. */
let forbidden = false;

function locate(): Found | null {
  return (
    byName(LIST, "named") ??
    byName(WINDOW, "shaped") ??
    byLeaves() ??
    // Nobody has spoken yet, or the leaves have other names now, which the facts about the rows then show.
    foundAt(all(LIST).at(-1), "named") ??
    foundAt(all(WINDOW).findLast((window) => find(window, LIST) === null && (textOf(window) ?? "").trim() !== "")) ??
    foundAt(all(RENDERER).at(-1))
  );
}

/** The last of these containers that holds spoken words and an author: one before it may be left over from a rebuild. */
function byName(selector: string, strategy: Strategy): Found | null {
  return foundAt(
    all(selector).findLast((container) => leaves(container).length > 0 && find(container, AUTHOR) !== null),
    strategy,
  );
}

/** Without a container's name: from a row upwards, past the wrappers, because later rows arrive high up in the list. */
function byLeaves(): Found | null {
  const spoken = all(TEXT).filter((leaf) => !isCopy(leaf));
  let root: Element | null = null;
  for (const leaf of spoken) root ??= rowOf(leaf);
  if (root === null) return null;
  for (let level = 0; ; level++) {
    const wider = parentElementOf(root);
    if (wider === null || tagOf(wider) === "body") break;
    const whole = spoken.every((leaf) => contains(root as Element, leaf));
    // The row itself is never the root.
    if (whole && level > 0 && (level > WRAPPERS || find(wider, NOT_CAPTIONS) !== null)) break;
    root = wider;
  }
  // What else stands in a root of this kind is not known, so its text is no sign of a change.
  const { blocks: _, ...found } = foundAt(root, "loose");
  return found;
}

/** The lowest element that holds this leaf, an author, and no other leaf. */
function rowOf(leaf: Element): Element | null {
  let row = parentElementOf(leaf);
  while (row !== null && findAll(row, TEXT).length === 1) {
    if (find(row, AUTHOR) !== null) return row;
    row = parentElementOf(row);
  }
  return null;
}

function foundAt(root: Element, strategy?: Strategy): Found;
function foundAt(root: Element | undefined, strategy?: Strategy): Found | null;
function foundAt(root: Element | undefined, strategy: Strategy = "shaped"): Found | null {
  if (root === undefined) return null;
  return {
    root,
    strategy,
    rows: (limit) => leaves(root).slice(-limit).map(rowIn(root)),
    blocks: () => blocksFromEnd(root),
  };
}

function* blocksFromEnd(root: Element): Generator<Element> {
  for (const leaf of leaves(root).reverse()) yield blockOf(leaf, root);
}

function leaves(root: Element): Element[] {
  return [...findAll(root, TEXT)].filter((leaf) => !isCopy(leaf));
}

/** Teams says captions a second time to screen readers, with the same name on the words but without an author. */
function isCopy(leaf: Element): boolean {
  const live = closest(leaf, "[aria-live]");
  return live !== null && find(live, AUTHOR) === null;
}

function rowIn(root: Element): (leaf: Element) => CaptionRow {
  return (leaf) => {
    const block = blockOf(leaf, root);
    const author = find(block, AUTHOR);
    const picture = find(block, "img");
    return {
      identity: leaf,
      text: textOf(leaf) ?? "",
      speaker: author && textOf(author),
      picture: picture && attribute(picture, "src"),
      hidden: isHidden(block),
    };
  };
}

/**
 * All that belongs to a row: the highest element below the root that has no other row's words or author. Teams marks
 * the picture, not the row, and guests have no element for a row at all.
 */
function blockOf(leaf: Element, root: Element): Element {
  let block = leaf;
  for (;;) {
    const wider = parentElementOf(block);
    if (wider === null || wider === root) return block;
    if (findAll(wider, TEXT).length > 1 || findAll(wider, AUTHOR).length > 1) return block;
    block = wider;
  }
}

/** Looks at ids and names that are the same in every language. */
function controls(): CallControls {
  const inCall = one(HANG_UP) !== null;
  const captions = captionsState(inCall);
  const item = one(CAPTIONS_ITEM);
  if (item !== null) forbidden = !isOffered(item);
  if (!inCall || captions === "on") forbidden = false;
  return {
    inCall,
    captions,
    canTurnOn: captions === "off" && !forbidden && one(MORE_BUTTON) !== null,
    obstacle: isTownHall() ? "town-hall" : forbidden ? "captions-forbidden" : null,
  };
}

function captionsState(inCall: boolean): CallControls["captions"] {
  if (all(`${LIST}, ${RENDERER}`).length > 0 || all(TEXT).some((leaf) => !isCopy(leaf))) return "on";
  if (!inCall) return "unknown";
  // Something else that Teams calls captions and that is no control: they may have moved there.
  const renamed = all("[data-tid*=caption i]").some(
    (element) =>
      firstChildOf(element) !== null && closest(element, "button, [role^=menu], [role=dialog], [aria-live]") === null,
  );
  return renamed ? "unknown" : "off";
}

/** Town halls draw captions into their video, not into the page. */
function isTownHall(): boolean {
  return location.pathname.startsWith("/convene/townhall");
}

function turnOn(): void {
  if (!controls().canTurnOn) return;
  switchOn({
    isDone: () => captionsState(true) === "on",
    refused: () => {
      forbidden = true;
    },
  });
}

function one(selector: string): Element | null {
  return findInPage(selector);
}

/** All such elements of the page, or of the shadow tree that holds the captions. */
function all(selector: string): Element[] {
  const plain = [...findAllInPage(selector)];
  if (plain.length > 0) return plain;
  return [...(openShadow(`${TEXT}, ${RENDERER}`)?.querySelectorAll(selector) ?? [])];
}

const teams: CallPage = { platform: "teams", named: true, known: "2026-08", locate, controls, turnOn };
startReader(teams);
