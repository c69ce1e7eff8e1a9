/** Notices that the captions got another root, also between two panels. */
export class Roots {
  /** Held weakly: a replaced root, with all its captions, is the page's to forget. */
  #last: WeakRef<Element> | undefined;
  #changed = false;

  /** This is the root now. */
  see(root: Element): void {
    if (this.#last !== undefined && this.#last.deref() !== root) this.#changed = true;
    this.#last = new WeakRef(root);
  }

  /** Whether it became another one since this was last asked. */
  takeChange(): boolean {
    const changed = this.#changed;
    this.#changed = false;
    return changed;
  }
}
