/**
 * Reads the page's DOM without trusting it. A form's properties can be replaced by the names of its fields, even in
 * our isolated world (`<form><input name="textContent">`), so everything is read through the prototypes.
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
/** `Element.children`. */
export const childrenOf = reader(Element.prototype, "children");
/** `Element.firstElementChild`. */
export const firstChildOf = reader(Element.prototype, "firstElementChild");
/** `Element.lastElementChild`. */
export const lastChildOf = reader(Element.prototype, "lastElementChild");

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

/** The text that a label shows: icons and whatever is hidden from assistive technology are left out. */
export function labelOf(element: Element): string {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT;
    return matches(node, "i, [aria-hidden=true]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  let label = "";
  while (walker.nextNode()) label += textOf(walker.currentNode) ?? "";
  return label;
}
