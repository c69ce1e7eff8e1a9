/** Builds and edits the DOM of a caption block as Meet has it (2026-09): generated classes, no role, no label. */

/** One speaker's turn on the page. */
export interface Block {
  readonly speaker: string | null;
  readonly element: HTMLElement;
  /** What holds the words. */
  readonly text: HTMLElement;
}

/** The picture of the person themself, and of nobody else. */
export const OWN_AVATAR = "/meet/avatars/1.svg";
const OTHER_AVATARS = 5;

/** An element with a class and children. */
export function element(tag: string, className: string, ...children: Node[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

/** The address of another person's stand-in picture, always the same one for the same person. */
export function avatarOf(person: string): string {
  const sum = [...person].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return `/meet/avatars/${(sum % OTHER_AVATARS) + 2}.svg`;
}

/** A block without text. */
export function makeBlock(speaker: string | null, avatar: string): Block {
  const picture = document.createElement("img");
  picture.alt = "";
  picture.src = avatar;
  const header = element("div", "adE6rb", picture);
  if (speaker !== null) {
    const name = element("span", "NWpY1d", document.createTextNode(speaker));
    header.append(element("div", "KcIKyf jxFHg", name));
  }
  const text = element("div", "ygicle VbkSUe");
  return { speaker, element: element("div", "nMcdL bj4p3b", header, text), text };
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

/** Appends a phrase as Meet does: a text node for it and one for the space after it. */
export function appendPhrase(block: Block, phrase: string): void {
  block.text.append(phrase, " ");
}

/** Replaces text inside one text node. Returns false when no node has it. */
export function reviseText(block: Block, from: string, to: string): boolean {
  for (const node of block.text.childNodes) {
    if (!(node instanceof Text) || !node.data.includes(from)) continue;
    node.data = node.data.replace(from, () => to);
    return true;
  }
  return false;
}

/** Makes the block say `text` by touching only the text nodes from the first difference on. Returns whether it had to. */
export function setText(block: Block, text: string): boolean {
  const element = block.text;
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
