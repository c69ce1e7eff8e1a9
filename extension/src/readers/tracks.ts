/** The text tracks of a page's videos: finished captions, with speakers where the file names them. */

import type { CaptionRow } from "./call-page";
import { findAll, reader } from "./dom";

const tracksOf = reader(HTMLMediaElement.prototype, "textTracks");
const isPausedOf = reader(HTMLMediaElement.prototype, "paused");

/** A video with captions that it can show. */
export interface Captioned {
  readonly video: HTMLMediaElement;
  readonly tracks: readonly TextTrack[];
  /** The one that is on, whether the page draws it or lets the browser do it. */
  readonly live: TextTrack | undefined;
}

/** The video that is being watched: one whose captions are on comes first, then one that plays. */
export function captioned(): Captioned | null {
  const videos = [...findAll(document.documentElement, "video, audio")].flatMap((element) => {
    const video = element as HTMLMediaElement;
    const tracks = [...tracksOf(video)].filter(({ kind }) => kind === "subtitles" || kind === "captions");
    const live = tracks.find(({ mode }) => mode === "showing") ?? tracks.find(({ mode }) => mode === "hidden");
    const rank = (live === undefined ? 0 : 2) + (isPausedOf(video) ? 0 : 1);
    return tracks.length === 0 ? [] : [{ video, tracks, live, rank }];
  });
  return videos.sort((a, b) => b.rank - a.rank)[0] ?? null;
}

/** Calls `changed` when a video shows other cues, or has other tracks. Returns how to stop. */
export function listenTo(video: HTMLMediaElement, changed: () => void): () => void {
  const listening = new AbortController();
  const options = { signal: listening.signal };
  const all = tracksOf(video);
  const heard = (event: Event): void => {
    if (event.isTrusted) changed();
  };
  const hear = (): void => {
    // A listener that is there already is not added again.
    for (const track of all) track.addEventListener("cuechange", heard, options);
  };
  all.addEventListener(
    "addtrack",
    (event) => {
      hear();
      heard(event);
    },
    options,
  );
  all.addEventListener("change", heard, options);
  hear();
  return () => listening.abort();
}

/** What stands for the voices of a cue: the cue itself for the first one. */
const voices = new WeakMap<TextTrackCue, object[]>();

/** The cues on screen, one row for each voice. */
export function cueRows(track: TextTrack): CaptionRow[] {
  return [...(track.activeCues ?? [])].flatMap((cue) => (cue instanceof VTTCue ? voicesIn(cue) : []));
}

function voicesIn(cue: VTTCue): CaptionRow[] {
  const known = voices.get(cue) ?? [cue];
  voices.set(cue, known);
  // Chrome parses the cue into a fragment of its own; a voice becomes an element whose title is the speaker.
  return partsOf(cue.getCueAsHTML()).map(({ text, speaker }, index) => {
    known[index] ??= {};
    return { identity: known[index], text, speaker, picture: null, hidden: false };
  });
}

function partsOf(fragment: DocumentFragment): { text: string; speaker: string | null }[] {
  const parts: { text: string; speaker: string | null }[] = [];
  for (const node of fragment.childNodes) {
    const speaker = node instanceof HTMLElement && node.title !== "" ? node.title : null;
    const last = parts.at(-1);
    const text = node.textContent ?? "";
    if (last !== undefined && (last.speaker === speaker || text.trim() === "")) last.text += text;
    else if (text.trim() !== "") parts.push({ text, speaker });
  }
  return parts;
}
