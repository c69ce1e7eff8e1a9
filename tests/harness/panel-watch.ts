import type { SidePanel } from "./side-panel";

/** What the functions below keep in the panel's page. */
interface WatchedWindow extends Window {
  seen: { readonly cards: string[]; readonly focused: string[]; readonly violations: string[] };
}

/** Writes down what happens in a panel, so that a test can say that something never did. */
export class PanelWatch {
  readonly #panel: SidePanel;

  private constructor(panel: SidePanel) {
    this.#panel = panel;
  }

  /** Watches from now on. */
  static async on(panel: SidePanel): Promise<PanelWatch> {
    await panel.page.evaluate(() => {
      const cards: string[] = [];
      const focused: string[] = [];
      const violations: string[] = [];
      (globalThis as unknown as WatchedWindow).seen = { cards, focused, violations };
      const look = (): void => {
        const card = document.querySelector("article[data-card]");
        const shown = card === null ? "none" : `${card.getAttribute("data-card")} ${card.getAttribute("data-phase")}`;
        if (shown !== cards.at(-1)) cards.push(shown);
      };
      look();
      new MutationObserver(look).observe(document, { childList: true, attributes: true, subtree: true });
      document.addEventListener("focusin", ({ target }) => focused.push((target as Element).outerHTML.slice(0, 80)));
      document.addEventListener("focusout", () => focused.push("lost"));
      document.addEventListener("securitypolicyviolation", ({ violatedDirective, sourceFile, sample }) =>
        violations.push(`${violatedDirective} in ${sourceFile}: ${sample}`),
      );
    });
    return new PanelWatch(panel);
  }

  /** Every card that was shown, with its phase, as in "slow-query locked"; "none" where none was. */
  async cards(): Promise<readonly string[]> {
    return (await this.#seen()).cards;
  }

  /** Every element that got the focus, and "lost" whenever one lost it. */
  async focused(): Promise<readonly string[]> {
    return (await this.#seen()).focused;
  }

  /** What the page's security policy stopped. */
  async violations(): Promise<readonly string[]> {
    return (await this.#seen()).violations;
  }

  async #seen(): Promise<WatchedWindow["seen"]> {
    return this.#panel.page.evaluate(() => (globalThis as unknown as WatchedWindow).seen);
  }
}
