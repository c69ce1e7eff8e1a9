/** The stand-in page of an unknown call product, moved by whoever holds `window.otherStage`. */

import type { OtherStage } from "./stage-api";

const WORD_MS = 350;
const WINDOW = 8;

function part(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}

const strip = part(".q_strip");
const clock = part("#clock");
const messages = part(".q_messages");
const notes = part(".q_lines");
let group = part(".zX9q");
let last: { readonly speaker: string; readonly text: HTMLElement } | null = null;

function element(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

function openRow(speaker: string): NonNullable<typeof last> {
  const picture = element("img", "pQ2x") as HTMLImageElement;
  picture.src = `/meet/avatars/${(speaker.length % 6) + 1}.svg`;
  picture.alt = "";
  const text = element("p", "tK7w");
  group.append(element("div", "rV4b", picture, element("div", "bN3m", element("span", "nL5c", speaker), text)));
  return { speaker, text };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function grow(text: HTMLElement, words: string, ms = WORD_MS): Promise<void> {
  for (const word of words.split(" ")) {
    text.textContent = `${text.textContent ?? ""} ${word}`.trim();
    await pause(ms);
  }
}

const stage: OtherStage = {
  say(speaker, words) {
    if (last?.speaker !== speaker) last = openRow(speaker);
    last.text.textContent = `${last.text.textContent ?? ""} ${words}`.trim();
  },
  async talk(speaker, words) {
    for (const word of words.split(" ")) {
      stage.say(speaker, word);
      await pause(WORD_MS);
    }
  },
  newGroup() {
    group = element("div", "zX9q");
    strip.append(group);
    last = null;
  },
  note(text) {
    last?.text.before(element("div", "mm1s", text));
  },
  chat(text) {
    messages.append(element("div", "q_message", element("b", "", "Ben Okoro"), element("p", "", text)));
  },
  async chatGrows(words) {
    stage.chat("");
    const line = messages.lastElementChild?.lastElementChild;
    if (line instanceof HTMLElement) await grow(line, words);
  },
  async notesGrow(words) {
    const line = element("p", "ln9");
    notes.append(element("div", "rw8", element("span", "by7", "Ben Okoro"), line));
    await grow(line, words);
  },
  rotate() {
    for (const node of [strip, ...strip.querySelectorAll("*")]) {
      node.className = [...node.className].reverse().join("");
    }
  },
  end() {
    strip.replaceChildren();
    last = null;
  },
  storm(changes) {
    const lamp = part(".q_tile");
    for (let change = 0; change < changes; change++) lamp.firstChild?.replaceWith(`level ${change}`);
  },
  async slide(words) {
    const line = element("span", "sL1d");
    group.append(element("div", "sW2n", line));
    const all = words.split(" ");
    for (let end = 1; end <= all.length; end++) {
      line.textContent = all.slice(Math.max(0, end - WINDOW), end).join(" ");
      await pause(WORD_MS);
    }
  },
  async decoys(attributes, words) {
    await Promise.all(
      attributes.map(([name, value]) => {
        const line = element("p", "dL3n");
        const box = element("div", "dB7x", element("div", "dR5w", element("b", "dN2m", "Cy Decoy"), line));
        box.setAttribute(name, value);
        strip.append(box);
        return grow(line, words);
      }),
    );
  },
  intoFrame() {
    const frame = document.createElement("iframe");
    frame.className = "q_frame";
    strip.replaceWith(frame);
    frame.contentDocument?.body.append(strip);
  },
  async timeline(speed) {
    const talk: readonly (readonly [string, string])[] = [
      ["Ada Quill", "so tell me how would you make a slow query faster"],
      ["Ben Okoro", "first I would look at its plan"],
      ["Ada Quill", "and what would you look for in it"],
    ];
    for (const [speaker, words] of talk) {
      for (const word of words.split(" ")) {
        stage.say(speaker, word);
        await pause(WORD_MS / speed);
      }
    }
  },
};

let seconds = 0;
setInterval(() => {
  seconds += 1;
  clock.textContent = `00:${String(seconds).padStart(2, "0")} elapsed`;
}, 1000);
Object.defineProperty(window, "otherStage", { value: stage });
