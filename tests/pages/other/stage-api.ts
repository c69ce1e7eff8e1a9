/** What the stand-in page of an unknown call product lets a test do, as `window.otherStage`. */
export interface OtherStage {
  /** Adds words to the speaker's row if they were the last to speak, else opens a row for them. */
  say(speaker: string, words: string): void;
  /** Says the words one by one, 350 ms apart, as somebody speaks. */
  talk(speaker: string, words: string): Promise<void>;
  /** The next rows are in a box of their own beside the former ones. */
  newGroup(): void;
  /** Puts text that is neither name nor caption into the last row. */
  note(text: string): void;
  /** A whole message of the chat. */
  chat(text: string): void;
  /** Somebody's words grow in the chat, one by one, 350 ms apart. */
  chatGrows(words: string): Promise<void>;
  /** Lines that grow in a panel that is nowhere called a chat, above a box to write in. */
  notesGrow(words: string): Promise<void>;
  /** Gives every class of the captions another name. */
  rotate(): void;
  /** Removes the captions. */
  end(): void;
  /** Makes so many changes in one go, none of them a caption. */
  storm(changes: number): void;
  /** Words without a name in a window of eight, the oldest go as new ones come, 350 ms apart. */
  slide(words: string): Promise<void>;
  /** In boxes of its own, each with one of these attributes, text grows as captions do. */
  decoys(attributes: readonly (readonly [name: string, value: string])[], words: string): Promise<void>;
  /** Moves the captions into a frame of this site. */
  intoFrame(): void;
  /** Plays a short conversation in its own time divided by `speed`. */
  timeline(speed: number): Promise<void>;
}

declare global {
  interface Window {
    readonly otherStage: OtherStage;
  }
}
