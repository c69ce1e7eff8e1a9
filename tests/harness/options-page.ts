import { writeFile } from "node:fs/promises";
import type { KeyInput, Page } from "puppeteer-core";
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

/** Everything here happens within two seconds. */
const PATIENCE_MS = 10_000;

/** The options page as a person uses it, found by its data attributes only. */
export class OptionsPage {
  /** The page. */
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(PATIENCE_MS);
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
    await this.page.waitForSelector("#learned .nothing, [data-learned]");
    return this.page.evaluate(() =>
      [...document.querySelectorAll("[data-learned]")].map((line) => ({
        card: line.getAttribute("data-learned") ?? "",
        right: line.getAttribute("data-right") === "true",
        text: line.textContent ?? "",
      })),
    );
  }

  /** Presses a key at the button that shows an action's key, as one changes it, and waits until the button waits no more. */
  async rebind(action: string, key: KeyInput, held?: KeyInput): Promise<void> {
    const button = `[data-shortcut='${action}'] [data-action='rebind']`;
    await this.press("rebind", `[data-shortcut='${action}']`);
    await this.page.waitForSelector(`${button}[aria-pressed='true']`);
    if (held !== undefined) await this.page.keyboard.down(held);
    await this.page.keyboard.press(key);
    if (held !== undefined) await this.page.keyboard.up(held);
  }

  /** The keys as they are shown, by action. */
  async keys(): Promise<Readonly<Record<string, string>>> {
    return this.page.$$eval("[data-shortcut]", (lines) =>
      Object.fromEntries(
        lines.map((line) => [
          line.getAttribute("data-shortcut") ?? "",
          line.querySelector("[data-action='rebind']")?.textContent ?? "",
        ]),
      ),
    );
  }

  /** Waits until an action shows this key. */
  async waitForKey(action: string, key: string): Promise<void> {
    await this.page.waitForFunction(
      (selector, expected) => document.querySelector(selector)?.textContent === expected,
      { polling: 50 },
      `[data-shortcut='${action}'] [data-action='rebind']`,
      key,
    );
  }

  /** Waits until this much is kept of something, as the table of everything says. */
  async waitForKept(keepsake: string, more: boolean): Promise<void> {
    const count = `[data-keepsake='${keepsake}'] [data-count]`;
    await this.page.waitForSelector(more ? `${count}:not([data-count='0'])` : `${count}[data-count='0']`);
  }

  /** How much there is of everything, by the word of each; and what is there that nobody listed. */
  async holdings(): Promise<{
    readonly counts: Readonly<Record<string, number>>;
    readonly unknown: readonly string[];
  }> {
    await this.page.waitForSelector("[data-keepsake] [data-count]");
    return this.page.evaluate(() => {
      const rows = [...document.querySelectorAll("[data-keepsake]")];
      const count = (row: Element): number => Number(row.querySelector("[data-count]")?.getAttribute("data-count"));
      return {
        counts: Object.fromEntries(rows.map((row) => [row.getAttribute("data-keepsake") ?? "", count(row)])),
        unknown: [...document.querySelectorAll("[data-unknown]")].map((row) => row.getAttribute("data-unknown") ?? ""),
      };
    });
  }

  /** What is kept in storage, without what stands in the way of comparing: consent and the ledger. */
  async stored(): Promise<Readonly<Record<string, unknown>>> {
    const all = await this.page.evaluate(() => chrome.storage.local.get<Record<string, unknown>>(null));
    return Object.fromEntries(Object.entries(all).filter(([key]) => key !== "consent" && !key.startsWith("ledger/")));
  }

  /** Waits until what is kept in storage under a key is this, or nothing. */
  async waitForStored(key: string, value: unknown): Promise<void> {
    await this.page.waitForFunction(
      async (at, expected) => JSON.stringify((await chrome.storage.local.get(at))[at]) === expected,
      { polling: 50 },
      key,
      JSON.stringify(value),
    );
  }

  /** Ids of the packs that are there. */
  async packs(): Promise<string[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll("[data-pack]")].map((pack) => pack.getAttribute("data-pack") ?? ""),
    );
  }
}
