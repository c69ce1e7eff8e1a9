/** Reads Zoom's full transcript, a panel that the person can open beside the meeting. It has names, the overlay has none. */

import type { CaptionRow, Found } from "./call-page";
import { attribute, closest, find, findAll, isShown, parentElementOf, scrollRoomBelow, textOf } from "./dom";

const ITEM = ".lt-full-transcript__item";
const MESSAGE = ".lt-full-transcript__message";
const NAME = ".lt-full-transcript__display-name";
const AVATAR = ".lt-full-transcript__avatar";
const LIST = ".new-lt-list-container, .ReactVirtualized__List";
/** Scrolled up by more than this, in CSS pixels, somebody reads what was said before: about one row. */
const AT_END = 100;

/** What each list showed when it was last at its end. */
const shown = new WeakMap<Element, readonly CaptionRow[]>();

/** The transcript, if it is open and has rows. */
export function transcript(scope: Element): Found | null {
  const item = [...findAll(scope, ITEM)].at(-1);
  const root = item && (closest(item, LIST) ?? parentElementOf(item));
  if (root == null || !isShown(root)) return null;
  return {
    root,
    strategy: "named",
    rows: (limit) => rows(root, limit),
    blocks: () => [...findAll(root, ITEM)].reverse(),
  };
}

/** Rows that come back because somebody scrolls up were heard before: until the end is in sight again nothing is new. */
function rows(root: Element, limit: number): CaptionRow[] {
  const before = shown.get(root);
  if (before !== undefined && !isAtEnd(root)) return before.slice(-limit);
  const now = read(root, before ?? []);
  shown.set(root, now);
  return now.slice(-limit);
}

function isAtEnd(root: Element): boolean {
  return [root, ...findAll(root, ".ReactVirtualized__Grid, .ReactVirtualized__List")].every(
    (box) => scrollRoomBelow(box) <= AT_END,
  );
}

function read(root: Element, before: readonly CaptionRow[]): CaptionRow[] {
  let speaker: string | null = null;
  return [...findAll(root, ITEM)].flatMap((item) => {
    const message = find(item, MESSAGE);
    const text = (message && textOf(message)) ?? "";
    const named = find(item, NAME);
    // The row that shows the name may have left the page, and a list that was scrolled back has made its rows anew.
    const known = (): CaptionRow | undefined =>
      before.find((row) => row.identity === message) ?? before.find((row) => row.text === text);
    speaker = named === null ? (speaker ?? known()?.speaker ?? null) : textOf(named);
    if (message === null) return [];
    const avatar = find(item, AVATAR);
    const photo = avatar && find(avatar, "img");
    return [{ identity: message, text, speaker, picture: photo && attribute(photo, "src"), hidden: false }];
  });
}
