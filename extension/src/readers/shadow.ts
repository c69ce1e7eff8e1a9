/** Finds what a page keeps in an open shadow tree, where plain selectors do not reach. */

import { rootOf, shadowOf } from "./dom";

const PAUSE_MS = 3000;
/** A page has some ten thousand elements. */
const MAX_LOOKED_AT = 50_000;

let known: WeakRef<ShadowRoot> | undefined;
let lookedAt = Number.NEGATIVE_INFINITY;

/** The shadow tree that holds something of this kind. The page is searched for it only every few seconds. */
export function openShadow(selector: string): ShadowRoot | undefined {
  const kept = known?.deref();
  if (kept?.isConnected && kept.querySelector(selector) !== null) return kept;
  known = undefined;
  if (performance.now() - lookedAt < PAUSE_MS) return undefined;
  lookedAt = performance.now();
  const root = rootOf();
  const found = root === null ? undefined : search(root, selector, { left: MAX_LOOKED_AT });
  if (found !== undefined) known = new WeakRef(found);
  return found;
}

function search(root: Element | ShadowRoot, selector: string, budget: { left: number }): ShadowRoot | undefined {
  const walker = Document.prototype.createTreeWalker.call(document, root, NodeFilter.SHOW_ELEMENT);
  while (walker.nextNode() && budget.left-- > 0) {
    const shadow = shadowOf(walker.currentNode as Element);
    if (shadow === null) continue;
    const found = shadow.querySelector(selector) === null ? search(shadow, selector, budget) : shadow;
    if (found !== undefined) return found;
  }
  return undefined;
}
