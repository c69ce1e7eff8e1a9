import type { ElementHandle, Page, WebWorker } from "puppeteer-core";
import type { Sidecue } from "./browser";
import { resized } from "./resized";

/** What the panel's status light says. */
export type PanelState =
  | "no-call"
  | "captions-off"
  | "waiting"
  | "reading"
  | "guess"
  | "hidden"
  | "stalled"
  | "layout-changed"
  | "unsupported"
  | "conflict"
  | "no-permission"
  | "unreachable"
  | "elsewhere"
  | "paused"
  | "broken";

/** The card on screen. */
export interface ShownCard {
  readonly id: string;
  readonly phase: string;
  readonly title: string;
}

/** Titles that are offered. */
export interface ShownHints {
  readonly offer: string;
  readonly cards: readonly string[];
}

/** One search result. */
export interface ShownResult {
  readonly id: string;
  readonly title: string;
  readonly selected: boolean;
}

/** How a screenshot of the panel is taken. */
export interface PanelShot {
  readonly width: number;
  /** Without it the height of all that the panel shows. */
  readonly height?: number;
  readonly scheme: "light" | "dark";
}

const MIN_SHOT_HEIGHT = 640;
/** Everything here happens within two seconds, but for the engine's start and its limit for a reply. */
const PATIENCE_MS = 10_000;

/** Opens the real side panel, the way a new user does: by the button on the options page. */
export async function openSidePanel(sidecue: Sidecue): Promise<SidePanel> {
  const options = await sidecue.openExtensionPage("options.html");
  const opened = sidecue.browser.waitForTarget((target) => target.url().endsWith("/sidepanel.html"));
  await options.bringToFront();
  await options.locator("button[data-action='open-panel']").click();
  // It is a target of type page that `browser.pages()` and `target.page()` do not know: only `asPage()` reaches it.
  const page = await (await opened).asPage();
  // Until Chrome has laid the panel out its window is 0 by 0, and whatever is clicked then is missed.
  await page.waitForFunction(() => innerWidth > 0 && document.readyState === "complete");
  await options.close();
  // Keys reach the panel while the call is in front, but without the focus it hears of no focus and lists take no letters.
  await page.emulateFocusedPage(true);
  return new SidePanel(page);
}

/** Opens the panel's page in a tab: the same document without the panel's fixed width. */
export async function openPanelTab(sidecue: Sidecue): Promise<SidePanel> {
  return new SidePanel(await sidecue.openExtensionPage("sidepanel.html"));
}

/** The panel as a person uses it, found by its data attributes only. */
export class SidePanel {
  /** The panel's document. */
  readonly page: Page;

  /** Wraps a page that shows sidepanel.html. */
  constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(PATIENCE_MS);
  }

  /** Waits for the first screen, agrees, and waits for the live screen. */
  async consent(): Promise<void> {
    await this.#click("[data-screen='consent'] button[data-action='consent']");
    await this.#shown("[data-screen='live']");
  }

  /** The screen that shows. */
  async screen(): Promise<string | null> {
    return this.#attribute("[data-screen]", "data-screen");
  }

  /** Pauses or goes on, and waits until the button says so. */
  async togglePause(): Promise<void> {
    const selector = "button[data-action='pause']";
    const before = await this.#attribute(selector, "aria-pressed");
    await this.#click(selector);
    await this.#shown(`${selector}[aria-pressed='${before === "true" ? "false" : "true"}']`);
  }

  /** What the status light says now. */
  async state(): Promise<string | null> {
    return this.#attribute("[data-state]", "data-state");
  }

  /** Waits until the status light says `state`. */
  async waitForState(state: PanelState): Promise<void> {
    await this.#shown(`[data-state='${state}']`);
  }

  /** Clicks the button for what can be done about the state, as in `"turn_on"`. */
  async act(action: string): Promise<void> {
    await this.#click(`button[data-action='${action}']`);
  }

  /** Says who a voice is, by its row in the list behind the speaker's name, and waits until it is taken. */
  async nameVoice(key: string, role: "own" | "interviewer"): Promise<void> {
    const row = `[data-voice='${key}']`;
    await this.page.waitForSelector(row);
    await this.page.$eval(`${row} [data-role='${role}']`, (button) => (button as HTMLElement).click());
    await this.page.waitForFunction(
      (selector) => document.querySelector(selector)?.getAttribute("aria-pressed") !== "false",
      {},
      `${row} [data-role='${role}']`,
    );
  }

  /** The card that is shown, or `null`. */
  async card(): Promise<ShownCard | null> {
    return this.page.evaluate(() => {
      const card = document.querySelector("article[data-card]");
      if (card === null) return null;
      return {
        id: card.getAttribute("data-card") ?? "",
        phase: card.getAttribute("data-phase") ?? "",
        title: card.querySelector("h1, h2")?.textContent ?? "",
      };
    });
  }

  /** Waits until this card is shown, in this phase if one is given. */
  async waitForCard(id: string, phase?: "provisional" | "locked" | "looked-up"): Promise<ShownCard> {
    await this.#shown(`article[data-card='${id}']${phase === undefined ? "" : `[data-phase='${phase}']`}`);
    const card = await this.card();
    if (card === null) throw new Error(`the card ${id} was shown and withdrawn at once`);
    return card;
  }

  /** Waits until no card is shown. */
  async waitForNoCard(): Promise<void> {
    await this.page.waitForFunction(() => document.querySelector("article[data-card]") === null);
  }

  /** The line that was heard last. */
  async heard(): Promise<string> {
    return this.page.evaluate(() => document.querySelector("[data-heard]")?.textContent ?? "");
  }

  /** Waits until the heard line contains `words`. */
  async waitForHeard(words: string): Promise<void> {
    await this.page.waitForFunction(
      (expected) => document.querySelector("[data-heard]")?.textContent?.includes(expected) === true,
      {},
      words,
    );
  }

  /** Types into the search field, in place of what is there. */
  async search(text: string): Promise<void> {
    const field = await this.#shown("input[data-search]");
    // Three clicks select the field's whole text, as a person would to replace it.
    await field.click({ count: 3 });
    await this.page.keyboard.press("Backspace");
    await field.type(text);
  }

  /** The search results that show, in order. */
  async results(): Promise<ShownResult[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll("[data-results] [role=option][data-card]")].map((option) => ({
        id: option.getAttribute("data-card") ?? "",
        title: option.textContent ?? "",
        selected: option.getAttribute("aria-selected") === "true",
      })),
    );
  }

  /** Waits until this card is the first result, and gives all of them. */
  async waitForFirstResult(id: string): Promise<ShownResult[]> {
    await this.page.waitForFunction(
      (expected) =>
        document.querySelector("[data-results] [role=option][data-card]")?.getAttribute("data-card") === expected,
      {},
      id,
    );
    return this.results();
  }

  /** The cards offered beside the one that is shown, in order. */
  async runners(): Promise<string[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll("[data-runner]")].map((button) => button.getAttribute("data-runner") ?? ""),
    );
  }

  /** Chooses one of the cards offered beside the one that is shown. */
  async chooseRunner(id: string): Promise<void> {
    await this.#click(`[data-runner='${id}']`);
  }

  /** The titles offered where there is no card or beside one, or `null`. */
  async hints(): Promise<ShownHints | null> {
    return this.page.evaluate(() => {
      const hints = document.querySelector("[data-hints]");
      if (hints === null) return null;
      const cards = [...hints.querySelectorAll("[data-hint]")].map((button) => button.getAttribute("data-hint") ?? "");
      return { offer: hints.getAttribute("data-hints") ?? "", cards };
    });
  }

  /** Waits until titles are offered for this reason, and gives their cards. */
  async waitForHints(offer: "maybe" | "next" | "instead" | "same" | "nothing"): Promise<readonly string[]> {
    await this.#shown(`[data-hints='${offer}']`);
    return (await this.hints())?.cards ?? [];
  }

  /** Waits until nothing is offered. */
  async waitForNoHints(): Promise<void> {
    await this.page.waitForSelector("[data-hints]", { hidden: true });
  }

  /** Takes an offered title with the mouse. */
  async chooseHint(id: string): Promise<void> {
    await this.#click(`[data-hint='${id}']`);
  }

  /** Opens the reasons of the live card and gives them, as in `Nearest: How …`. */
  async reasons(): Promise<readonly string[]> {
    await this.#click("details.why:not([open]) > summary, details.why[open] > dl");
    return this.page.$$eval("details.why dl > div", (rows) =>
      rows.map((row) => [...row.children].map((part) => part.textContent).join(": ")),
    );
  }

  /** Waits until the live card is kept, or is no longer. */
  async waitForPinned(pinned: boolean): Promise<void> {
    await this.#shown(`button[data-action='pin'][aria-pressed='${pinned}']`);
  }

  /** The engine's worker. */
  engine(): WebWorker {
    const worker = this.page.workers().findLast((candidate) => candidate.url().endsWith("/engine-worker.js"));
    if (worker === undefined) throw new Error("the panel has no engine");
    return worker;
  }

  /** What the bar says that leads back to the live card, or `null` when there is none. */
  async returnBar(): Promise<string | null> {
    return this.page.evaluate(() => document.querySelector("[data-live-return]")?.textContent ?? null);
  }

  /** Waits until the bar that leads back names `title`. */
  async waitForReturnTo(title: string): Promise<void> {
    await this.page.waitForFunction(
      (expected) => document.querySelector("[data-live-return]")?.textContent?.includes(expected) === true,
      {},
      title,
    );
  }

  /** Goes back to the live card. */
  async returnToLive(): Promise<void> {
    await this.#click("[data-live-return]");
  }

  /** Presses a key with the panel focused, as in `"/"`, `"Escape"` or `"ArrowDown"`. */
  async key(key: Parameters<Page["keyboard"]["press"]>[0]): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Closes the panel, as its own close button does. */
  async close(): Promise<void> {
    await this.page.close();
  }

  /** Takes a picture of the panel's page at any width. The panel itself cannot be dragged wider by a test. */
  async screenshot(file: `${string}.png`, { width, height, scheme }: PanelShot): Promise<void> {
    await this.page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await resized(this.page, { width, height: height ?? MIN_SHOT_HEIGHT }, () =>
      // Beyond the viewport: otherwise Chrome repeats the real panel's surface, which is smaller, to fill the picture.
      this.page.screenshot({ path: file, fullPage: height === undefined, captureBeyondViewport: true }),
    );
  }

  async #shown(selector: string): Promise<ElementHandle<Element>> {
    const element = await this.page.waitForSelector(selector, { visible: true });
    if (element === null) throw new Error(`${selector} is not shown`);
    return element;
  }

  async #click(selector: string): Promise<void> {
    await (await this.#shown(selector)).click();
  }

  async #attribute(selector: string, name: string): Promise<string | null> {
    return this.page.evaluate(
      (where, what) => document.querySelector(where)?.getAttribute(what) ?? null,
      selector,
      name,
    );
  }
}
