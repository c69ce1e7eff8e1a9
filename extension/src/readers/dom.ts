/**
 * Reads the page's DOM without trusting it. A form's properties can be replaced by the names of its fields, even in
 * our isolated world (`<form><input name="textContent">`), so everything is read through the prototypes. They serve the
 * elements of same-origin frames as well, which are no `instanceof` ours.
 */

/** How to read one accessor of a prototype, whatever an object of its kind has in its place. */
export function reader<Kind extends object, Key extends keyof Kind & string>(
  prototype: Kind,
  key: Key,
): (node: Kind) => Kind[Key] {
  const get = Object.getOwnPropertyDescriptor(prototype, key)?.get;
  if (get === undefined) throw new TypeError(`${key} is no accessor`);
  return (node) => get.call(node) as Kind[Key];
}

/** `Node.textContent`. */
export const textOf = reader(Node.prototype, "textContent");
/** `Node.firstChild`. */
export const firstNodeOf = reader(Node.prototype, "firstChild");
/** `Node.lastChild`. */
export const lastNodeOf = reader(Node.prototype, "lastChild");
/** `Node.previousSibling`. */
export const beforeOf = reader(Node.prototype, "previousSibling");
/** `Node.isConnected`. */
export const isConnected = reader(Node.prototype, "isConnected");
/** `Node.parentNode`. */
export const parentOf = reader(Node.prototype, "parentNode");
/** `Node.parentElement`. */
export const parentElementOf = reader(Node.prototype, "parentElement");
/** `Node.ownerDocument`. */
export const documentOf = reader(Node.prototype, "ownerDocument");
const nodeTypeOf = reader(Node.prototype, "nodeType");
/** `Element.localName`. */
export const tagOf = reader(Element.prototype, "localName");
/** `Element.children`. */
export const childrenOf = reader(Element.prototype, "children");
/** `Element.firstElementChild`. */
export const firstChildOf = reader(Element.prototype, "firstElementChild");
/** `Element.lastElementChild`. */
export const lastChildOf = reader(Element.prototype, "lastElementChild");
/** `Document.body`. */
export const bodyOf = reader(Document.prototype, "body");
/** `HTMLIFrameElement.contentDocument`: `null` when the frame's page is another site's. */
export const contentOf = reader(HTMLIFrameElement.prototype, "contentDocument");
/** `Element.previousElementSibling`. */
export const previousOf = reader(Element.prototype, "previousElementSibling");
const windowOf = reader(Document.prototype, "defaultView");
const rootElementOf = reader(Document.prototype, "documentElement");
/** `Element.shadowRoot`. */
export const shadowOf = reader(Element.prototype, "shadowRoot");
const scrollHeightOf = reader(Element.prototype, "scrollHeight");
const clientHeightOf = reader(Element.prototype, "clientHeight");
const scrollTopOf = reader(Element.prototype, "scrollTop");
const hiddenOf = reader(Document.prototype, "hidden");

/** Whether the tab is hidden. Chrome keeps an `<img name="hidden">` out of our world's document; nothing here relies on it. */
export function isPageHidden(): boolean {
  return hiddenOf(document);
}

/** The root element of the page, or of the page in a frame where that is this site's own and there is one. */
export function rootOf(frame?: HTMLIFrameElement): Element | null {
  const page = frame === undefined ? document : contentOf(frame);
  return page && rootElementOf(page);
}

/** `document.querySelector`. */
export function findInPage(selector: string): Element | null {
  return Document.prototype.querySelector.call(document, selector);
}

/** `document.querySelectorAll`. */
export function findAllInPage(selector: string): NodeListOf<Element> {
  return Document.prototype.querySelectorAll.call(document, selector);
}

/** Whether a node is an element, of this document or of a frame's. */
export function isElement(node: Node): node is Element {
  return nodeTypeOf(node) === Node.ELEMENT_NODE;
}

/** Whether a node is a text, and no comment. */
export function isText(node: Node): node is Text {
  return nodeTypeOf(node) === Node.TEXT_NODE;
}

/**
 * Whether a node is in a document that a window shows. A frame that goes on to another address, or is removed, leaves
 * its old document behind with all nodes still connected.
 */
export function isLive(node: Node): boolean {
  const owner = documentOf(node);
  return isConnected(node) && owner !== null && windowOf(owner) !== null;
}

/** Clicks an element as a person would, as far as a script can. */
export function click(element: Element): void {
  if (element instanceof HTMLElement) HTMLElement.prototype.click.call(element);
}

/** `Element.querySelector`. */
export function find(element: Element, selector: string): Element | null {
  return Element.prototype.querySelector.call(element, selector);
}

/** `Element.querySelectorAll`. */
export function findAll(element: Element, selector: string): NodeListOf<Element> {
  return Element.prototype.querySelectorAll.call(element, selector);
}

/** `Element.getAttribute`. */
export function attribute(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

/** `Element.matches`. */
export function matches(element: Element, selector: string): boolean {
  return Element.prototype.matches.call(element, selector);
}

/** `Element.closest`. */
export function closest(element: Element, selector: string): Element | null {
  return Element.prototype.closest.call(element, selector);
}

/** `Node.contains`. */
export function contains(element: Node, other: Node): boolean {
  return Node.prototype.contains.call(element, other);
}

/** Whether the page does not display the element itself; its ancestors are not looked at. */
export function isHidden(element: Element): boolean {
  return getComputedStyle(element).display === "none";
}

/** Whether the page displays the element and all that is around it. */
export function isShown(element: Element): boolean {
  return Element.prototype.checkVisibility.call(element);
}

/** How far an element can still be scrolled down, in CSS pixels; 0 where it does not scroll. */
export function scrollRoomBelow(element: Element): number {
  return scrollHeightOf(element) - clientHeightOf(element) - scrollTopOf(element);
}

/** The text that a label shows: icons and whatever is hidden from assistive technology are left out. */
export function labelOf(element: Element): string {
  return textWithout(element, (inner) => matches(inner, "i, [aria-hidden=true]"));
}

/** The text below an element, without the elements that `skip` names and all that is in them. */
export function textWithout(element: Element, skip: (inner: Element) => boolean): string {
  const walker = walk(element, skip);
  let label = "";
  while (walker.nextNode()) label += textOf(walker.currentNode) ?? "";
  return label;
}

/** Walks over the texts below an element, but for those in the elements that `skip` names. */
export function walk(element: Element, skip: (inner: Element) => boolean): TreeWalker {
  const what = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT;
  return Document.prototype.createTreeWalker.call(document, element, what, (node) => {
    if (!isElement(node)) return NodeFilter.FILTER_ACCEPT;
    return skip(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
}
