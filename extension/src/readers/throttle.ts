/** After each look the reader leaves the page this many times as long as its looks take: at most 5 % of its time. */
const RESPITE = 19;
/** Even where looks take very long, the next one is not put off further than this. */
const MAX_RESPITE_MS = 1000;
/** How long looks take is told by the shortest of so many: the page may be busy during one, and a caption must not wait for it. */
const LOOKS = 3;

/** Does a piece of work at once when it may, and otherwise once at the end of the quiet time. */
export class Throttle {
  readonly #work: () => number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #quietUntil = 0;
  /** How long the last looks took, in milliseconds. */
  #took: number[] = [];

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
    this.#took = [...this.#took.slice(1 - LOOKS), end - begin];
    const usual = this.#took.length < LOOKS ? 0 : Math.min(...this.#took);
    this.#quietUntil = end + Math.max(quiet, Math.min(RESPITE * usual, MAX_RESPITE_MS));
  }

  /** Forgets work that is waiting. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
