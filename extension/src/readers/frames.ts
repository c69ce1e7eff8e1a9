/** The frames in which a page of the same site runs its call, seen from the page itself. */

import { bodyOf, contentOf, findAll } from "./dom";

/** More frames than any call has. */
const MAX_FRAMES = 8;

/** The body of the page in a frame; `null` when that page is another site's, or has none yet. */
export function bodyIn(frame: Element): Element | null {
  const page = contentOf(frame as HTMLIFrameElement);
  return page && bodyOf(page);
}

/** The bodies of this page and of the frames that are this site's own. */
export function bodies(): Element[] {
  const frames = [...findAll(document.documentElement, "iframe")].slice(0, MAX_FRAMES);
  return [bodyOf(document), ...frames.map(bodyIn)].filter((body) => body !== null);
}
