/** The reader of YouTube: practice beside a recorded interview, or a live stream. There are no speakers. */

import type { CallControls } from "../messages";
import type { CallPage, CaptionRow, Found } from "./call-page";
import { attribute, childrenOf, find, findAll, firstChildOf, isHidden, parentElementOf, textOf } from "./dom";
import { startReader } from "./frame";
import { spoken } from "./words";

const WINDOW = ".caption-window, [id^='caption-window-']";
/** Pages that show one video. Elsewhere a player may be left over, or show a preview. */
const WATCHING = /^\/(?:watch|live)\b/;

/** The page's one player: one that plays a preview has another id. */
function player(): Element | null {
  return find(document.documentElement, "#movie_player");
}

function locate(): Found | null {
  const box = player();
  if (box === null || !WATCHING.test(location.pathname)) return null;
  const named = find(box, ".ytp-caption-window-container");
  if (named !== null) return foundAt(named, "named");
  const shaped = find(box, "#ytp-caption-window-container");
  if (shaped !== null) return foundAt(shaped, "shaped");
  const first = find(box, WINDOW);
  const around = first && parentElementOf(first);
  return around && foundAt(around, "loose");
}

function foundAt(root: Element, strategy: Found["strategy"]): Found {
  return { root, strategy, rows: (limit) => windows(root).slice(-limit).map(rowOf), blocks: () => windows(root) };
}

/** Each is a caption; there are several where two people speak in different places. */
function windows(root: Element): Element[] {
  const known = [...findAll(root, WINDOW)];
  return known.length > 0 ? known : [...childrenOf(root)].filter((child) => firstChildOf(child) !== null);
}

function rowOf(box: Element): CaptionRow {
  return { identity: box, text: linesIn(box), speaker: null, picture: null, hidden: isHidden(box) };
}

/** The lines hold no space at their ends. */
function linesIn(box: Element): string {
  const lines = [...findAll(box, ".caption-visual-line")];
  return lines.length > 0 ? lines.map(textOf).join(" ") : spoken(box);
}

function button(): Element | null {
  const box = player();
  return box && (find(box, ".ytp-subtitles-button") ?? find(box, "button[aria-keyshortcuts=c]"));
}

function controls(): CallControls {
  const inCall = WATCHING.test(location.pathname) && player() !== null;
  const toggle = inCall ? button() : null;
  const pressed = toggle && attribute(toggle, "aria-pressed");
  const captions = pressed === "true" ? "on" : pressed === "false" ? "off" : "unknown";
  // The button is not displayed beside a video without captions.
  const canTurnOn = captions === "off" && toggle !== null && !isHidden(toggle);
  return { inCall, captions, canTurnOn, obstacle: null };
}

function turnOn(): void {
  const toggle = button();
  if (controls().canTurnOn && toggle !== null) HTMLElement.prototype.click.call(toggle);
}

const youtube: CallPage = { platform: "youtube", named: false, known: null, locate, controls, turnOn };
startReader(youtube);
