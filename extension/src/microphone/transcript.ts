import type { CaptionRow } from "../readers/call-page";

/** Most lines that stay on the page. */
const MAX_LINES = 200;

interface Line {
  /** On the page, once the line has words. */
  element: HTMLParagraphElement | null;
  final: boolean;
}

/**
 * What was heard, a line for each result of the recogniser, on the page for the person and for the panel to read. To the
 * panel only what is heard now counts as captions: when listening ends, its part of the page goes and the lines stay.
 */
export class Transcript {
  readonly #place: HTMLElement;
  /** Where the lines go while there is listening. */
  #stretch: HTMLElement | null = null;
  /** By the place of their results in the list of the recogniser at work. */
  readonly #lines = new Map<number, Line>();

  constructor(place: HTMLElement) {
    this.#place = place;
  }

  /** The element with the lines of the listening that is going on; `null` when there is none. */
  get root(): Element | null {
    return this.#stretch;
  }

  /** Listening begins. */
  begin(): void {
    this.finish();
    this.#stretch = this.#place.appendChild(document.createElement("div"));
  }

  /** Listening ends: what was heard stays to be seen, in another element. */
  finish(): void {
    this.settle();
    const past = document.createElement("div");
    past.append(...(this.#stretch?.children ?? []));
    this.#stretch?.replaceWith(past);
    this.#stretch = null;
  }

  /** Takes over the results from `from` on. A final one stays as it is; unfinished ones change and may vanish. */
  revise(from: number, results: SpeechRecognitionResultList): void {
    this.#from(results.length).forEach((line, index) => {
      if (!line.final) line.element?.remove();
      this.#lines.delete(results.length + index);
    });
    for (let index = from; index < results.length; index++) {
      const result = results[index];
      if (result !== undefined) this.#write(index, result[0]?.transcript.trim() ?? "", result.isFinal);
    }
    const lines = this.#place.querySelectorAll("p");
    for (let line = 0; line < lines.length - MAX_LINES; line++) lines[line]?.remove();
  }

  /** The recogniser has ended: whatever it heard stays, and the next one begins below. */
  settle(): void {
    for (const { element } of this.#lines.values()) element?.classList.remove("unfinished");
    this.#lines.clear();
  }

  /** Forgets all of it: results that are there already write nothing any more. */
  clear(): void {
    for (const index of this.#lines.keys()) this.#lines.set(index, { element: null, final: true });
    this.#stretch?.replaceChildren();
    this.#place.replaceChildren(...(this.#stretch === null ? [] : [this.#stretch]));
  }

  /** The last `limit` lines of this listening as caption rows; nobody knows who spoke them. */
  rows(limit: number): CaptionRow[] {
    return [...(this.#stretch?.children ?? [])].slice(-limit).map((line) => ({
      identity: line,
      text: line.textContent ?? "",
      speaker: null,
      picture: null,
      hidden: false,
    }));
  }

  #write(index: number, text: string, final: boolean): void {
    if (this.#stretch === null) return;
    const line = this.#lines.get(index) ?? { element: null, final: false };
    this.#lines.set(index, line);
    if (line.final) return;
    line.final = final;
    if (text === "") {
      line.element?.remove();
      line.element = null;
      return;
    }
    const atEnd = this.#place.scrollHeight - this.#place.scrollTop - this.#place.clientHeight < 8;
    line.element ??= this.#insert(this.#stretch, index);
    if (line.element.textContent !== text) line.element.textContent = text;
    line.element.classList.toggle("unfinished", !final);
    if (atEnd) this.#place.scrollTop = this.#place.scrollHeight;
  }

  #insert(stretch: HTMLElement, index: number): HTMLParagraphElement {
    const next = this.#from(index + 1).find(({ element }) => element !== null)?.element ?? null;
    return stretch.insertBefore(document.createElement("p"), next);
  }

  /** The lines from this place on: few, however much was heard before. */
  #from(index: number): Line[] {
    const lines: Line[] = [];
    for (let line = this.#lines.get(index); line !== undefined; line = this.#lines.get(++index)) lines.push(line);
    return lines;
  }
}
