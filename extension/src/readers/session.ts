import { type CallStatus, isPanelMessage, type ReaderMessage, type SnapshotRow } from "../messages";
import type { CallPage } from "./call-page";
import { isConnected, parentOf } from "./dom";
import { type RowKeys, sameRows, scan } from "./scan";
import { Throttle } from "./throttle";

const SNAPSHOT_QUIET_MS = 100;
/** After a look that found nothing new: short enough not to be felt, long enough for a storm of mutations. */
const IDLE_QUIET_MS = 10;
const POLL_MS = 1000;

/** One panel being served over its port. It looks at captions only between "read" and "rest". */
export class Session {
  readonly #page: CallPage;
  readonly #keys: RowKeys;
  readonly #port: chrome.runtime.Port;
  readonly #startedAt: number;
  readonly #observer = new MutationObserver(() => this.#throttle.request());
  readonly #throttle = new Throttle(() => this.#look());
  #poll: ReturnType<typeof setInterval> | undefined;
  #reading = false;
  #full = false;
  #root: Element | null = null;
  /** Held weakly: a replaced root, with all its captions, is the page's to forget. */
  #lastRoot: WeakRef<Element> | undefined;
  #rootChanged = false;
  #seq = 0;
  #rows: readonly SnapshotRow[] = [];
  #status: CallStatus | undefined;

  /** `startedAt` is the reading of `performance.now()` at which t is 0. */
  constructor(page: CallPage, keys: RowKeys, port: chrome.runtime.Port, startedAt: number) {
    this.#page = page;
    this.#keys = keys;
    this.#port = port;
    this.#startedAt = startedAt;
  }

  /** Greets the panel and begins to serve it. */
  start(): void {
    this.#port.onDisconnect.addListener(() => this.end());
    this.#port.onMessage.addListener((message: unknown) => {
      if (!isPanelMessage(message)) return;
      if (message.type === "read") this.#read();
      else this.#rest();
    });
    // Reckoned from now: the clock may have been set, and a laptop may have slept, since the reader started.
    this.#post({ type: "hello", platform: this.#page.platform, startedAt: Date.now() - this.#elapsed() });
    this.#tellStatus();
    this.#poll = setInterval(() => {
      this.#tellStatus();
      if (this.#reading) this.#throttle.request();
    }, POLL_MS);
  }

  /** Stops at once and for good. */
  end(): void {
    clearInterval(this.#poll);
    this.#rest();
    try {
      this.#port.disconnect();
    } catch {
      // An extension that was reloaded has taken its ports with it.
    }
  }

  #read(): void {
    this.#reading = true;
    this.#full = true;
    this.#throttle.request();
  }

  #rest(): void {
    this.#reading = false;
    this.#throttle.cancel();
    this.#observer.disconnect();
    this.#root = null;
  }

  #tellStatus(): void {
    const status = this.#page.status();
    if (status.inCall === this.#status?.inCall && status.captions === this.#status.captions) return;
    this.#status = status;
    this.#post({ type: "status", ...status });
  }

  /** Reads the rows and sends them if they are news. Returns how long to be quiet afterwards. */
  #look(): number {
    const root = this.#relocate();
    const rows = root === null ? [] : scan(this.#page, root, this.#keys);
    const news = !sameRows(rows, this.#rows) || (this.#full && rows.length > 0);
    if (!news) return IDLE_QUIET_MS;
    const { platform } = this.#page;
    this.#post({
      type: "snapshot",
      seq: ++this.#seq,
      snapshot: { t: this.#elapsed(), platform, rootChanged: this.#rootChanged, rows },
    });
    this.#full = false;
    this.#rootChanged = false;
    this.#rows = rows;
    return SNAPSHOT_QUIET_MS;
  }

  /** Finds the caption root again, since pages replace it, and follows it when it is another node. */
  #relocate(): Element | null {
    // A root that lost its last row no longer has the shape that some strategies ask for, but it is still the root.
    const kept = this.#root !== null && isConnected(this.#root) ? this.#root : null;
    const root = this.#page.locate() ?? kept;
    if (root !== null && root !== this.#root) this.#watch(root);
    this.#root = root;
    return root;
  }

  #watch(root: Element): void {
    if (this.#lastRoot !== undefined && this.#lastRoot.deref() !== root) this.#rootChanged = true;
    this.#lastRoot = new WeakRef(root);
    this.#observer.disconnect();
    this.#observer.observe(root, { childList: true, characterData: true, subtree: true });
    // A root that is taken away and put back or replaced in its place is seen here at once, not at the next poll.
    const parent = parentOf(root);
    if (parent !== null) this.#observer.observe(parent, { childList: true });
  }

  #elapsed(): number {
    return Math.floor(performance.now() - this.#startedAt);
  }

  #post(message: ReaderMessage): void {
    try {
      this.#port.postMessage(message);
    } catch {
      // The port is gone and its onDisconnect on the way, or the extension was reloaded: nobody is left to tell.
      this.end();
    }
  }
}
