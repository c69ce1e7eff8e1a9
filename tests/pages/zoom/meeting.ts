/** Builds the DOM of a meeting as Zoom's web client has it (2026-10), in whatever document the meeting is. */

import { make } from "../make";
import type { Face } from "./stage-api";

const NAME = "live-transcription-subtitle";

/** The meeting's page without captions. */
export function makeMeeting(owner: Document): HTMLElement {
  const icon = owner.createElementNS("http://www.w3.org/2000/svg", "svg");
  icon.setAttribute("class", "SvgCaptions");
  const label = make(owner, "span", { class: "footer-button-base__button-label" }, "Show Captions");
  const captions = make(
    owner,
    "div",
    { id: "captions", "data-feature-type": "captions" },
    make(owner, "button", { type: "button", "aria-label": "Show Captions" }, icon, label),
  );
  const leave = make(owner, "button", { type: "button", class: "footer__leave-btn" }, "Leave");
  const footer = make(
    owner,
    "div",
    { id: "wc-footer" },
    captions,
    make(owner, "div", { class: "footer__leave-btn-container" }, leave),
  );
  // While a dialog is open Zoom hides all of this from screen readers, captions included.
  return make(owner, "div", { id: "root", "aria-hidden": "true" }, make(owner, "div", { class: "video" }), footer);
}

/** The captions' root, and the element that rows are put into. */
export function makeOverlay(owner: Document): { root: HTMLElement; content: HTMLElement } {
  const content = make(owner, "div", { class: `${NAME}__content` });
  const box = make(owner, "div", { class: `${NAME}__box ${NAME}__box--overlay` }, content);
  const frame = make(owner, "div", { class: `${NAME}__frame` }, box);
  return { root: make(owner, "div", { class: `${NAME}__overlay-container` }, frame), content };
}

/** One line of captions; every one has the same id. */
export function makeRow(owner: Document, face: Face | null, text: string): HTMLElement {
  if (face === null) return make(owner, "div", { id: NAME, class: `${NAME}__item` }, text);
  const words = make(owner, "span", { class: `${NAME}__item` }, text);
  return make(owner, "div", { id: NAME, style: "display: flex" }, makeFace(owner, face), words);
}

/** The only sign of who speaks. */
export function makeFace(owner: Document, face: Face): HTMLElement {
  const shared = { class: "zmu-data-selector-item__icon", "aria-hidden": "true" };
  if ("photo" in face) return make(owner, "img", { ...shared, alt: "", src: face.photo });
  return make(owner, "div", { ...shared, style: `background-color: ${face.colour}` }, face.initials);
}

/** The transcript panel, and the element that its rows are put into. */
export function makePanel(owner: Document): { panel: HTMLElement; list: HTMLElement } {
  const list = make(owner, "div", { class: "ReactVirtualized__List" });
  return { panel: make(owner, "div", { class: "new-lt-list-container" }, list), list };
}

/** One row of the panel. */
export function makeItem(owner: Document, name: string | null, text: string): HTMLElement {
  const item = make(owner, "div", { class: "lt-full-transcript__item easy-nav-list" });
  if (name !== null) {
    const shown = make(owner, "span", { class: "lt-full-transcript__display-name" }, make(owner, "b", {}, name));
    const avatar = make(owner, "i", { class: "lt-full-transcript__avatar" }, name.slice(0, 1));
    item.append(make(owner, "div", { class: "lt-full-transcript__title" }, avatar, shown));
  }
  const time = make(owner, "div", { class: "lt-full-transcript__time" }, "10:02:11");
  item.append(make(owner, "div", {}, time, make(owner, "div", { class: "lt-full-transcript__message" }, text)));
  return item;
}
