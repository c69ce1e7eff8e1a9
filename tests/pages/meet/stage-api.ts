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
  /** Removes all blocks. */
  clear(): void;
  /** Ends the call: its controls and captions go, the address stays. */
  leave(): void;
  /**
   * Shows a recorded call, a line of a replay file each (the header line is skipped), in its own time divided by
   * `speed`. Resolves after the last snapshot.
   */
  play(lines: readonly string[], speed: number): Promise<void>;
}

declare global {
  interface Window {
    readonly stage: Stage;
  }
}
