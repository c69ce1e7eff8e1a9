/** Ways in which Meet's page changes. Each is done again whenever something new is on the page, and does nothing twice. */

import { type Block, element } from "./blocks";
import type { Change } from "./stage-api";

/** The parts of the page that changes are about. */
export interface Parts {
  /** What holds the region, also while captions are off. */
  readonly holder: HTMLElement;
  readonly region: HTMLElement | null;
  readonly blocks: readonly Block[];
}

const CHANGES: Readonly<Record<Change, (parts: Parts) => void>> = {
  classes: () => renameClasses((node) => !isIcon(node)),
  labels: () => eachWith("aria-label", (node, label) => node.setAttribute("aria-label", translated(label))),
  "no-labels": () => eachWith("aria-label", (node) => node.removeAttribute("aria-label")),
  "no-jsname": () => eachWith("jsname", (node) => node.removeAttribute("jsname")),
  "no-role": () =>
    eachWith("role", (node, role) => {
      if (role === "region") node.removeAttribute("role");
    }),
  "no-tabindex": ({ region }) => region?.removeAttribute("tabindex"),
  "no-pictures": ({ blocks }) => {
    for (const block of blocks) block.element.querySelector("img")?.remove();
  },
  "no-names": ({ blocks }) => {
    for (const block of blocks) block.element.querySelector("img + div")?.remove();
  },
  "no-icon-classes": () => renameClasses(isIcon),
  "icons-are-spans": () => {
    for (const icon of document.querySelectorAll("i")) icon.replaceWith(element("span", "", ...icon.childNodes));
  },
  "other-captions-icon": () => renameIcon(/^closed_caption(?=$|_off$)/, "subtitles"),
  "other-leave-icon": () => renameIcon(/^call_end$/, "phone_disabled"),
  "no-jump-box": ({ region }) => region?.querySelector(":scope > div > button")?.parentElement?.remove(),
  "wrapped-blocks": ({ blocks }) => {
    for (const { element: outer } of blocks) {
      if (outer.children.length > 1) outer.append(element("div", "wRp1", ...outer.children));
    }
  },
  "boxed-blocks": ({ region, blocks }) => {
    const loose = blocks.map((block) => block.element).filter((block) => block.parentElement === region);
    let box = region?.querySelector(":scope > section");
    if (!box) {
      box = element("section", "");
      region?.prepend(box);
    }
    box.append(...loose);
  },
  "language-bar": ({ region }) => {
    if (region?.querySelector("[role=combobox]") === null) region.prepend(languageBar());
  },
  "language-bar-beside": ({ holder }) => {
    if (holder.querySelector("[role=combobox]") === null) holder.prepend(languageBar());
  },
  dummies: ({ region, blocks }) => {
    if (region?.querySelector(":scope > p") === null) {
      region.insertBefore(element("p", "", element("b", ""), element("b", "")), region.lastElementChild);
    }
    for (const block of blocks) if (!(block.text.nextSibling instanceof Element)) block.text.after(element("b", ""));
  },
  "split-header": ({ blocks }) => {
    for (const block of blocks) {
      const name = block.element.querySelector(":scope > div > img + div");
      if (name) block.text.before(name);
    }
  },
  "phrase-spans": ({ blocks }) => {
    for (const { text } of blocks) {
      for (const node of [...text.childNodes]) {
        if (!(node instanceof Text)) continue;
        const span = element("span", "");
        node.replaceWith(span);
        span.append(node);
      }
    }
  },
  "text-first": ({ blocks }) => {
    for (const block of blocks) if (block.text.previousElementSibling) block.element.prepend(block.text);
  },
  "bare-text": ({ blocks }) => {
    for (const { element: outer, text } of blocks) {
      if (text.isConnected) text.remove();
      const words = text.textContent ?? "";
      if (outer.lastChild instanceof Text) outer.lastChild.data = words;
      else outer.append(words);
    }
  },
};

/** Makes the page as these changes have it. */
export function applyChanges(changes: ReadonlySet<Change>, parts: Parts): void {
  for (const change of changes) CHANGES[change](parts);
}

function isIcon(node: Element): boolean {
  return node.classList.contains("google-symbols");
}

function renameClasses(which: (node: Element) => boolean): void {
  for (const node of document.querySelectorAll(".fJsklc *, .bar *, .renamed *")) {
    if (which(node) && !node.className.startsWith("x-")) node.className = `x-${crypto.randomUUID().slice(0, 6)}`;
  }
}

function eachWith(name: string, change: (node: Element, value: string) => void): void {
  for (const node of document.querySelectorAll(`[${name}]`)) change(node, node.getAttribute(name) ?? "");
}

/** No language at all: not one of the reader's labels may help it. */
function translated(label: string): string {
  return label.startsWith("Ω") ? label : `Ω${[...label].reverse().join("")}`;
}

function renameIcon(name: RegExp, other: string): void {
  for (const icon of document.querySelectorAll(".bar i")) {
    icon.textContent = (icon.textContent ?? "").trim().replace(name, other);
  }
}

function languageBar(): HTMLElement {
  const icon = element("i", "google-symbols", document.createTextNode("language"));
  icon.ariaHidden = "true";
  const box = element("div", "", icon, element("span", "", document.createTextNode("English")));
  box.setAttribute("role", "combobox");
  return element("div", "NmXUuc", box);
}
