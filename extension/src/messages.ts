/**
 * Every message that TypeScript sends or receives, as closed unions, and a validator for each kind that it receives.
 * What the reader sends to the panel is validated there, in Rust.
 */

/** Where captions come from. */
export type Platform = "meet" | "teams" | "zoom" | "youtube" | "vtt" | "generic";

/** Name of the port that the panel opens to a reader. A port with another name is not served. */
export const READER_PORT = "sidecue";

/** One speaker block as it is on the page. */
export interface SnapshotRow {
  /** Identifies the DOM node, never the text. */
  readonly key: number;
  /** The speaker's name, else what their picture is known by, else empty. */
  readonly speakerKey: string;
  /** `null` where the page shows no name, as in "Ben joined". */
  readonly speaker: string | null;
  readonly text: string;
  readonly hidden: boolean;
  /** Present and true when the page shows a translation of what was said. */
  readonly translated?: true;
}

/** All caption rows at one moment, in page order. */
export interface Snapshot {
  /** Milliseconds since the reader started. */
  readonly t: number;
  readonly platform: Platform;
  /** True on the first snapshot after the caption root became another node. */
  readonly rootChanged: boolean;
  readonly rows: readonly SnapshotRow[];
}

/** A snapshot with its number, from 1 on, in the order they were taken. */
export interface NumberedSnapshot {
  readonly seq: number;
  readonly snapshot: Snapshot;
}

/**
 * How the captions were found: by a name of the page's own code, by their shape, by a looser shape, by watching what
 * changes as captions do, or because the person pointed at them.
 */
export type Strategy = "named" | "shaped" | "loose" | "guessed" | "picked";

/** Why a call cannot be read here, whatever the person does on this page. */
export type Obstacle = "native-app" | "town-hall" | "captions-forbidden" | "transcript-only";

/** What the page's controls show of the call, never its captions. */
export interface CallControls {
  readonly inCall: boolean;
  readonly captions: "on" | "off" | "unknown";
  /** A click of ours can switch captions on, if the person asks for it. */
  readonly canTurnOn: boolean;
  readonly obstacle: Obstacle | null;
}

/** The state of the page and of the reading, in facts. What they mean is decided by whoever gets them. */
export interface CallStatus extends CallControls {
  /** The reader looks at captions: it was told to read, and not to rest. */
  readonly reading: boolean;
  /** How the captions were found; `null` when they were not, or while the reader rests. */
  readonly found: Strategy | null;
  /** The caption root holds text that belongs to no row: the page was changed. */
  readonly unread: boolean;
  /** There are rows, and every one of them lacks its words or, where this platform shows names, its name. */
  readonly hollow: boolean;
  /** Names that the page itself marks as the person's own. */
  readonly own: readonly string[];
  /** The tab is hidden, and its page may have stopped drawing. */
  readonly hidden: boolean;
  /** Text outside the caption root changes as captions do, while the root is silent. */
  readonly elsewhere: boolean;
  /** Another extension that changes captions here, by name. */
  readonly conflict: string | null;
}

/** Reader -> panel, over the port. */
export type ReaderMessage =
  | {
      readonly type: "hello";
      readonly platform: Platform;
      /** When t was 0, in milliseconds since 1970. Another reader has another one. */
      readonly startedAt: number;
      /** The page's host: what the person picked or named is kept by it. */
      readonly host: string;
    }
  | ({ readonly type: "status" } & CallStatus)
  | ({ readonly type: "snapshot" } & NumberedSnapshot)
  /** Snapshots taken before, in reply to "read"; several messages when they are many. */
  | { readonly type: "history"; readonly snapshots: readonly NumberedSnapshot[] }
  /** In reply to "report": the structure around the captions, without a word of them. */
  | { readonly type: "report"; readonly text: string }
  /** The person pointed at a caption line, or confirmed a guess: how to find it again on this host. */
  | { readonly type: "picked"; readonly path: string };

/** Reader -> every extension page, once on load: a panel answers by opening the port. */
export interface ReaderReady {
  readonly type: "reader-ready";
  readonly platform: Platform;
}

/** Panel -> reader, over the port. */
export type PanelMessage =
  /** Read from now on; first what was taken after the snapshot with this number. `path` is what was picked on this host. */
  | { readonly type: "read"; readonly after: number; readonly path: string | null }
  /** Look at no caption until further notice. */
  | { readonly type: "rest" }
  /** Forget all snapshots taken. */
  | { readonly type: "forget" }
  /** Switch the page's captions on: the person asked for it. */
  | { readonly type: "turn-on" }
  /** Let the person point at a caption line. */
  | { readonly type: "pick" }
  /** The guess is right, or wrong. */
  | { readonly type: "guess"; readonly right: boolean }
  /** Describe the structure around the captions. */
  | { readonly type: "report" };

/** Panel -> service worker: whether readers may be on the call pages. */
export interface ReadersRequest {
  readonly type: "readers";
  readonly wanted: boolean;
}

/** Service worker -> every panel: a browser-wide key was pressed. The word is one of the manifest's commands. */
export interface CommandMessage {
  readonly type: "command";
  readonly command: string;
}

/**
 * Service worker -> panel, in reply: the pages that have readers now, as match patterns, and the call hosts that the person
 * does not let Sidecue read.
 */
export type ReadersReply =
  | { readonly ok: true; readonly pages: readonly string[]; readonly missing: readonly string[] }
  | { readonly ok: false; readonly error: string };

function typeOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "type" in value ? value.type : undefined;
}

const PLAIN = new Set<unknown>(["rest", "forget", "turn-on", "pick", "report"]);

/** Whether `value` is something that the panel may say to a reader. */
export function isPanelMessage(value: unknown): value is PanelMessage {
  const type = typeOf(value);
  if (type === "guess") return typeof (value as { right?: unknown }).right === "boolean";
  if (type !== "read") return PLAIN.has(type);
  const { after, path } = value as { after?: unknown; path?: unknown };
  return Number.isSafeInteger(after) && (path === null || typeof path === "string");
}

/** Whether `value` asks the service worker for readers, or for none. */
export function isReadersRequest(value: unknown): value is ReadersRequest {
  return typeOf(value) === "readers" && typeof (value as { wanted?: unknown }).wanted === "boolean";
}
