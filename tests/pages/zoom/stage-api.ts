/** Who is seen beside a line: a photo's address, or initials on a colour. */
export type Face = { readonly photo: string } | { readonly initials: string; readonly colour: string };

/** What the stand-in of Zoom lets a test do, as `window.zoomStage`. Rows are counted from the start: 0 is the first. */
export interface ZoomStage {
  /** Enters the meeting: in a frame of the same origin that comes now, or in the page itself on a company's host. */
  enter(): Promise<void>;
  /** Shows captions (the root comes, empty) or takes them away. */
  captions(on: boolean): void;
  /** Opens a row; without a face it is the older layout, which has nothing but text. */
  row(face: Face | null, text: string): void;
  /** Replaces a row's text in its node. */
  write(text: string, row?: number): void;
  /** Replaces a row's face. */
  face(face: Face, row?: number): void;
  /** Displays a row or not; its text stays. */
  show(on: boolean, row?: number): void;
  /** Marks a row's text as a translation, or as none. */
  translated(on: boolean, row?: number): void;
  /** Marks the whole overlay as hidden. */
  hideOverlay(on: boolean): void;
  /** Replaces a class by one that says nothing, now and later. */
  strip(name: string): void;
  /** Takes the id off the rows, now and later. */
  stripIds(): void;
  /** What stands on the captions' button, and whether it can be used. */
  button(label: string, enabled?: boolean): void;
  /** Opens or closes the transcript panel. */
  panel(on: boolean): void;
  /** Adds a row to the panel; the name is shown on the first row of a run only. */
  said(name: string, text: string): void;
  /** Keeps only these rows of the panel in the page, as its list does when it is scrolled, with new nodes. */
  render(from: number, to: number): void;
  /** Leaves `pixels` between what the panel shows and its end. */
  scrollUp(pixels: number): void;
  /** Covers the meeting with a dialog: the host has ended it. The buttons stay. */
  end(): void;
  /** Goes on to another address without loading a page, and takes the meeting's frame away if so said. */
  goTo(path: string, removeFrame?: boolean): void;
  /** Plays the whole timeline, 60 seconds divided by `speed`. */
  timeline(speed: number): Promise<void>;
}

declare global {
  interface Window {
    readonly zoomStage: ZoomStage;
  }
}
