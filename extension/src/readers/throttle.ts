/** Does a piece of work at once when it may, and otherwise once at the end of the quiet time. */
export class Throttle {
  readonly #work: () => number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #quietUntil = 0;

  /** `work` returns how many milliseconds it must not be done again. */
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
    const quiet = this.#work();
    this.#quietUntil = performance.now() + quiet;
  }

  /** Forgets work that is waiting. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
