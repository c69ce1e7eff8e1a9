/** The stand-in call page: the caption DOM of Teams, moved by whoever holds `window.teamsStage`. */

import { rotateClasses } from "../make";
import { Menu } from "./menu";
import { makeGuestRow, makeRenderer, makeRow } from "./rows";
import type { TeamsStage } from "./stage-api";
import { playTimeline } from "./timeline";

const TEXT = "span:not(:has(*))";

function part(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}

const bar = part(".bar");
const holder = part(".captions");
const copy = part(".live span");
const stripped = new Set<string>();
let rotated = false;
let asGuest = false;
let shown: { renderer: HTMLElement; list: HTMLElement } | null = null;

function list(): HTMLElement {
  if (shown === null) throw new Error("captions are off");
  return shown.list;
}

/** The names that were taken off stay off, in the page and in its shadow tree. */
function settle(): void {
  for (const root of [document, holder.shadowRoot].filter((tree) => tree !== null)) {
    for (const name of stripped) {
      for (const element of root.querySelectorAll(`[data-tid="${name}"]`)) element.removeAttribute("data-tid");
    }
  }
  if (rotated && shown !== null) rotateClasses(shown.renderer);
  holder.scrollTop = holder.scrollHeight;
}

function captions(on: boolean): void {
  if (on === (shown !== null)) return;
  shown?.renderer.remove();
  shown = on ? makeRenderer() : null;
  if (shown !== null) (holder.shadowRoot ?? holder).append(shown.renderer);
  settle();
}

const menu = new Menu(part("#callingButtons-showMoreBtn"), () => captions(shown === null));

const stage: TeamsStage = {
  captions,
  say(speaker, text) {
    list().append(asGuest ? makeGuestRow(speaker, text) : makeRow(speaker, text));
    copy.textContent = text;
    settle();
  },
  write(text, row = 0) {
    const words = [...(list().children[list().children.length - 1 - row]?.querySelectorAll(TEXT) ?? [])].at(-1);
    if (words === undefined) throw new Error(`no row ${row}`);
    words.textContent = text;
    copy.textContent = text;
    settle();
  },
  evict(count) {
    for (let row = 0; row < count; row++) list().firstElementChild?.remove();
  },
  guest(on) {
    asGuest = on;
  },
  swap(keepNames = false) {
    const old = shown;
    if (old === null) throw new Error("captions are off");
    shown = makeRenderer();
    shown.list.append(...[...old.list.children].map((row) => row.cloneNode(true)));
    old.renderer.after(shown.renderer);
    if (!keepNames) {
      for (const element of [old.renderer, ...old.renderer.querySelectorAll("[data-tid]")]) {
        element.removeAttribute("data-tid");
      }
    }
    settle();
  },
  strip(name) {
    stripped.add(name);
    settle();
  },
  rotate() {
    rotated = true;
    settle();
  },
  intoShadow() {
    const shadow = holder.attachShadow({ mode: "open" });
    shadow.append(...holder.childNodes);
  },
  menu(kind) {
    menu.kind = kind;
  },
  leave() {
    captions(false);
    bar.replaceChildren("You left the meeting");
  },
  timeline: (speed) => playTimeline(stage, speed),
};

part("#hangup-button").addEventListener("click", () => stage.leave());
Object.defineProperty(window, "teamsStage", { value: stage });
