/**
 * Finds captions on a page that nothing is known of, by what changes as captions do. It fails closed: what could be a
 * chat, or has more in its rows than a name and words, is left alone.
 */

import type { Found } from "./call-page";
import { closest, contains, isConnected, isElement, matches, parentElementOf } from "./dom";
import { bodies } from "./frames";
import { Growth } from "./growth";
import { follow, pathTo } from "./lines";
import { isPrivate } from "./private";
import { Throttle } from "./throttle";
import { lastOf } from "./words";

const NO_CAPTION =
  "[role=list], [role=grid], [role=alert], [role=timer], [aria-live]:not([aria-live=off]), button, script, style";
const QUIET_MS = 50;
/** Of the records of one batch, how many are looked at: a page may deliver a hundred thousand. */
const MAX_RECORDS = 500;
/** Of the elements that changed in one quiet time, how many are read. */
const MAX_ELEMENTS = 40;
const MAX_LIFTS = 6;
/** What grew so long ago is over. */
const RECENT_MS = 5000;
const MAX_GROWING = 8;

/** Watches this page, from start to stop. */
export class Guesser {
  readonly #observer = new MutationObserver((records) => this.#collect(records));
  readonly #throttle = new Throttle(() => this.#read());
  #watched = new WeakSet<Element>();
  /** What changed since the last look; for no longer than the quiet time. */
  readonly #changed = new Set<Element>();
  #texts = new WeakMap<Element, Growth>();
  #growing: { readonly element: WeakRef<Element>; readonly at: number }[] = [];
  #path: string | null = null;
  #piece: WeakRef<Element> | undefined;
  #lift = 0;
  readonly #wrongPaths = new Set<string>();
  readonly #wrongRoots = new WeakSet<Element>();

  /** How to find the guess again; `null` while there is none. */
  get path(): string | null {
    return this.#path;
  }

  /** Begins to watch, if it does not yet. Called again it takes in frames that came since. */
  start(): void {
    for (const body of bodies()) {
      if (this.#watched.has(body)) continue;
      this.#watched.add(body);
      this.#observer.observe(body, { childList: true, characterData: true, subtree: true });
    }
  }

  /** Stops watching and forgets, but not what was wrong. */
  stop(): void {
    this.#observer.disconnect();
    this.#throttle.cancel();
    this.#changed.clear();
    this.#watched = new WeakSet();
    this.#texts = new WeakMap();
    this.#growing = [];
    this.#path = null;
  }

  /** The captions it takes for such. */
  found(): Found | null {
    return this.#path === null ? null : follow(this.#path, "guessed");
  }

  /** Something outside of this root changes as captions do. */
  findsOutside(root: Element): boolean {
    const since = performance.now() - RECENT_MS;
    return this.#growing.some(({ element, at }) => {
      const alive = element.deref();
      return at > since && alive !== undefined && isConnected(alive) && !contains(root, alive);
    });
  }

  /** The guess was wrong: look for another one, never for this one again. */
  reject(): void {
    const root = this.found()?.root;
    if (root !== undefined) this.#wrongRoots.add(root);
    if (this.#path !== null) this.#wrongPaths.add(this.#path);
    this.#path = null;
  }

  #collect(records: readonly MutationRecord[]): void {
    const step = Math.ceil(records.length / MAX_RECORDS);
    for (let index = records.length - 1; index >= 0 && this.#changed.size < MAX_ELEMENTS; index -= step) {
      const node = records[index]?.target;
      const element = node === undefined || isElement(node) ? node : parentElementOf(node);
      if (element) this.#changed.add(element);
    }
    this.#throttle.request();
  }

  #read(): number {
    const now = performance.now();
    for (const element of this.#changed) {
      if (!isConnected(element) || matches(element, "body") || isPrivate(element) || closest(element, NO_CAPTION))
        continue;
      const text = lastOf(element);
      const growth = this.#texts.get(element);
      if (growth === undefined) this.#texts.set(element, new Growth(text));
      else if (growth.add(text, now)) this.#consider(element, now);
    }
    this.#changed.clear();
    return QUIET_MS;
  }

  /** `element` changes as captions do. */
  #consider(element: Element, at: number): void {
    const others = this.#growing.filter((other) => other.element.deref() !== element);
    this.#growing = [...others, { element: new WeakRef(element), at }].slice(-MAX_GROWING);
    const before = this.found();
    if (before === null) this.#adopt(element, 0);
    else if (!contains(before.root, element)) this.#widen(element);
  }

  /** Takes the lines around `element` for captions, if they may be. */
  #adopt(element: Element, lift: number, also = element): boolean {
    const path = pathTo(element, lift, (name) => this.#texts.get(name)?.changed !== true);
    const found = path === null || this.#wrongPaths.has(path) ? null : follow(path, "guessed");
    if (found === null || this.#wrongRoots.has(found.root)) return false;
    if (!found.rows(MAX_ELEMENTS).some(({ identity }) => contains(identity as Element, also))) return false;
    this.#path = path;
    this.#piece = new WeakRef(element);
    this.#lift = lift;
    return true;
  }

  /** Captions are in two places: takes the nearest root that has both, but never another one instead. */
  #widen(element: Element): void {
    const piece = this.#piece?.deref();
    for (let lift = this.#lift + 1; piece !== undefined && lift <= MAX_LIFTS; lift++) {
      if (this.#adopt(piece, lift, element)) return;
    }
  }
}
