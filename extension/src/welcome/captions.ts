import type { CallPage, CaptionRow } from "../readers/call-page";
import { OWN, type Voice } from "./script";

/** One block of captions: who speaks, and what was said so far. */
interface Block {
  readonly voice: Voice;
  readonly element: HTMLElement;
  readonly text: HTMLElement;
}

/** The captions of the pretend call, as call pages show theirs: one growing block for each turn. */
export class Captions {
  readonly #place: HTMLElement;
  #root: HTMLElement;
  #blocks: Block[] = [];

  /** `place` is where they are shown; it scrolls. */
  constructor(place: HTMLElement) {
    this.#place = place;
    // Whatever scrolls is scrolled by keys as well.
    place.tabIndex = 0;
    this.#root = document.createElement("div");
    place.prepend(this.#root);
  }

  /** Somebody says one more word. */
  say(voice: Voice, word: string): void {
    const last = this.#blocks.at(-1);
    const { text } = last?.voice === voice ? last : this.#begin(voice);
    text.textContent = `${text.textContent ?? ""} ${word}`.trim();
    this.#place.scrollTop = this.#place.scrollHeight;
  }

  /** Nobody has said anything. In another element, as where a call page turns its captions on again. */
  clear(): void {
    const root = document.createElement("div");
    this.#root.replaceWith(root);
    this.#root = root;
    this.#blocks = [];
  }

  /** What the reader of this page has to know. There is a call while `goesOn` says so. */
  page(goesOn: () => boolean): CallPage {
    return {
      platform: "generic",
      named: true,
      known: null,
      locate: () =>
        goesOn()
          ? {
              root: this.#root,
              strategy: "named",
              rows: (limit) => this.#rows(limit),
              blocks: () => this.#blocks.map(({ element }) => element),
            }
          : null,
      controls: () => {
        const inCall = goesOn();
        return { inCall, captions: inCall ? "on" : "off", canTurnOn: false, obstacle: null };
      },
      own: () => [OWN],
    };
  }

  #rows(limit: number): CaptionRow[] {
    return this.#blocks.slice(-limit).map(({ voice, text }) => ({
      identity: text,
      text: text.textContent ?? "",
      speaker: voice,
      picture: null,
      hidden: false,
    }));
  }

  #begin(voice: Voice): Block {
    const element = document.createElement("div");
    const name = element.appendChild(document.createElement("b"));
    name.textContent = voice;
    const text = element.appendChild(document.createElement("p"));
    this.#root.append(element);
    const block = { voice, element, text };
    this.#blocks.push(block);
    return block;
  }
}
