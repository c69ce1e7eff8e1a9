import type { CallControls, Platform, Strategy } from "../messages";

/** One caption row as it is on the page, untidied. */
export interface CaptionRow {
  /** The row's identity: the element that holds the spoken text, or the cue of a text track. Never the text. */
  readonly identity: object;
  readonly text: string;
  /** The name as shown, or `null` where there is none. */
  readonly speaker: string | null;
  /** What the speaker is known by where there is no name: the picture's address, or initials with their colour. */
  readonly picture: string | null;
  /** The page does not display the row. */
  readonly hidden: boolean;
  /** The page shows a translation. */
  readonly translated?: boolean;
}

/** Captions that were found on the page. */
export interface Found {
  /** The element that holds the rows; watched for changes. */
  readonly root: Element;
  readonly strategy: Strategy;
  /** The last `limit` rows, in page order, read afresh each time. */
  rows(limit: number): CaptionRow[];
  /**
   * The elements whose text the rows account for. Text of the root that is outside of them, not in a button and not
   * hidden from assistive technology, means that the page was changed. The last first where there may be many. Left out
   * where the root is the text itself.
   */
  blocks?(): Iterable<Element>;
}

/** What a platform has to know: where its captions are, and its controls. Everything else is the same for all of them. */
export interface CallPage {
  readonly platform: Platform;
  /** Whether this platform shows its speakers' names. */
  readonly named: boolean;
  /**
   * The month of the newest account of the live page that the ways of finding captions stand on; `null` where they stand on
   * none. Told in reports: an old date beside "not found" says where to look first.
   */
  readonly known: string | null;
  /** Attributes that say something about captions, observed beside their text (Zoom hides rows by their style). */
  readonly attributes?: readonly string[];
  /** The captions, or `null` when no candidate has the right shape. Called often: at most a few selectors. */
  locate(): Found | null;
  /** Reads the call's controls, never its captions. */
  controls(): CallControls;
  /** Names among these rows, which are below `root`, that the page marks as the person's own. */
  own?(rows: readonly CaptionRow[], root: Element): string[];
  /** Switches captions on by the page's own control. Only called when the person asked for it. */
  turnOn?(): void;
  /**
   * Watches text tracks and other sources whose changes are no mutations of the root: calls `changed` when there is
   * something new and returns how to stop. Optional.
   */
  listen?(root: Element, changed: () => void): () => void;
}
