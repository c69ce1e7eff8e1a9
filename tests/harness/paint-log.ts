import type { Page } from "puppeteer-core";

/** What the panel showed once it had painted a change of its card or of the heard line. */
export interface Paint {
  /** When it was on screen, in milliseconds since the epoch with fractions. */
  readonly at: number;
  /** The card's id, or `null` when none was shown. */
  readonly card: string | null;
  readonly phase: string | null;
  readonly title: string;
  /** The line that says which words chose the card. */
  readonly why: string;
  /** The heard line, as the captions wrote it. */
  readonly heard: string;
}

/** What the function below keeps in the panel's page. */
interface PaintWindow extends Window {
  sidecuePaints: Paint[];
  sidecuePainted?(paint: Paint): void;
}

/**
 * Writes down when the panel has painted what it shows: a change of the DOM, the animation frame after it, and the first
 * task after that frame. The clock is `performance.timeOrigin + performance.now()`, the one of `stage.lastChange`.
 */
export class PaintLog {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Begins on the panel's page; `onPaint` hears of each paint a moment later. */
  static async on(page: Page, onPaint?: (paint: Paint) => void): Promise<PaintLog> {
    if (onPaint !== undefined) await page.exposeFunction("sidecuePainted", onPaint);
    await page.evaluate(observePaints);
    return new PaintLog(page);
  }

  /** All paints so far. */
  async paints(): Promise<readonly Paint[]> {
    return this.#page.evaluate(() => (globalThis as unknown as PaintWindow).sidecuePaints);
  }
}

/** Runs in the panel's page. */
function observePaints(): void {
  const window = globalThis as unknown as PaintWindow;
  window.sidecuePaints = [];
  const text = (node: ChildNode | null | undefined): string => node?.textContent?.trim() ?? "";
  // What a misheard word was taken for is not what the captions wrote.
  const written = (node: ChildNode): boolean => !(node instanceof Element && node.matches(".meant"));
  const read = (): Omit<Paint, "at"> => {
    const card = document.querySelector("article[data-card]");
    const heard = [...(document.querySelector("[data-heard] .said p")?.childNodes ?? [])].filter(written);
    return {
      card: card?.getAttribute("data-card") ?? null,
      phase: card?.getAttribute("data-phase") ?? null,
      title: text(card?.querySelector("h1")),
      why: text(card?.querySelector(".why")?.firstChild),
      heard: heard
        .map((node) => node.textContent)
        .join("")
        .replace(/\s+/g, " ")
        .replace(/^ ?… /, "")
        .trim(),
    };
  };
  let last = read();
  const { port1, port2 } = new MessageChannel();
  const framed: Omit<Paint, "at">[] = [];
  port1.onmessage = () => {
    const at = performance.timeOrigin + performance.now();
    for (const shown of framed.splice(0)) {
      const paint = { at, ...shown };
      window.sidecuePaints.push(paint);
      window.sidecuePainted?.(paint);
    }
  };
  new MutationObserver(() => {
    const shown = read();
    if (shown.card === last.card && shown.phase === last.phase && shown.heard === last.heard) return;
    last = shown;
    requestAnimationFrame(() => {
      framed.push(shown);
      port2.postMessage(null);
    });
  }).observe(document.body, {
    childList: true,
    characterData: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["data-card", "data-phase"],
  });
}
