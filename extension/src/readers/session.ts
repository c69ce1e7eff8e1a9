import { type CallStatus, isPanelMessage, type PanelMessage, type ReaderMessage, type SnapshotRow } from "../messages";
import type { Found } from "./call-page";
import { conflict } from "./conflict";
import { isLive, isPageHidden, parentOf } from "./dom";
import { isHollow, isUnread } from "./facts";
import { finding } from "./finding";
import type { Reading } from "./frame";
import { MAX_ROWS, sameRows, scan } from "./scan";
import { Throttle } from "./throttle";

const SNAPSHOT_QUIET_MS = 100;
/** After a look that found nothing new: short enough not to be felt, long enough for a storm of mutations. */
const IDLE_QUIET_MS = 10;
const POLL_MS = 1000;
/** Captions that are silent for so long may have moved elsewhere. */
const SILENCE_MS = 8000;

/** One panel being served over its port. It looks at captions only between "read" and "rest". */
export class Session {
  readonly #reading: Reading;
  readonly #port: chrome.runtime.Port;
  readonly #observer = new MutationObserver(() => this.#throttle.request());
  readonly #throttle = new Throttle(() => this.#look());
  readonly #finding = finding();
  readonly #guesser = new this.#finding.Guesser();
  #poll: ReturnType<typeof setInterval> | undefined;
  #active = false;
  #found: Found | null = null;
  /** How to find again what the person pointed at. */
  #path: string | null = null;
  #cancelPick: (() => void) | undefined;
  #stopListening: (() => void) | undefined;
  #rows: readonly SnapshotRow[] | undefined;
  #changedAt = 0;
  #status = "";

  constructor(reading: Reading, port: chrome.runtime.Port) {
    this.#reading = reading;
    this.#port = port;
  }

  /** Greets the panel and begins to serve it. */
  start(): void {
    this.#port.onDisconnect.addListener(() => this.end());
    this.#port.onMessage.addListener((message: unknown) => {
      if (isPanelMessage(message)) this.#hear(message);
    });
    addEventListener("visibilitychange", this.#onVisibility);
    const { page, epoch } = this.#reading;
    this.#post({ type: "hello", platform: page.platform, startedAt: epoch, host: location.host });
    this.#tellStatus();
    this.#poll = setInterval(() => {
      if (this.#active) this.#throttle.request();
      this.#tellStatus();
    }, POLL_MS);
  }

  /** Stops at once and for good. */
  end(): void {
    clearInterval(this.#poll);
    removeEventListener("visibilitychange", this.#onVisibility);
    this.#rest();
    try {
      this.#port.disconnect();
    } catch {
      // An extension that was reloaded has taken its ports with it.
    }
  }

  /** At once, so that what comes in one batch when the tab is shown again is told after it was shown. */
  readonly #onVisibility = ({ isTrusted }: Event): void => {
    if (isTrusted) this.#tellStatus();
  };

  #hear(message: PanelMessage): void {
    const { history, page } = this.#reading;
    switch (message.type) {
      case "read":
        this.#read(message.after, message.path);
        break;
      case "rest":
        this.#rest();
        this.#tellStatus();
        break;
      case "forget":
        history.clear();
        break;
      case "turn-on":
        page.turnOn?.();
        break;
      case "pick":
        this.#cancelPick?.();
        this.#cancelPick = this.#finding.pickOne((path) => this.#takePath(path));
        break;
      case "guess":
        this.#judge(message.right);
        break;
      case "report":
        this.#post({ type: "report", text: this.#finding.report(this.#reading.page, this.#found) });
        break;
    }
  }

  #read(after: number, path: string | null): void {
    const { history } = this.#reading;
    history.trim(this.#elapsed());
    for (const snapshots of history.after(after)) this.#post({ type: "history", snapshots });
    this.#active = true;
    this.#path = path;
    this.#changedAt = performance.now();
    // Whatever is on screen now is told again.
    this.#rows = undefined;
    this.#status = "";
    this.#throttle.request();
    this.#tellStatus();
  }

  #rest(): void {
    this.#active = false;
    this.#throttle.cancel();
    this.#observer.disconnect();
    this.#guesser.stop();
    this.#cancelPick?.();
    this.#stopListening?.();
    this.#stopListening = undefined;
    this.#found = null;
  }

  #takePath(path: string): void {
    this.#path = path;
    this.#guesser.stop();
    this.#post({ type: "picked", path });
    this.#throttle.request();
  }

  #judge(right: boolean): void {
    if (!right) this.#guesser.reject();
    else if (this.#guesser.path !== null) this.#takePath(this.#guesser.path);
  }

  #tellStatus(): void {
    const { page } = this.#reading;
    const found = this.#found;
    const silent = this.#active && performance.now() - this.#changedAt > SILENCE_MS;
    const controls = page.controls();
    // Where nothing is known of the page there is nothing else to wait for.
    const lost = silent || (found === null && page.platform === "generic");
    if (this.#active) this.#guess(controls.captions !== "off" && controls.inCall && lost);
    const status: CallStatus = {
      ...controls,
      reading: this.#active,
      found: found?.strategy ?? null,
      own: found === null ? [] : (page.own?.(found.rows(MAX_ROWS), found.root) ?? []),
      unread: found !== null && isUnread(found),
      hollow:
        found !== null &&
        isHollow(this.#rows ?? [], page.named && found?.strategy !== "guessed" && found?.strategy !== "picked"),
      hidden: isPageHidden(),
      elsewhere: silent && found !== null && this.#guesser.findsOutside(found.root),
      conflict: conflict(found?.root ?? null),
    };
    const told = JSON.stringify(status);
    if (told === this.#status) return;
    this.#status = told;
    this.#post({ type: "status", ...status });
  }

  /** Watches for what changes as captions do, while nothing else is known of them. */
  #guess(wanted: boolean): void {
    if (wanted) this.#guesser.start();
    else if (this.#found?.strategy !== "guessed") this.#guesser.stop();
  }

  /** Reads the rows, sends them if they are news, and says so when captions came or went. */
  #look(): number {
    const before = this.#found?.strategy;
    const found = this.#relocate();
    const quiet = this.#tellRows(found);
    if (found?.strategy !== before) this.#tellStatus();
    return quiet;
  }

  /** Sends the rows if they are news. Returns how long to be quiet afterwards. */
  #tellRows(found: Found | null): number {
    const rows = found === null ? [] : scan(found, this.#reading.keys);
    const { page, history, roots } = this.#reading;
    // After "read" whatever is there is news, and so is that what was last sent is there no more.
    const news = this.#rows === undefined ? rows.length > 0 || history.endsWithRows : !sameRows(rows, this.#rows);
    this.#rows = rows;
    if (!news) return IDLE_QUIET_MS;
    const snapshot = { t: this.#elapsed(), platform: page.platform, rootChanged: roots.takeChange(), rows };
    this.#post({ type: "snapshot", ...history.add(snapshot) });
    this.#changedAt = performance.now();
    return SNAPSHOT_QUIET_MS;
  }

  /** Finds the captions again, since pages replace them, and follows them when their root is another node. */
  #relocate(): Found | null {
    // A root that lost its last row no longer has the shape that some strategies ask for, but it is still the root.
    // What was guessed or picked is held to its shape at each look: a chat may have come into it.
    const sure = this.#found?.strategy !== "guessed" && this.#found?.strategy !== "picked";
    const kept = sure && this.#found !== null && isLive(this.#found.root) ? this.#found : null;
    const byHand = this.#path === null ? null : this.#finding.picked(this.#path);
    const found = byHand ?? this.#reading.page.locate() ?? this.#guesser.found() ?? kept;
    const before = this.#found?.root;
    this.#found = found;
    if (found !== null && found.root !== before) this.#watch(found.root);
    return found;
  }

  #watch(root: Element): void {
    const { page, roots } = this.#reading;
    roots.see(root);
    const attributes = page.attributes === undefined ? {} : { attributeFilter: [...page.attributes] };
    this.#observer.disconnect();
    this.#observer.observe(root, { childList: true, characterData: true, subtree: true, ...attributes });
    // A root that is taken away and put back or replaced in its place is seen here at once, not at the next poll.
    const parent = parentOf(root);
    if (parent !== null) this.#observer.observe(parent, { childList: true });
    this.#stopListening?.();
    this.#stopListening = page.listen?.(root, () => this.#throttle.request());
  }

  #elapsed(): number {
    return Math.floor(performance.now() - this.#reading.startedAt);
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
