import type { Page } from "puppeteer-core";
import {
  type CallStatus,
  type PanelMessage,
  READER_PORT,
  type ReaderMessage,
  type ReaderReady,
  type ReadersReply,
  type Snapshot,
} from "../../extension/src/messages";
import type { Sidecue } from "./browser";

const PATIENCE_MS = 5000;

/** What the page of the extension reports to this process. */
type Report =
  | { readonly what: "ready"; readonly tabId: number; readonly ready: ReaderReady }
  | { readonly what: "message"; readonly port: number; readonly message: ReaderMessage }
  | { readonly what: "closed"; readonly port: number };

/** What the functions below keep in the page of the extension. */
interface PortWindow extends Window {
  sidecueReport(report: Report): void;
  ports: Map<number, chrome.runtime.Port>;
}

/** A list that grows, and that can be waited on. */
class Log<Entry> {
  readonly entries: Entry[] = [];
  readonly #waiting = new Set<() => void>();

  add(entry: Entry): void {
    this.entries.push(entry);
    for (const look of this.#waiting) look();
  }

  /** The first entry from index `from` on that matches, now or later. */
  async first<Match extends Entry>(matches: (entry: Entry) => entry is Match, what: string, from = 0): Promise<Match> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`no ${what} among ${JSON.stringify(this.entries.slice(from).slice(-5), null, 1)}`));
      }, PATIENCE_MS);
      const look = (): void => {
        const found = this.entries.slice(from).find(matches);
        if (found === undefined) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }
}

/** Stands in for the panel: opens ports to readers from a page of the extension. */
export class ReaderPorts {
  readonly #page: Page;
  readonly #ready = new Log<{ tabId: number; ready: ReaderReady }>();
  readonly #ports: ReaderPort[] = [];

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Begins to listen on a page of the extension, which must stay open. */
  static async on(page: Page): Promise<ReaderPorts> {
    const ports = new ReaderPorts(page);
    await page.exposeFunction("sidecueReport", (report: Report) => ports.#heard(report));
    await page.evaluate(() => {
      const window = globalThis as unknown as PortWindow;
      window.ports = new Map();
      chrome.runtime.onMessage.addListener((ready, { tab }) => {
        if (ready.type === "reader-ready") window.sidecueReport({ what: "ready", tabId: tab?.id ?? -1, ready });
      });
    });
    return ports;
  }

  /** How many readers have announced themselves so far. */
  get announced(): number {
    return this.#ready.entries.length;
  }

  /** Waits for a reader to announce itself, after the first `from` announcements. Resolves with its tab's id. */
  async ready(from = 0): Promise<number> {
    const { tabId } = await this.#ready.first(
      (_entry): _entry is { tabId: number; ready: ReaderReady } => true,
      "reader",
      from,
    );
    return tabId;
  }

  /** Opens a port to the reader in a tab. */
  async open(tabId: number, name: string = READER_PORT): Promise<ReaderPort> {
    const index = this.#ports.length;
    const port = new ReaderPort(this.#page, index);
    this.#ports.push(port);
    await this.#page.evaluate(
      (id, portName, number) => {
        const window = globalThis as unknown as PortWindow;
        const opened = chrome.tabs.connect(id, { name: portName, frameId: 0 });
        window.ports.set(number, opened);
        opened.onMessage.addListener((message) => window.sidecueReport({ what: "message", port: number, message }));
        opened.onDisconnect.addListener(() => {
          // Reading it says that a missing receiver is expected here.
          void chrome.runtime.lastError;
          window.sidecueReport({ what: "closed", port: number });
        });
      },
      tabId,
      name,
      index,
    );
    return port;
  }

  #heard(report: Report): void {
    if (report.what === "ready") this.#ready.add(report);
    else if (report.what === "closed") this.#ports[report.port]?.received.add("closed");
    else this.#ports[report.port]?.received.add(report.message);
  }
}

/** One port to one reader, and all that came over it. */
export class ReaderPort {
  /** Every message in order, and "closed" when the reader's end has gone. */
  readonly received = new Log<ReaderMessage | "closed">();
  readonly #page: Page;
  readonly #index: number;

  /** Use {@link ReaderPorts.open}. */
  constructor(page: Page, index: number) {
    this.#page = page;
    this.#index = index;
  }

  /** How many messages have come so far: what comes later is looked for from here. */
  get mark(): number {
    return this.received.entries.length;
  }

  /** The snapshots from index `from` of all messages on. */
  snapshots(from = 0): Snapshot[] {
    return this.received.entries
      .slice(from)
      .flatMap((entry) => (entry !== "closed" && entry.type === "snapshot" ? [entry.snapshot] : []));
  }

  /** The numbers of the snapshots that were repeated, from index `from` of all messages on. */
  repeated(from = 0): number[] {
    return this.received.entries
      .slice(from)
      .flatMap((entry) => (entry !== "closed" && entry.type === "history" ? entry.snapshots : []))
      .map(({ seq }) => seq);
  }

  /** The numbers of the snapshots themselves. */
  numbers(from = 0): number[] {
    return this.received.entries
      .slice(from)
      .flatMap((entry) => (entry !== "closed" && entry.type === "snapshot" ? [entry.seq] : []));
  }

  /** Waits until the reader has done all that it was told so far. */
  async settled(): Promise<void> {
    const mark = this.mark;
    await this.post({ type: "report" });
    await this.message("report", mark);
  }

  /** Waits for a message of one type. */
  async message<Type extends ReaderMessage["type"]>(
    type: Type,
    from = 0,
  ): Promise<Extract<ReaderMessage, { type: Type }>> {
    return this.received.first(
      (entry): entry is Extract<ReaderMessage, { type: Type }> => entry !== "closed" && entry.type === type,
      type,
      from,
    );
  }

  /** Waits for a snapshot in which a row's text ends with `text`. */
  async snapshotWith(text: string, from = 0): Promise<Snapshot> {
    const matches = (entry: ReaderMessage | "closed"): entry is Extract<ReaderMessage, { type: "snapshot" }> =>
      entry !== "closed" && entry.type === "snapshot" && entry.snapshot.rows.some((row) => row.text.endsWith(text));
    return (await this.received.first(matches, `snapshot with “${text}”`, from)).snapshot;
  }

  /** Waits until the captions are said to be in this state. */
  async captions(state: "on" | "off" | "unknown", from = 0): Promise<void> {
    await this.received.first(
      (entry): entry is Extract<ReaderMessage, { type: "status" }> =>
        entry !== "closed" && entry.type === "status" && entry.captions === state,
      `status with captions ${state}`,
      from,
    );
  }

  /** Waits for a status that these facts are part of. */
  async status(facts: Partial<CallStatus>, from = 0): Promise<CallStatus> {
    const wanted = Object.entries(facts);
    return this.received.first(
      (entry): entry is Extract<ReaderMessage, { type: "status" }> =>
        entry !== "closed" &&
        entry.type === "status" &&
        wanted.every(([name, value]) => JSON.stringify(entry[name as keyof CallStatus]) === JSON.stringify(value)),
      `status with ${JSON.stringify(facts)}`,
      from,
    );
  }

  /** Tells the reader to read, and to repeat first what it took after the snapshot with this number. */
  async read(after = 0, path: string | null = null): Promise<void> {
    await this.post({ type: "read", after, path });
  }

  /** Waits until the reader's end has gone. */
  async closed(): Promise<void> {
    await this.received.first((entry): entry is "closed" => entry === "closed", "end of the port");
  }

  /** Says something to the reader. Takes anything, to test what a reader ignores. */
  async post(message: PanelMessage | object): Promise<void> {
    await this.#page.evaluate(
      (number, said) => (globalThis as unknown as PortWindow).ports.get(number)?.postMessage(said),
      this.#index,
      message,
    );
  }

  /** Closes this end. */
  async disconnect(): Promise<void> {
    await this.#page.evaluate(
      (number) => (globalThis as unknown as PortWindow).ports.get(number)?.disconnect(),
      this.#index,
    );
  }
}

/** Asks the service worker for readers, or for none, in the only way it takes: from the panel's page. */
export async function askForReaders(sidecue: Sidecue, wanted: boolean): Promise<ReadersReply> {
  const panel = await sidecue.openExtensionPage("sidepanel.html");
  const reply = await panel.evaluate(
    (value): Promise<ReadersReply> => chrome.runtime.sendMessage({ type: "readers", wanted: value }),
    wanted,
  );
  await panel.close();
  return reply;
}
