/** The stand-in call page: the caption DOM of Zoom, moved by whoever holds `window.zoomStage`. */

import { make } from "../make";
import { makeFace, makeMeeting, makeOverlay, makeRow } from "./meeting";
import { Panel } from "./panel";
import type { ZoomStage } from "./stage-api";
import { playTimeline } from "./timeline";

const NAME = "live-transcription-subtitle";
/** The shell with the meeting in a frame is only on Zoom's own host. */
const framed = location.host === "app.zoom.us";

const panel = new Panel();
const stripped = new Set<string>();
let withIds = true;
let meeting: HTMLElement | null = null;
let overlay: { readonly root: HTMLElement; readonly content: HTMLElement } | null = null;

function inMeeting(): HTMLElement {
  if (meeting === null) throw new Error("not in the meeting");
  return meeting;
}

function rowAt(row: number): HTMLElement {
  const found = overlay?.content.children[row];
  if (found === undefined) throw new Error(`no row ${row}`);
  return found as HTMLElement;
}

function wordsAt(row: number): HTMLElement {
  return (rowAt(row).lastElementChild ?? rowAt(row)) as HTMLElement;
}

/** What was taken off stays off. */
function settle(): void {
  for (const name of stripped) {
    for (const element of meeting?.querySelectorAll(`.${name}`) ?? []) element.classList.replace(name, "x1a2b3c");
  }
  if (withIds) return;
  for (const row of overlay?.content.children ?? []) row.removeAttribute("id");
}

async function enter(): Promise<void> {
  let inner = document;
  if (framed) {
    const frame = make(document, "iframe", {
      id: "webclient",
      class: "pwa-webclient__iframe",
      title: "Meeting",
      src: "/zoom/meeting.html",
    }) as HTMLIFrameElement;
    const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
    document.body.append(frame);
    await loaded;
    inner = frame.contentDocument ?? document;
  }
  meeting = makeMeeting(inner);
  inner.body.append(meeting);
}

const stage: ZoomStage = {
  enter,
  captions(on) {
    overlay?.root.remove();
    overlay = on ? makeOverlay(inMeeting().ownerDocument) : null;
    if (overlay !== null) inMeeting().append(overlay.root);
    stage.button(on ? "Hide Captions" : "Show Captions");
    settle();
  },
  row(face, text) {
    if (overlay === null) throw new Error("captions are off");
    const row = makeRow(overlay.root.ownerDocument, face, text);
    // The older layout has no element between the box and its rows.
    const box = overlay.content.closest<HTMLElement>(`.${NAME}__box`);
    if (face === null && box !== null && box !== overlay.content) {
      overlay.content.remove();
      overlay = { ...overlay, content: box };
    }
    overlay.content.append(row);
    settle();
  },
  write(text, row = 0) {
    wordsAt(row).textContent = text;
  },
  face(face, row = 0) {
    rowAt(row).firstElementChild?.replaceWith(makeFace(rowAt(row).ownerDocument, face));
  },
  show(on, row = 0) {
    rowAt(row).style.display = on ? "flex" : "none";
  },
  translated(on, row = 0) {
    wordsAt(row).className = `${NAME}__${on ? "yellowitem" : "item"}`;
  },
  hideOverlay(on) {
    overlay?.root.classList.toggle(`${NAME}__overlay-container--hidden`, on);
  },
  strip(name) {
    stripped.add(name);
    settle();
  },
  stripIds() {
    withIds = false;
    settle();
  },
  button(label, enabled = true) {
    const button = inMeeting().querySelector<HTMLButtonElement>("#captions button");
    if (button === null) return;
    button.ariaLabel = label;
    button.disabled = !enabled;
    if (button.lastElementChild !== null) button.lastElementChild.textContent = label;
  },
  panel(on) {
    panel.open(on ? inMeeting() : null);
  },
  said: (name, text) => panel.add(name, text),
  render: (from, to) => panel.render(from, to),
  scrollUp: (pixels) => panel.scrollUp(pixels),
  end() {
    const owner = inMeeting().ownerDocument;
    owner.body.append(make(owner, "div", { role: "dialog" }, "This meeting has been ended by the host"));
  },
  goTo(path, removeFrame = false) {
    history.pushState(null, "", path);
    if (removeFrame) document.body.replaceChildren();
  },
  timeline: (speed) => playTimeline(stage, speed),
};

Object.defineProperty(window, "zoomStage", { value: stage });
