/** Builds the DOM of captions as Teams has it (2026-08). */

import { make } from "../make";

/** The renderer without rows, and the element that rows are put into. */
export function makeRenderer(): { renderer: HTMLElement; list: HTMLElement } {
  const list = make(document, "div", { class: "fui-Flex ___a1" });
  const content = make(document, "div", { "data-tid": "closed-caption-v2-virtual-list-content" }, list);
  const wrapper = make(document, "div", { "data-tid": "closed-caption-v2-window-wrapper" }, content);
  return { renderer: make(document, "div", { "data-tid": "closed-caption-renderer-wrapper" }, wrapper), list };
}

/** One caption as members of the organisation see it. */
export function makeRow(speaker: string | null, text: string): HTMLElement {
  const picture = make(document, "img", {
    "aria-hidden": "true",
    src: `/teams/avatar.svg?${encodeURIComponent(speaker ?? "nobody")}`,
  });
  const marker = make(
    document,
    "div",
    { "data-tid": "closed-captions-v2-items-renderer" },
    make(document, "span", {}, picture),
  );
  const body = make(document, "div", { class: "fui-ChatMessageCompact__body ___d1" }, ...parts(speaker, text));
  const message = make(
    document,
    "div",
    { class: "fui-ChatMessageCompact ___e1" },
    make(document, "div", {}),
    make(document, "div", { class: "fui-ChatMessageCompact__avatar" }, marker),
    stub(),
    body,
    stub(),
  );
  const inner = make(document, "div", { class: "fui-Flex ___c1" }, message);
  return make(document, "div", { class: "fui-Flex ___b1" }, make(document, "div", { class: "fui-Flex ___g1" }, inner));
}

/** One caption as guests see it. */
export function makeGuestRow(speaker: string | null, text: string): HTMLElement {
  return make(document, "div", { class: "fui-Flex ___f1" }, ...parts(speaker, text));
}

function parts(speaker: string | null, text: string): HTMLElement[] {
  const words = make(document, "div", {}, make(document, "span", { "data-tid": "closed-caption-text" }, text));
  if (speaker === null) return [words];
  const author = make(document, "span", { "data-tid": "author" }, speaker);
  return [
    make(document, "div", {}, make(document, "span", { class: "fui-ChatMessageCompact__author" }, author)),
    words,
  ];
}

function stub(): HTMLElement {
  return make(document, "i", { "data-tabster-dummy": "", "aria-hidden": "true" });
}
