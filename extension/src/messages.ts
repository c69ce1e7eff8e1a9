/**
 * Every message that TypeScript sends or receives, as closed unions, and a validator for each kind that it receives.
 * What the reader sends to the panel is validated there, in Rust.
 */

/** The call platforms with a reader. */
export type Platform = "meet";

/** Name of the port that the panel opens to a reader. A port with another name is not served. */
export const READER_PORT = "sidecue";

/** One speaker block as it is on the page. */
export interface SnapshotRow {
  /** Identifies the DOM node, never the text. */
  readonly key: number;
  /** The speaker's name, else the address of their picture, else empty. */
  readonly speakerKey: string;
  /** `null` where the page shows no name, as in "Ben joined". */
  readonly speaker: string | null;
  readonly text: string;
  readonly hidden: boolean;
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

/** What the call page shows of the call itself. */
export interface CallStatus {
  readonly inCall: boolean;
  readonly captions: "on" | "off" | "unknown";
}

/** Reader -> panel, over the port. */
export type ReaderMessage =
  | { readonly type: "hello"; readonly platform: Platform; readonly startedAt: number }
  | ({ readonly type: "status" } & CallStatus)
  | { readonly type: "snapshot"; readonly seq: number; readonly snapshot: Snapshot };

/** Reader -> every extension page, once on load: a panel answers by opening the port. */
export interface ReaderReady {
  readonly type: "reader-ready";
  readonly platform: Platform;
}

/** Panel -> reader, over the port. */
export type PanelMessage = { readonly type: "read" } | { readonly type: "rest" };

/** Panel -> service worker: whether readers may be on the call pages. */
export interface ReadersRequest {
  readonly type: "readers";
  readonly wanted: boolean;
}

/** Service worker -> panel, in reply. */
export type ReadersReply = { readonly ok: true } | { readonly ok: false; readonly error: string };

function typeOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "type" in value ? value.type : undefined;
}

/** Whether `value` is something that the panel may say to a reader. */
export function isPanelMessage(value: unknown): value is PanelMessage {
  const type = typeOf(value);
  return type === "read" || type === "rest";
}

/** Whether `value` asks the service worker for readers, or for none. */
export function isReadersRequest(value: unknown): value is ReadersRequest {
  return typeOf(value) === "readers" && typeof (value as { wanted?: unknown }).wanted === "boolean";
}
