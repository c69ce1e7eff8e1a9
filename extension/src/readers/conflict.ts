/** Other extensions that change captions on a call page. */

import { attribute, find, parentElementOf } from "./dom";

/** What known extensions put into a page. */
const KNOWN: readonly (readonly [selector: string, name: string])[] = [["#transcriptonic-fab", "TranscripTonic"]];
/** Extensions that take captions off the screen write it into their style; a page does so by its own classes. */
const FADED = /(?:^|[;\s])(?:opacity:\s*(?:0|0?\.[0-4]\d*)|visibility:\s*hidden)\s*(?:!|;|$)/;
const LEVELS = 4;

/** The name of another extension that changes the captions at `root`; `null` when none was noticed. */
export function conflict(root: Element | null): string | null {
  for (const [selector, name] of KNOWN) if (find(document.documentElement, selector) !== null) return name;
  let element = root;
  for (let level = 0; level < LEVELS && element !== null; level++) {
    if (FADED.test(attribute(element, "style") ?? "")) return "another extension";
    element = parentElementOf(element);
  }
  return null;
}
