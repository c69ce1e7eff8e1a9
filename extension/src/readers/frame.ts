/**
 * What every reader is, whatever its platform: it announces itself, waits for a panel to open the port, and serves one
 * panel at a time. It puts nothing into the page.
 */

import { READER_PORT, type ReaderReady } from "../messages";
import type { CallPage } from "./call-page";
import { RowKeys } from "./scan";
import { Session } from "./session";

/** A symbol, because an element's id can pose as a global variable but not as a symbol. */
const RUNNING = Symbol.for("sidecue.reader");

/** Starts the reader of this frame in place of one that an earlier injection left here. */
export function startReader(page: CallPage): void {
  const world = globalThis as { [RUNNING]?: Reader };
  world[RUNNING]?.stop();
  world[RUNNING] = new Reader(page);
  world[RUNNING].announce();
}

class Reader {
  readonly #page: CallPage;
  readonly #keys = new RowKeys();
  readonly #startedAt = performance.now();
  #session: Session | undefined;

  constructor(page: CallPage) {
    this.#page = page;
    chrome.runtime.onConnect.addListener(this.#onConnect);
    addEventListener("pageshow", this.#onPageShow);
  }

  /** Tells open panels that there is a reader here now. */
  announce(): void {
    const ready: ReaderReady = { type: "reader-ready", platform: this.#page.platform };
    // It fails when no panel is open to hear it, which is no one's fault.
    chrome.runtime.sendMessage(ready).catch(() => undefined);
  }

  /** Stops serving and listening. */
  stop(): void {
    this.#session?.end();
    this.#session = undefined;
    removeEventListener("pageshow", this.#onPageShow);
    // Without an id the extension was reloaded, and its listeners went with it.
    if (isAlive()) chrome.runtime.onConnect.removeListener(this.#onConnect);
  }

  readonly #onConnect = (port: chrome.runtime.Port): void => {
    if (port.name !== READER_PORT) return;
    this.#session?.end();
    this.#session = new Session(this.#page, this.#keys, port, this.#startedAt);
    this.#session.start();
  };

  readonly #onPageShow = ({ persisted, isTrusted }: PageTransitionEvent): void => {
    if (!persisted || !isTrusted) return;
    // Chrome closed the panel's end of the port when the page was put aside, and did not tell this end.
    this.#session?.end();
    this.#session = undefined;
    if (isAlive()) this.announce();
    else this.stop();
  };
}

function isAlive(): boolean {
  return chrome.runtime?.id !== undefined;
}
