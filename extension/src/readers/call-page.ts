import type { CallStatus, Platform } from "../messages";

/** One caption row as a platform finds it on the page, before its text is read. */
export interface CaptionRow {
  /** The element around speaker and text. */
  readonly block: Element;
  /** The element that holds the spoken text. Its identity is the row's identity. */
  readonly text: Element;
  /** The name as shown, or `null` where there is none. */
  readonly speaker: string | null;
  /** The address of the speaker's picture. */
  readonly avatar: string | null;
}

/** What a platform has to know: where its captions are. Everything else is the same for all of them. */
export interface CallPage {
  readonly platform: Platform;
  /** The element that holds the caption rows, or `null` when no candidate has the right shape. */
  locate(): Element | null;
  /** The last `limit` rows under `root`, in page order. */
  rows(root: Element, limit: number): CaptionRow[];
  /** Reads the call's controls, never its captions. */
  status(): CallStatus;
}
