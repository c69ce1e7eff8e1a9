/** Builds and edits the DOM of a caption block as Meet has it (2026-09): generated classes, no role, no label. */

/** One speaker's turn on the page. */
export interface Block {
  readonly speaker: string | null;
  readonly element: HTMLElement;
}

const AVATARS = 6;

function element(tag: string, className: string, ...children: Node[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

/** The address of a stand-in picture, always the same one for the same person. */
export function avatarOf(person: string): string {
  const sum = [...person].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return `/meet/avatars/${(sum % AVATARS) + 1}.svg`;
}

/** A block without text. */
export function makeBlock(speaker: string | null): Block {
  const picture = document.createElement("img");
  picture.alt = "";
  picture.src = avatarOf(speaker ?? "");
  const header = element("div", "adE6rb", picture);
  if (speaker !== null) {
    const name = element("span", "NWpY1d", document.createTextNode(speaker));
    header.append(element("div", "KcIKyf jxFHg", name));
  }
  return { speaker, element: element("div", "nMcdL bj4p3b", header, element("div", "ygicle VbkSUe")) };
}

/** What always stands after the blocks: a spacer, and the button that jumps to the end. */
export function makeTail(): HTMLElement[] {
  const icon = element("i", "google-symbols", document.createTextNode("arrow_downward"));
  const label = element("span", "", document.createTextNode("Jump to bottom"));
  icon.ariaHidden = "true";
  label.ariaHidden = "true";
  const button = element("button", "", icon, label);
  button.setAttribute("jsname", "Xke7ne");
  return [element("div", "", element("div", "GvZY2")), element("div", "IMKgW", button)];
}

function textElement({ element }: Block): Element {
  const text = element.lastElementChild;
  if (text === null) throw new Error("a block without its text element");
  return text;
}

/** Appends a phrase as Meet does: a text node for it and one for the space after it. */
export function appendPhrase(block: Block, phrase: string): void {
  textElement(block).append(phrase, " ");
}

/** Replaces text inside one text node. Returns false when no node has it. */
export function reviseText(block: Block, from: string, to: string): boolean {
  for (const node of textElement(block).childNodes) {
    if (!(node instanceof Text) || !node.data.includes(from)) continue;
    node.data = node.data.replace(from, () => to);
    return true;
  }
  return false;
}

/** Makes the block say `text` by touching only the text nodes from the first difference on. Returns whether it had to. */
export function setText(block: Block, text: string): boolean {
  const element = textElement(block);
  if (element.textContent === text) return false;
  let rest = text;
  for (const node of [...element.childNodes]) {
    const words = node.textContent ?? "";
    if (rest.startsWith(words) && words !== "") rest = rest.slice(words.length);
    else if (node instanceof Text && rest !== "") {
      node.data = rest;
      rest = "";
    } else node.remove();
  }
  if (rest !== "") element.append(rest);
  return true;
}
