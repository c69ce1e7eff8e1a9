/** What the stand-in page of YouTube lets a test do, as `window.youtubeStage`. */
export interface YouTubeStage {
  /** Puts the captions button beside the player's others, or takes it away. It says whether captions are on. */
  button(pressed: boolean | null): void;
  /** Says more: line 2 grows word by word; when it is full, line 1 goes, line 2 moves up and a new one begins. */
  say(words: string): void;
  /** Replaces the captions' window by another one with another id and the same lines. */
  replaceWindow(): void;
  /** Takes the window away, as in a silence. */
  silence(): void;
  /** A second window, at the top, as for somebody who speaks off screen. */
  sayAbove(text: string): void;
  /** A second player, as for a preview, with captions of its own. */
  preview(text: string): void;
  /** Plays the whole timeline in its own time divided by `speed`. */
  timeline(speed: number): Promise<void>;
}

declare global {
  interface Window {
    readonly youtubeStage: YouTubeStage;
  }
}
