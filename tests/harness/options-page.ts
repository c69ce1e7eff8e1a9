import { writeFile } from "node:fs/promises";
import type { Page } from "puppeteer-core";
import type { Sidecue } from "./browser";

/** A mistake of a file, as it is told. */
export interface ToldMistake {
  readonly line: number;
  readonly text: string;
}

/** What was learnt from the person, as it is listed. */
export interface Learned {
  readonly card: string;
  readonly right: boolean;
  readonly text: string;
}

/** The options page as a person uses it, found by its data attributes only. */
export class OptionsPage {
  /** The page. */
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page and waits until it knows what the person has. */
  static async open(sidecue: Sidecue): Promise<OptionsPage> {
    const page = await sidecue.openExtensionPage("options.html");
    await page.waitForSelector("#packs .nothing, #packs [data-pack], #packs [data-unreadable]");
    return new OptionsPage(page);
  }

  /** Clicks a button, in a part of the page if one is given. */
  async press(action: string, within = "body"): Promise<void> {
    const button = await this.page.waitForSelector(`${within} [data-action='${action}']`, { visible: true });
    await button?.click();
  }

  /** Types into a field of the open form, in place of what is there. */
  async fill(field: string, text: string): Promise<void> {
    const control = await this.page.waitForSelector(field, { visible: true });
    await control?.click({ count: 3 });
    await this.page.keyboard.press("Backspace");
    await control?.type(text);
  }

  /** Keeps what is in the form and waits until it is kept. */
  async keep(): Promise<void> {
    await this.press("keep");
    await this.page.waitForSelector(".news .good", { visible: true });
  }

  /** Chooses a file, written for it, and waits for what comes of it. */
  async import(file: string, text: string): Promise<void> {
    await writeFile(file, text);
    const [chooser] = await Promise.all([this.page.waitForFileChooser(), this.press("import")]);
    await chooser.accept([file]);
    await this.page.waitForFunction(() => document.querySelector("[data-imported], [data-refused]") !== null);
  }

  /** The mistakes of the file that was refused last. */
  async mistakes(): Promise<ToldMistake[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll(".mistakes [data-line]")].map((mistake) => ({
        line: Number(mistake.getAttribute("data-line")),
        text: mistake.textContent ?? "",
      })),
    );
  }

  /** What was learnt, newest first. */
  async learned(): Promise<Learned[]> {
    await this.page.waitForSelector("#kept .nothing, [data-learned]");
    return this.page.evaluate(() =>
      [...document.querySelectorAll("[data-learned]")].map((line) => ({
        card: line.getAttribute("data-learned") ?? "",
        right: line.getAttribute("data-right") === "true",
        text: line.textContent ?? "",
      })),
    );
  }

  /** Ids of the packs that are there. */
  async packs(): Promise<string[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll("[data-pack]")].map((pack) => pack.getAttribute("data-pack") ?? ""),
    );
  }
}
