/** After each look the reader leaves the page this many times as long as the look took: at most 5 % of its time. */
const RESPITE = 19;
/** Even where a look takes very long, the next one is not put off further than this. */
const MAX_RESPITE_MS = 2000;

/** Does a piece of work at once when it may, and otherwise once at the end of the quiet time. */
export class Throttle {
  readonly #work: () => number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #quietUntil = 0;

  /** `work` returns how many milliseconds it must not be done again, at the least. */
  constructor(work: () => number) {
    this.#work = work;
  }

  /** Asks for the work to be done. */
  request(): void {
    const wait = this.#quietUntil - performance.now();
    if (wait > 0) {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        // Asks again instead of working: a timer may fire a fraction early.
        this.request();
      }, Math.ceil(wait));
      return;
    }
    // In a hidden tab timers are late by up to a second: what is asked for in the meantime need not wait for them.
    this.cancel();
    const begin = performance.now();
    const quiet = this.#work();
    const end = performance.now();
    this.#quietUntil = end + Math.max(quiet, Math.min(RESPITE * (end - begin), MAX_RESPITE_MS));
  }

  /** Forgets work that is waiting. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
