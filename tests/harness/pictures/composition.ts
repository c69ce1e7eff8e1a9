import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "puppeteer-core";
import type { Sidecue } from "../browser";
import type { Scheme, Shot, ShotSize } from "./shot";

/** A turn in the captions of the call. */
export interface Turn {
  readonly speaker: string;
  readonly words: string;
}

/** What goes into a picture. */
export interface Picture {
  /** The file's name without its ending. */
  readonly name: string;
  /** One line that says what is seen. No claim that is not tested or measured. */
  readonly headline: string;
  readonly scheme: Scheme;
  /** The panel, at the right. */
  readonly panel?: Shot;
  /** A page of the extension. Without one a call is drawn. */
  readonly page?: Shot;
  /** What the call page's captions showed. */
  readonly turns?: readonly Turn[];
}

/** The size that the Chrome Web Store asks for. */
export const PICTURE = { width: 1280, height: 800 } as const;
/** What the composition leaves for a panel of either width, for a page alone, and for a page beside a panel. */
export const SIZES = {
  panel: { width: 360, height: 600, scale: 1.2 },
  widePanel: { width: 500, height: 600, scale: 1.2 },
  page: { width: 1000, height: 550, scale: 1.2 },
  pageBesidePanel: { width: 840, height: 607, scale: 0.875 },
} as const satisfies Record<string, ShotSize>;

const URL = "https://pictures.example/";

/** The page of ours on which pictures are put together. */
export class Composition {
  readonly #page: Page;
  readonly #out: string;

  private constructor(page: Page, out: string) {
    this.#page = page;
    this.#out = out;
  }

  /** Opens the page; pictures go to the folder `out`. */
  static async open(sidecue: Sidecue, out: string): Promise<Composition> {
    const page = await sidecue.browser.newPage();
    await page.setViewport({ ...PICTURE, deviceScaleFactor: 1 });
    return new Composition(page, out);
  }

  /** Puts a picture together, writes it, and gives its path and its size in bytes. */
  async write(picture: Picture): Promise<{ readonly file: string; readonly bytes: number }> {
    await this.#page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: picture.scheme }]);
    await this.#page.goto(URL);
    await this.#page.evaluate(lay, picture);
    await this.#fits(picture.name);
    const png = await this.#page.screenshot();
    const file = path.join(this.#out, `${picture.name}.png`);
    await writeFile(file, png);
    return { file, bytes: png.byteLength };
  }

  /** Refuses a picture whose headline runs into what stands below it. */
  async #fits(name: string): Promise<void> {
    const overlap = await this.#page.evaluate(() => {
      const [text, window] = ["header", ".window"].map((part) => document.querySelector(part)?.getBoundingClientRect());
      return (text?.bottom ?? 0) - (window?.top ?? 0);
    });
    if (overlap > 0) throw new Error(`${name}: the headline is too long`);
  }
}

/** Runs in the page: fills its places. */
async function lay({ headline, panel, page, turns }: Picture): Promise<void> {
  const place = (selector: string): HTMLElement => {
    const element = document.querySelector<HTMLElement>(selector);
    if (element === null) throw new Error(`no ${selector}`);
    return element;
  };
  const hang = async (selector: string, { size, png }: Shot): Promise<void> => {
    const image = place(selector) as HTMLImageElement;
    image.src = `data:image/png;base64,${png}`;
    image.style.width = `${size.width * size.scale}px`;
    image.hidden = false;
    await image.decode();
  };
  place("h1").textContent = headline;
  if (panel !== undefined) {
    document.body.dataset["panelWidth"] = String(panel.size.width);
    await hang("[data-panel]", panel);
  }
  if (page !== undefined) await hang("[data-page]", page);
  if (turns === undefined) return;
  place(".call").hidden = false;
  const speaks = turns.at(-1)?.speaker ?? "";
  if (speaks !== "") place(`[data-voice="${speaks}"]`).dataset["speaks"] = "";
  for (const { speaker, words } of turns) {
    const turn = document.createElement("p");
    const parts = [speaker.slice(0, 1), speaker, words].map((text, at) => {
      const part = document.createElement(["i", "b", "span"][at] ?? "span");
      part.textContent = text;
      return part;
    });
    turn.append(...parts);
    place(".captions").append(turn);
  }
  // Whole turns only, as a call page shows them.
  const captions = place(".captions");
  while (captions.scrollHeight > captions.clientHeight) captions.firstElementChild?.remove();
}
