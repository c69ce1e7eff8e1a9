/**
 * Reads the page's DOM without trusting it. A form's properties can be replaced by the names of its fields, even in
 * our isolated world (`<form><input name="textContent">`), so everything is read through the prototypes. They serve the
 * elements of same-origin frames as well, which are no `instanceof` ours.
 */

function reader<Kind extends object, Key extends keyof Kind & string>(
  prototype: Kind,
  key: Key,
): (node: Kind) => Kind[Key] {
  const get = Object.getOwnPropertyDescriptor(prototype, key)?.get;
  if (get === undefined) throw new TypeError(`${key} is no accessor`);
  return (node) => get.call(node) as Kind[Key];
}

/** `Node.textContent`. */
export const textOf = reader(Node.prototype, "textContent");
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

/** Whether a node is an element, of this document or of a frame's. */
export function isElement(node: Node): node is Element {
  return nodeTypeOf(node) === Node.ELEMENT_NODE;
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

/** The text that a label shows: icons and whatever is hidden from assistive technology are left out. */
export function labelOf(element: Element): string {
  return textWithout(element, (inner) => matches(inner, "i, [aria-hidden=true]"));
}

/** The text below an element, without the elements that `skip` names and all that is in them. */
export function textWithout(element: Element, skip: (inner: Element) => boolean): string {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (!isElement(node)) return NodeFilter.FILTER_ACCEPT;
    return skip(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  let label = "";
  while (walker.nextNode()) label += textOf(walker.currentNode) ?? "";
  return label;
}
