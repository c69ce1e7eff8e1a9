/** Switches captions on in Teams by the way a person takes: more, language and speech, captions. */

import { attribute, click, findInPage, matches } from "./dom";

/** Opens the menu of the call. */
export const MORE_BUTTON = "#callingButtons-showMoreBtn, [data-tid=more-button]";
const LANGUAGE_ITEM = "#LanguageSpeechMenuControl-id, [data-inp=LanguageSpeechMenuControl-id]";
/** The menu's entry that switches captions on and off. */
export const CAPTIONS_ITEM = "#closed-captions-button";
const PATIENCE_MS = 4000;

let walking = false;

/** Whether a menu entry can be chosen. */
export function isOffered(item: Element): boolean {
  return !matches(item, ":disabled, [aria-disabled=true]");
}

/** What a walk through the menus has to ask and to tell. */
export interface Walk {
  /** Captions are on: there is nothing left to do. */
  isDone(): boolean;
  /** The entry is there and cannot be chosen. */
  refused(): void;
}

/** Walks through the menus. Each opens a moment after the click before it. */
export function switchOn(goal: Walk): void {
  if (walking) return;
  walking = true;
  walk(goal).finally(() => {
    walking = false;
  });
}

async function walk(goal: Walk): Promise<void> {
  if (now(`${LANGUAGE_ITEM}, ${CAPTIONS_ITEM}`) === null) press(now(MORE_BUTTON));
  // Guests have had the entry without the menu around it.
  const first = await appears(`${LANGUAGE_ITEM}, ${CAPTIONS_ITEM}`);
  if (now(CAPTIONS_ITEM) === null) press(first);
  const item = first === null ? null : await appears(CAPTIONS_ITEM);
  const offered = item !== null && isOffered(item);
  if (item !== null && !offered) goal.refused();
  // The same entry switches captions off.
  if (offered && attribute(item, "aria-checked") !== "true" && !goal.isDone()) press(item);
  else close();
}

/** A menu that led nowhere is not left open. */
function close(): void {
  const button = now(MORE_BUTTON);
  if (button !== null && attribute(button, "aria-expanded") === "true") press(button);
}

function press(element: Element | null): void {
  if (element !== null) click(element);
}

function now(selector: string): Element | null {
  return findInPage(selector);
}

/** The first such element, now or as soon as the page has it; `null` when it does not come. */
async function appears(selector: string): Promise<Element | null> {
  return new Promise((resolve) => {
    const settle = (element: Element | null): void => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(element);
    };
    const look = (): void => {
      const element = now(selector);
      if (element !== null) settle(element);
    };
    const observer = new MutationObserver(look);
    const timer = setTimeout(settle, PATIENCE_MS, null);
    observer.observe(document, { childList: true, subtree: true, attributeFilter: ["id"] });
    look();
  });
}
