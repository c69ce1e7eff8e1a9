/** Lets the person point at a caption line. */

import type { Found } from "./call-page";
import { contains, documentOf, parentElementOf } from "./dom";
import { bodies } from "./frames";
import { follow, pathTo } from "./lines";
import { textsIn } from "./words";

/** All that the page could take for a click of its own. */
const PRESSES = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"];
/** From a picture up to the row it is in. */
const LEVELS = 3;

/**
 * Takes the person's next click; gives how to find again what they pointed at. A click on what is no caption line, such
 * as a button or a chat, is left to the page and ends it, as Escape does. Returns how to cancel.
 */
export function pickOne(done: (path: string) => void): () => void {
  const listening = new AbortController();
  let path: string | null = null;
  const press = (event: Event): void => {
    // A page's own events may not decide what is read.
    if (!event.isTrusted) return;
    path ??= pathAt(event.composedPath()[0] as Element);
    if (path === null) {
      listening.abort();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type !== "click") return;
    listening.abort();
    done(path);
  };
  const key = (event: Event): void => {
    if (event.isTrusted && (event as KeyboardEvent).key === "Escape") listening.abort();
  };
  for (const body of bodies()) {
    const view = documentOf(body)?.defaultView;
    for (const type of PRESSES) view?.addEventListener(type, press, { capture: true, signal: listening.signal });
    view?.addEventListener("keydown", key, { capture: true, signal: listening.signal });
  }
  return () => listening.abort();
}

function pathAt(target: Element): string | null {
  const path = pathTo(captionAt(target));
  const found = path === null ? null : follow(path, "picked");
  return found !== null && contains(found.root, target) ? path : null;
}

/** The text that was meant. On a picture or between the lines it is the last one around: names stand before words. */
function captionAt(target: Element): Element {
  let around = target;
  let texts = textsIn(around);
  for (let level = 0; level < LEVELS && texts.length === 0; level++) {
    around = parentElementOf(around) ?? around;
    texts = textsIn(around);
  }
  return texts.includes(target) ? target : (texts.at(-1) ?? target);
}

/** What a path leads to on this page now: `null` when it is not there or no longer of that shape. */
export function picked(path: string): Found | null {
  return follow(path, "picked");
}
