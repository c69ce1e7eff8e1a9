import type { Page } from "puppeteer-core";

/** A change of one caption block on the stand-in call page. */
export interface CaptionChange {
  /** When, in milliseconds since the epoch with fractions: the page's `stage.lastChange`. */
  readonly at: number;
  /** Number of the block, in the order they were first seen. */
  readonly block: number;
  readonly speaker: string;
  /** All that the block says now. */
  readonly text: string;
}

/** What the function below keeps in the call page. */
interface CaptionWindow extends Window {
  captionChanges: CaptionChange[];
  captionChanged?(change: CaptionChange): void;
}

/** Writes down every change of a caption on the stand-in call page, from the page's side. */
export class CaptionLog {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Begins on a call page whose captions are on; `onChange` hears of each change a moment later. */
  static async on(page: Page, onChange?: (change: CaptionChange) => void): Promise<CaptionLog> {
    if (onChange !== undefined) await page.exposeFunction("captionChanged", onChange);
    await page.evaluate(observeCaptions);
    return new CaptionLog(page);
  }

  /** All changes so far. */
  async changes(): Promise<readonly CaptionChange[]> {
    return this.#page.evaluate(() => (globalThis as unknown as CaptionWindow).captionChanges);
  }
}

/** Runs in the call page. */
function observeCaptions(): void {
  const window = globalThis as unknown as CaptionWindow;
  window.captionChanges = [];
  const numbers = new Map<Element, number>();
  const blockOf = (node: Node): Element | null => {
    const element = node instanceof Element ? node : node.parentElement;
    return element?.closest("[jsname=dsyhDe] [role=region] > *") ?? null;
  };
  const plain = (element: Element | null): string => element?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  const look: MutationCallback = (records) => {
    const touched = records.flatMap(({ target, addedNodes }) => [target, ...addedNodes]);
    const blocks = new Set(touched.map(blockOf).filter((block) => block !== null));
    for (const block of blocks) {
      const text = plain(block.lastElementChild);
      if (block.querySelector("img") === null || text === "") continue;
      if (!numbers.has(block)) numbers.set(block, numbers.size + 1);
      const change = {
        // Observers run right after the change, so this stamp is the one of it.
        at: window.stage.lastChange,
        block: numbers.get(block) ?? 0,
        speaker: plain(block.firstElementChild),
        text,
      };
      window.captionChanges.push(change);
      window.captionChanged?.(change);
    }
  };
  new MutationObserver(look).observe(document.body, { childList: true, characterData: true, subtree: true });
}
