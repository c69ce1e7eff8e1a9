/**
 * Where a page's reader meets the finder: what finds captions when a platform's own ways fail, which is the same for all
 * platforms. It is a script of its own, injected first, so that each of the two stays small.
 */

import type { Guesser } from "./guesser";
import type { picked, pickOne } from "./picker";
import type { report } from "./report";

/** What the finder has to offer. */
export interface Finding {
  readonly Guesser: typeof Guesser;
  readonly pickOne: typeof pickOne;
  readonly picked: typeof picked;
  readonly report: typeof report;
}

/** A symbol, because an element's id can pose as a global variable but not as a symbol. */
const FINDING = Symbol.for("sidecue.finding");
const world = globalThis as { [FINDING]?: Finding };

/** Called by the finder when it is loaded. */
export function provideFinding(offered: Finding): void {
  world[FINDING] = offered;
}

/** What the finder of this world offers. Throws where it was not injected. */
export function finding(): Finding {
  const found = world[FINDING];
  if (found === undefined) throw new Error("readers/finder.js must be injected before a reader");
  return found;
}
