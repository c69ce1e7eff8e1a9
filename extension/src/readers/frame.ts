/**
 * What every reader is, whatever its platform: it announces itself, waits for a panel to open the port, and serves one
 * panel at a time. It puts nothing into the page.
 */

import { READER_PORT, type ReaderReady } from "../messages";
import type { CallPage } from "./call-page";
import { History } from "./history";
import { Roots } from "./roots";
import { RowKeys } from "./scan";
import { Session } from "./session";

/** A symbol, because an element's id can pose as a global variable but not as a symbol. */
const RUNNING = Symbol.for("sidecue.reader");

/** What outlives a session: a panel that comes back finds the same numbers and what it has missed. */
export interface Reading {
  readonly page: CallPage;
  readonly keys: RowKeys;
  readonly roots: Roots;
  readonly history: History;
  /** The reading of `performance.now()` at which t is 0. */
  readonly startedAt: number;
  /** The same in milliseconds since 1970, reckoned once: it names this reader. */
  readonly epoch: number;
}

/**
 * Starts the reader of this frame. One that an earlier injection left here goes on, with all it remembers, unless its
 * extension was reloaded: then it is replaced.
 */
export function startReader(page: CallPage): void {
  const world = globalThis as { [RUNNING]?: Reader };
  if (world[RUNNING]?.isAlive !== true) {
    world[RUNNING]?.stop();
    world[RUNNING] = new Reader(page);
  }
  world[RUNNING].announce();
}

class Reader {
  readonly #reading: Reading;
  /** Its own, which loses its id when the extension is reloaded. */
  readonly #runtime = chrome.runtime;
  #session: Session | undefined;

  constructor(page: CallPage) {
    const startedAt = performance.now();
    const epoch = Math.floor(performance.timeOrigin + startedAt);
    this.#reading = { page, keys: new RowKeys(), roots: new Roots(), history: new History(), startedAt, epoch };
    chrome.runtime.onConnect.addListener(this.#onConnect);
    addEventListener("pageshow", this.#onPageShow);
  }

  /** Whether the extension that it belongs to is still there. */
  get isAlive(): boolean {
    return this.#runtime?.id !== undefined;
  }

  /** Tells open panels that there is a reader here now. */
  announce(): void {
    const ready: ReaderReady = { type: "reader-ready", platform: this.#reading.page.platform };
    // It fails when no panel is open to hear it, which is no one's fault.
    chrome.runtime.sendMessage(ready).catch(() => undefined);
  }

  /** Stops serving and listening. */
  stop(): void {
    this.#session?.end();
    this.#session = undefined;
    this.#reading.history.clear();
    removeEventListener("pageshow", this.#onPageShow);
    // Without an id the extension was reloaded, and its listeners went with it.
    if (this.isAlive) this.#runtime.onConnect.removeListener(this.#onConnect);
  }

  readonly #onConnect = (port: chrome.runtime.Port): void => {
    if (port.name !== READER_PORT || !isFromExtension(port)) return;
    this.#session?.end();
    this.#session = new Session(this.#reading, port);
    this.#session.start();
  };

  readonly #onPageShow = ({ persisted, isTrusted }: PageTransitionEvent): void => {
    if (!persisted || !isTrusted) return;
    // Chrome closed the panel's end of the port when the page was put aside, and did not tell this end.
    this.#session?.end();
    this.#session = undefined;
    if (this.isAlive) this.announce();
    else this.stop();
  };
}

/**
 * Whether a page of the extension opened the port. A reader that is itself such a page is also reached by our scripts on
 * web pages, whose processes a page could have taken over.
 */
export function isFromExtension({ sender }: chrome.runtime.Port): boolean {
  return sender?.id === chrome.runtime.id && sender.url?.startsWith(chrome.runtime.getURL("")) === true;
}
