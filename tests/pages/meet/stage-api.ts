/** Ways in which Meet's page was changed, or may be. Each holds for what is there and for what comes. */
export type Change =
  /** Every class is another one; the icons keep theirs. */
  | "classes"
  /** Every label is in another language. */
  | "labels"
  | "no-labels"
  | "no-jsname"
  /** The regions have no role. */
  | "no-role"
  | "no-tabindex"
  /** Nobody in the captions has a picture. */
  | "no-pictures"
  /** No caption has a name. */
  | "no-names"
  | "no-icon-classes"
  /** Icons are `span`s without a class. */
  | "icons-are-spans"
  /** The icon of the captions button has another name. */
  | "other-captions-icon"
  | "other-leave-icon"
  /** The box of "Jump to bottom" is gone. */
  | "no-jump-box"
  /** Another element around what is in a block. */
  | "wrapped-blocks"
  /** One element around all blocks. */
  | "boxed-blocks"
  /** The captions' language stands first in the region. */
  | "language-bar"
  /** The captions' language stands before the region, in the same place. */
  | "language-bar-beside"
  /** An empty element after the blocks, and one after each text. */
  | "dummies"
  /** Picture and name are two parts of a block, as before February 2024. */
  | "split-header"
  /** A `span` for each phrase, as before May 2025. */
  | "phrase-spans"
  /** The text stands before the name. */
  | "text-first"
  /** The words stand in the block itself. */
  | "bare-text";

/** What the stand-in call page lets a test do, as `window.stage`. Nothing of Sidecue's is loaded by the page itself. */
export interface Stage {
  /** When a caption last changed, in milliseconds since the epoch with fractions (`performance.timeOrigin + now()`). */
  readonly lastChange: number;
  /** Switches captions on (an empty region appears) or off (the region is gone). */
  captions(on: boolean): void;
  /** Adds a phrase to the speaker's block if they were the last to speak, else opens a block for them. */
  say(speaker: string, text: string): void;
  /** Opens a block with a picture and no speaker, as for "Ben joined". */
  announce(text: string): void;
  /** Replaces the first occurrence of `from` in the speaker's latest block that has it. Throws when there is none. */
  revise(speaker: string, from: string, to: string): void;
  /** Replaces the region by its clone: every node is a new one, every word the same. */
  replaceRegion(): void;
  /** Gives the region a label in another language and every node other class names, and takes `jsname` off. */
  disguise(label: string): void;
  /** Changes the page as Meet's was changed, or may be. */
  change(...changes: Change[]): void;
  /** Adds a phrase to the speaker's latest block, whoever spoke last. */
  append(speaker: string, text: string): void;
  /** Makes the speaker's latest block say something else, in the same elements. */
  write(speaker: string, text: string): void;
  /** Cuts the speaker's latest block to its last words. */
  cut(speaker: string, words: number): void;
  /** Gives the speaker's latest block another picture, or none. */
  picture(speaker: string, source: string | null): void;
  /** Removes so many blocks from the top. */
  drop(count: number): void;
  /** What the captions call the person themself: "You" unless it is set. */
  ownLabel: string;
  /** Removes all blocks. */
  clear(): void;
  /** Ends the call: its controls and captions go, the address stays. */
  leave(): void;
  /**
   * Shows a recorded call, a line of a replay file each (the header line is skipped), in its own time divided by
   * `speed`. Resolves after the last snapshot.
   */
  play(lines: readonly string[], speed: number): Promise<void>;
  /** Plays a minute of a call in which all happens that Meet's captions do, in its own time divided by `speed`. */
  timeline(speed: number): Promise<void>;
}

declare global {
  interface Window {
    readonly stage: Stage;
  }
}
