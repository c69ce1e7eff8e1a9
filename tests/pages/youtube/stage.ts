/** The stand-in watch page: YouTube's caption DOM, moved by whoever holds `window.youtubeStage`. */

import type { YouTubeStage } from "./stage-api";

const LINE_WORDS = 6;
/** Words come in this rhythm. */
const WORD_MS = 330;
const SAID = [
  "so tell me about a time when you had to make a system faster than it was",
  "and how did you know that it was the database and not the network",
];

function part(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}

const container = part(".ytp-caption-window-container");
const bar = part(".ytp-chrome-bottom");
let box: HTMLElement | null = null;
let windows = 0;

function element(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

function makeWindow(place: string, into: Element = container): HTMLElement {
  const made = element("div", `caption-window ${place}`, element("span", "captions-text"));
  windows += 1;
  made.id = `caption-window-_${windows}`;
  made.dir = "ltr";
  made.tabIndex = 0;
  into.append(made);
  return made;
}

function lines(): Element {
  box ??= makeWindow("ytp-caption-window-bottom ytp-caption-window-rollup");
  const text = box.firstElementChild;
  if (text === null) throw new Error("a window without text");
  return text;
}

function makeLine(text: string): HTMLElement {
  return element("span", "caption-visual-line", element("span", "ytp-caption-segment", text));
}

function addWord(word: string): void {
  const text = lines();
  const segment = text.lastElementChild?.firstElementChild;
  const words = segment?.textContent?.split(" ") ?? [];
  if (segment && words.length < LINE_WORDS) {
    segment.textContent = [...words, word].join(" ");
    return;
  }
  text.append(makeLine(word));
  if (text.childElementCount > 2) text.firstElementChild?.remove();
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

const stage: YouTubeStage = {
  button(pressed) {
    bar.replaceChildren();
    if (pressed === null) return;
    const button = element("button", "ytp-subtitles-button ytp-button");
    button.setAttribute("aria-keyshortcuts", "c");
    button.ariaPressed = String(pressed);
    button.addEventListener("click", () => stage.button(!pressed));
    bar.append(button);
  },
  say(words) {
    for (const word of words.split(" ")) addWord(word);
  },
  replaceWindow() {
    const old = lines();
    box?.remove();
    box = makeWindow("ytp-caption-window-bottom ytp-caption-window-rollup");
    lines().append(...old.childNodes);
  },
  silence() {
    box?.remove();
    box = null;
  },
  sayAbove(text) {
    makeWindow("ytp-caption-window-top").firstElementChild?.append(makeLine(text));
  },
  preview(text) {
    const player = element("div", "html5-video-player", element("div", "ytp-caption-window-container"));
    player.id = "inline-preview-player";
    document.body.append(player);
    const made = makeWindow("ytp-caption-window-bottom", player.firstElementChild ?? player);
    made.firstElementChild?.append(makeLine(text));
  },
  async timeline(speed) {
    stage.button(true);
    for (const [index, words] of SAID.entries()) {
      if (index > 0) stage.replaceWindow();
      for (const word of words.split(" ")) {
        addWord(word);
        await pause(WORD_MS / speed);
      }
    }
    stage.silence();
  },
};
Object.defineProperty(window, "youtubeStage", { value: stage });
