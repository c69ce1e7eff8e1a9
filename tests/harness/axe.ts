import { readFile } from "node:fs/promises";
import type { CDPSession, Page } from "puppeteer-core";

/** Where the rules come from: axe-core as npm has it. */
const SOURCE = "node_modules/axe-core/axe.min.js";
/** WCAG 2.2 at level AA with all that it builds on, and what axe's makers hold to be good practice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** How a world of ours is called. */
const WORLD = "sidecue-axe";

/** How the person's computer is set, as a page can tell. */
export interface Sight {
  readonly scheme: "light" | "dark";
  readonly contrast?: boolean;
  readonly forced?: boolean;
  readonly calm?: boolean;
}

/** A sight in a few words. */
export function named({ scheme, contrast, forced }: Sight): string {
  return [scheme, contrast && "more contrast", forced && "forced colours"].filter(Boolean).join(", ");
}

/**
 * Checks a page for accessibility, in a world of its own: the page's policy lets no script in, and nothing of the page
 * can be told from what the checker does.
 */
export class Axe {
  readonly #page: Page;
  readonly #session: CDPSession;
  readonly #source: string;
  #world: number | undefined;

  private constructor(page: Page, session: CDPSession, source: string) {
    this.#page = page;
    this.#session = session;
    this.#source = source;
  }

  /** For this page, through all that is loaded into it. */
  static async on(page: Page): Promise<Axe> {
    const session = await page.createCDPSession();
    const axe = new Axe(page, session, await readFile(SOURCE, "utf8"));
    page.on("load", () => {
      axe.#world = undefined;
    });
    return axe;
  }

  /** Sets what the page is told of the person's computer. */
  async see({ scheme, contrast = false, forced = false, calm = true }: Sight): Promise<void> {
    await this.#session.send("Emulation.setEmulatedMedia", {
      features: [
        { name: "prefers-color-scheme", value: scheme },
        { name: "prefers-contrast", value: contrast ? "more" : "no-preference" },
        { name: "forced-colors", value: forced ? "active" : "none" },
        { name: "prefers-reduced-motion", value: calm ? "reduce" : "no-preference" },
      ],
    });
  }

  /** What is wrong with the page as it stands: rule, elements, and what is the matter with each. */
  async violations(): Promise<string[]> {
    const world = this.#world ?? (await this.#open());
    const { result, exceptionDetails } = await this.#session.send("Runtime.evaluate", {
      expression: `(${run})(${JSON.stringify(TAGS)})`,
      contextId: world,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? "axe failed");
    return result.value as string[];
  }

  async #open(): Promise<number> {
    const { frameTree } = await this.#session.send("Page.getFrameTree");
    const { executionContextId } = await this.#session.send("Page.createIsolatedWorld", {
      frameId: frameTree.frame.id,
      worldName: WORLD,
    });
    await this.#session.send("Runtime.evaluate", { expression: this.#source, contextId: executionContextId });
    this.#world = executionContextId;
    return executionContextId;
  }

  /** Ends it. */
  async close(): Promise<void> {
    if (!this.#page.isClosed()) await this.#session.detach();
  }
}

/** What axe gives, as far as it is read here. */
interface Found {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
  }[];
}

/** Runs in the world that has axe. */
async function run(tags: readonly string[]): Promise<string[]> {
  const { axe } = globalThis as unknown as { axe: { run(where: Document, options: object): Promise<Found> } };
  const { violations } = await axe.run(document, {
    runOnly: tags,
    resultTypes: ["violations"],
    // Off unless asked for by name: targets of less than 24 pixels.
    rules: { "target-size": { enabled: true } },
  });
  return violations.map(({ id, nodes }) => {
    const [{ target, failureSummary = "" } = { target: [] }] = nodes;
    return `${id} (${nodes.length}): ${target.join(" ")}: ${failureSummary.replace(/\s+/g, " ")}`;
  });
}
