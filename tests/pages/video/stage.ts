/** The stand-in page with a video that has captions, moved by whoever holds `window.videoStage`. */

import type { VideoStage } from "./stage-api";

const SECONDS = 10;
/** The lowest that Chromium plays. */
const SAMPLES_A_SECOND = 3000;

/** A file of silence: a text track needs something that plays. */
function silence(): Blob {
  const samples = SECONDS * SAMPLES_A_SECOND;
  const header = new DataView(new ArrayBuffer(44));
  const name = (at: number, text: string): void => {
    for (const [index, letter] of [...text].entries()) header.setUint8(at + index, letter.charCodeAt(0));
  };
  name(0, "RIFF");
  header.setUint32(4, 36 + samples, true);
  name(8, "WAVEfmt ");
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, SAMPLES_A_SECOND, true);
  header.setUint32(28, SAMPLES_A_SECOND, true);
  header.setUint16(32, 1, true);
  header.setUint16(34, 8, true);
  name(36, "data");
  header.setUint32(40, samples, true);
  return new Blob([header, new Uint8Array(samples).fill(128)], { type: "audio/wav" });
}

const video = document.querySelector("video");
if (video === null) throw new Error("the page has no video");
video.src = URL.createObjectURL(silence());

let live: TextTrack | undefined;

const stage: VideoStage = {
  async seek(seconds) {
    const arrived = new Promise((resolve) => video.addEventListener("seeked", resolve, { once: true }));
    video.currentTime = seconds;
    await arrived;
  },
  mode(mode) {
    const track = [...video.textTracks].find(({ kind }) => kind === "captions");
    if (track) track.mode = mode;
  },
  addLiveCue(text) {
    live ??= video.addTextTrack("captions", "Live", "en");
    live.mode = "hidden";
    live.addCue(new VTTCue(0, SECONDS, text));
  },
  async timeline(speed) {
    const ended = new Promise((resolve) => video.addEventListener("ended", resolve, { once: true }));
    video.currentTime = 0;
    video.playbackRate = speed;
    await video.play();
    await ended;
  },
};
Object.defineProperty(window, "videoStage", { value: stage });
