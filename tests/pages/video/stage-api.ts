/** What the stand-in page with a video lets a test do, as `window.videoStage`. */
export interface VideoStage {
  /** Goes to a moment of the video, in seconds. */
  seek(seconds: number): Promise<void>;
  /** Switches the track of the page's file, as a player's own button would. */
  mode(mode: TextTrackMode): void;
  /** Adds a cue over the whole video to a track made by script, as players of live streams do. */
  addLiveCue(text: string): void;
  /** Plays the whole video in its own time divided by `speed`, at most 16. */
  timeline(speed: number): Promise<void>;
}

declare global {
  interface Window {
    readonly videoStage: VideoStage;
  }
}
