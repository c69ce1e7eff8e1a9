/** What the stand-in of Teams lets a test do, as `window.teamsStage`. Rows are counted from the end: 0 is the last. */
export interface TeamsStage {
  /** Switches captions on (the renderer comes, empty) or off (it goes). The decoys stay. */
  captions(on: boolean): void;
  /** Opens a row. Without a speaker it has no author element at all. */
  say(speaker: string | null, text: string): void;
  /** Replaces the text of a row in its node, and of the copy for screen readers. */
  write(text: string, row?: number): void;
  /** Removes rows from the top, as the virtual list does. */
  evict(count: number): void;
  /** From now on rows look as guests see them: two leaves, no item marker. */
  guest(on: boolean): void;
  /** Builds the renderer anew with the same words; the old one keeps its words, and its names if so said. */
  swap(keepNames?: boolean): void;
  /** Takes a `data-tid` off everything that has it, now and later. */
  strip(name: string): void;
  /** Gives every element another class, now and later. */
  rotate(): void;
  /** Puts the renderer into an open shadow tree. */
  intoShadow(): void;
  /** How the menu looks: with the captions' entry in a submenu, without that submenu, disabled, or not there. */
  menu(kind: "nested" | "flat" | "disabled" | "missing"): void;
  /** Ends the call. */
  leave(): void;
  /** Plays the whole timeline, 22 seconds divided by `speed`. */
  timeline(speed: number): Promise<void>;
}

declare global {
  interface Window {
    readonly teamsStage: TeamsStage;
  }
}
