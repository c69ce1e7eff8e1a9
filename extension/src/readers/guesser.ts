import type { Found } from "./call-page";

/** Finds captions on a page that nothing is known of, by what changes as captions do. */
export class Guesser {
  /** How to find the guess again; `null` while there is none. */
  get path(): string | null {
    return null;
  }

  /** Begins to watch, if it does not yet. */
  start(): void {}

  /** Stops watching and forgets. */
  stop(): void {}

  /** The captions it takes for such. */
  found(): Found | null {
    return null;
  }

  /** Something outside of this root changes as captions do. */
  findsOutside(_root: Element): boolean {
    return false;
  }

  /** The guess was wrong: look for another one, never for this one again. */
  reject(): void {}
}
