/**
 * The reader of Zoom's web client. It runs in the top frame and reads through the meeting's own frame where there is
 * one. Captions are drawn over the video without names; the transcript panel, when the person opened it, has names.
 */

import type { CallControls, Strategy } from "../messages";
import type { CallPage, CaptionRow, Found } from "./call-page";
import {
  attribute,
  childrenOf,
  closest,
  contains,
  find,
  findAll,
  findInPage,
  firstChildOf,
  isHidden,
  isShown,
  labelOf,
  lastChildOf,
  matches,
  parentElementOf,
  rootOf,
  tagOf,
  textOf,
} from "./dom";
import { startReader } from "./frame";
import { transcript } from "./zoom-transcript";

const CONTENT = ".live-transcription-subtitle__content";
const BOX = `${CONTENT}, .live-transcription-subtitle__box`;
const OVERLAY = `${BOX}, .live-transcription-subtitle__overlay-container`;
const HIDDEN_OVERLAY = ".live-transcription-subtitle__overlay-container--hidden";
const LINE = ".live-transcription-subtitle__item, .live-transcription-subtitle__yellowitem";
/** One id for every row: `getElementById` would see the first one only. */
const ROW = "[id=live-transcription-subtitle]";
const ICON = ".zmu-data-selector-item__icon";
const ANY = "[class*=live-transcription]";
/** Menus and settings of captions have names like the captions. */
const NOT_CAPTIONS = "button, input, textarea, select, label, [role=button], [role^=menu], [role=dialog]";

const CONTROL = "#captions, [data-feature-type=captions], svg.SvgCaptions";
const BUTTON = "button, [role=button]";
const LEAVE = ".footer__leave-btn-container, .footer__leave-btn";
const LAUNCHER = /^\/j\/\d+/;
const OVER = /^\/wc\/(leave|home)\b/;

function locate(): Found | null {
  if (OVER.test(location.pathname)) return null;
  for (const scope of scopes()) {
    const found = transcript(scope) ?? byLine(scope) ?? byRow(scope) ?? loosely(scope) ?? silent(scope);
    if (found !== null) return found;
  }
  return null;
}

/** Where the meeting may be: in its frame, or on hosts of companies and in tabs of their own in the page itself. */
function scopes(): Element[] {
  const frame = findInPage("iframe#webclient");
  const meeting = frame instanceof HTMLIFrameElement ? rootOf(frame) : null;
  return [meeting, rootOf()].filter((root) => root !== null);
}

/** The lines by their own class. The older layout has nothing else in a row. */
function byLine(scope: Element): Found | null {
  const line = find(scope, LINE);
  if (line === null) return null;
  const row = closest(line, ROW) ?? line;
  const root = closest(line, BOX) ?? parentElementOf(row);
  if (root === null || root === line) return null;
  return foundAt(root, "named", () =>
    [...findAll(root, LINE)].map((text) => ({ text, row: closest(text, ROW) ?? childWith(root, text) })),
  );
}

/** The rows by the id they share, or by their place: the picture comes first and the words last. */
function byRow(scope: Element): Found | null {
  const first = find(scope, ROW);
  const root = first === null ? find(scope, CONTENT) : parentElementOf(first);
  if (root === null || firstChildOf(root) === null) return null;
  const rows = (): Element[] => [...childrenOf(root)];
  return foundAt(root, "shaped", () => rows().map((row) => ({ text: lastChildOf(row) ?? row, row })));
}

/** Whatever has a class of the captions' family and words of its own. */
function loosely(scope: Element): Found | null {
  const isLine = (element: Element): boolean =>
    find(element, ANY) === null && closest(element, NOT_CAPTIONS) === null && (textOf(element) ?? "").trim() !== "";
  const line = [...findAll(scope, ANY)].find(isLine);
  const inner = line === undefined ? null : parentElementOf(line);
  if (inner === null) return null;
  let root: Element = inner;
  for (let wider: Element | null = inner; wider !== null; wider = parentElementOf(wider)) {
    if (matches(wider, ANY)) root = wider;
  }
  const { blocks: _, ...found } = foundAt(root, "loose", () =>
    [...findAll(root, ANY)].filter(isLine).map((text) => ({ text, row: parentElementOf(text) ?? text })),
  );
  return found;
}

/** Captions are on and nobody has spoken. */
function silent(scope: Element): Found | null {
  const root = find(scope, BOX) ?? find(scope, OVERLAY);
  return root && foundAt(root, "named", () => []);
}

interface Line {
  readonly text: Element;
  readonly row: Element;
}

function foundAt(root: Element, strategy: Strategy, lines: () => Line[]): Found {
  return {
    root,
    strategy,
    rows: (limit) => lines().slice(-limit).map(rowOf),
    blocks: () =>
      lines()
        .map(({ row }) => row)
        .reverse(),
  };
}

function rowOf({ text, row }: Line): CaptionRow {
  return {
    identity: text,
    text: textOf(text) ?? "",
    // The overlay has no names, only pictures.
    speaker: null,
    picture: pictureOf(row, text),
    // Ten seconds after a row has changed it is put out of sight, with all its words.
    hidden: isHidden(row) || closest(row, HIDDEN_OVERLAY) !== null,
    translated: matches(text, "[class*=yellowitem]"),
  };
}

function childWith(root: Element, inner: Element): Element {
  let child = inner;
  for (let parent = parentElementOf(child); parent !== null && parent !== root; parent = parentElementOf(child)) {
    child = parent;
  }
  return child;
}

/** The photo's address, or the initials with their colour: two people can have the same initials. */
function pictureOf(row: Element, text: Element): string | null {
  if (row === text) return null;
  const icon = find(row, ICON) ?? firstChildOf(row);
  if (icon === null || matches(icon, ANY) || contains(icon, text)) return null;
  const photo = tagOf(icon) === "img" ? icon : find(icon, "img");
  if (photo !== null) return attribute(photo, "src");
  const initials = (textOf(icon) ?? "").trim();
  return initials === "" ? null : `${initials} ${getComputedStyle(icon).backgroundColor}`;
}

function controls(): CallControls {
  const control = first(CONTROL);
  const button = control && (closest(control, BUTTON) ?? find(control, BUTTON) ?? control);
  // After the host has ended the meeting, its buttons stay for a while: the address tells.
  const inCall = !OVER.test(location.pathname) && first(`${LEAVE}, ${CONTROL}, ${OVERLAY}`) !== null;
  return {
    inCall,
    captions: inCall ? captionsState(button) : "unknown",
    // Zoom's menus take no clicks from scripts, and switching captions on can be a question to the host.
    canTurnOn: false,
    obstacle: LAUNCHER.test(location.pathname)
      ? "native-app"
      : inCall && button !== null && matches(button, ":disabled, [aria-disabled=true]")
        ? "captions-forbidden"
        : null,
  };
}

/** What is drawn counts most; the button says more only in languages that are known. */
function captionsState(button: Element | null): CallControls["captions"] {
  if (scopes().some((scope) => transcript(scope) !== null)) return "on";
  const label = button === null ? "" : (attribute(button, "aria-label") ?? labelOf(button)).trim();
  const pressed = button && attribute(button, "aria-pressed");
  if (/^hide captions/i.test(label) || pressed === "true") return "on";
  if (/^show captions/i.test(label) || pressed === "false") return "off";
  const overlay = first(OVERLAY);
  return overlay !== null && closest(overlay, HIDDEN_OVERLAY) === null && isShown(overlay) ? "on" : "off";
}

function first(selector: string): Element | null {
  for (const scope of scopes()) {
    const found = find(scope, selector);
    if (found !== null) return found;
  }
  return null;
}

const zoom: CallPage = {
  platform: "zoom",
  named: false,
  known: "2026-10",
  attributes: ["style", "class"],
  locate,
  controls,
};
startReader(zoom);
