import type { WebWorker } from "puppeteer-core";
import type { SidePanel } from "./side-panel";

/** What the clock in the panel's bar shows. */
export interface ClockFace {
  readonly state: string;
  readonly stage: string;
  readonly tier: string;
  readonly time: string;
}

/** A session as the plan page lists it. */
export interface ListedSession {
  readonly state: string;
  readonly text: string;
}

/** What the functions below keep in the clock's worker. */
interface MovedScope {
  moved?: { steady: number; wall: number; times: number };
}

/** How long a beat of the panel's clock is, in milliseconds. */
const BEAT_MS = 1000;
/** Where the ledger is kept. */
const DATABASE = "sidecue-ledger";
const MIRROR = "ledger/";

/** The session's clock and the plan page, as a person uses them; and a way to move the clock's own clocks. */
export class SessionClock {
  readonly #panel: SidePanel;

  constructor(panel: SidePanel) {
    this.#panel = panel;
  }

  /** Starts what is offered first, or the session of this kind, and waits until it runs. */
  async start(offer?: "free" | "pass" | "resume" | "pro"): Promise<void> {
    const which = offer === undefined ? "[data-offer]" : `[data-offer='${offer}']`;
    await (await this.#panel.page.waitForSelector(`.session ${which}, .plan ${which}`, { visible: true }))?.click();
    await this.waitFor("counting", "resting");
  }

  /** What the clock shows. */
  async face(): Promise<ClockFace> {
    return this.#panel.page.evaluate(() => {
      const clock = document.querySelector("[data-clock]");
      const said = (name: string): string => clock?.getAttribute(name) ?? "";
      const time = clock?.querySelector(".time")?.textContent ?? "";
      return { state: said("data-clock"), stage: said("data-stage"), tier: said("data-tier"), time };
    });
  }

  /** The seconds that the clock shows. */
  async seconds(): Promise<number> {
    const { time } = await this.face();
    return time.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  }

  /** Waits until the clock is in one of these states. */
  async waitFor(...states: readonly string[]): Promise<void> {
    await this.#panel.page.waitForSelector(states.map((state) => `[data-clock='${state}']`).join(", "));
  }

  /** Waits until the end is so near. */
  async waitForStage(stage: "soon" | "last"): Promise<void> {
    await this.#panel.page.waitForSelector(`[data-stage='${stage}']`);
  }

  /** Waits until the clock shows less than so many seconds, or more (`below` false). */
  async waitForSeconds(limit: number, below: boolean): Promise<void> {
    await this.#panel.page.waitForFunction(
      (most, less) => {
        const time = document.querySelector("[data-clock] .time")?.textContent ?? "";
        if (time === "") return false;
        const seconds = time.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
        return less ? seconds < most : seconds > most;
      },
      // A mutation is not noticed where only text changes.
      { polling: 50 },
      limit,
      below,
    );
  }

  /** Kinds of the sessions that may be started. */
  async offers(): Promise<string[]> {
    return this.#panel.page.$$eval("[data-offer]", (all) => all.map((offer) => offer.getAttribute("data-offer") ?? ""));
  }

  /** What the buttons say that start sessions. */
  async offerTexts(): Promise<string[]> {
    return this.#panel.page.$$eval("[data-offer]", (all) => all.map((offer) => offer.textContent ?? ""));
  }

  /** Opens the plan page. */
  async openPlan(): Promise<void> {
    if ((await this.#panel.page.$("[data-plan]")) !== null) return;
    await (await this.#panel.page.waitForSelector("button[data-action='plan']"))?.click();
    await this.#panel.page.waitForSelector("[data-plan]");
  }

  /** Closes the plan page. */
  async closePlan(): Promise<void> {
    await (await this.#panel.page.waitForSelector("button[data-action='close-plan']"))?.click();
    await this.#panel.page.waitForSelector("[data-plan]", { hidden: true });
  }

  /** Pastes a licence into the open plan page and gives the word for what came of it, and what is said. */
  async paste(licence: string): Promise<readonly [string, string]> {
    const { page } = this.#panel;
    await page.waitForSelector("[data-field='licence']");
    await page.$eval(
      "[data-field='licence']",
      (field, text) => {
        (field as HTMLTextAreaElement).value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      },
      licence,
    );
    await (await page.waitForSelector("button[data-action='add-licence']"))?.click();
    const told = await page.waitForSelector("[data-licence-news]:not([data-licence-news=''])");
    const word = await told?.evaluate((element) => element.getAttribute("data-licence-news") ?? "");
    return [word ?? "", (await told?.evaluate((element) => element.textContent ?? "")) ?? ""];
  }

  /** Opens the plan page, pastes a licence that is good, and closes the page. */
  async useLicence(licence: string): Promise<void> {
    await this.openPlan();
    const [word, text] = await this.paste(licence);
    if (word !== "taken") throw new Error(`the licence was refused: ${text}`);
    await this.#panel.page.waitForSelector("[data-licence]");
    await this.closePlan();
  }

  /** Ends the session on the plan page. */
  async end(): Promise<void> {
    await this.openPlan();
    await (await this.#panel.page.waitForSelector("button[data-action='end-session']"))?.click();
    await this.waitFor("idle");
  }

  /** The sessions that the open plan page lists, newest first. */
  async sessions(): Promise<ListedSession[]> {
    return this.#panel.page.$$eval("[data-session-line]", (lines) =>
      lines.map((line) => ({ state: line.getAttribute("data-session-line") ?? "", text: line.textContent ?? "" })),
    );
  }

  /** How the licences that the open plan page lists stand in time, and what it says of them. */
  async licences(): Promise<(readonly [string, string])[]> {
    return this.#panel.page.$$eval("[data-licence]", (lines) =>
      lines.map((line) => [line.getAttribute("data-term") ?? "", line.textContent ?? ""] as const),
    );
  }

  /** Moves the clock's steady clock and wall clock by so many milliseconds, as sleep does, or a person. */
  async move({ steady = 0, wall = 0 }: { readonly steady?: number; readonly wall?: number }): Promise<void> {
    await this.#takeOver();
    await this.worker().evaluate(
      (steadyMs, wallMs) => {
        const { moved } = globalThis as MovedScope;
        if (moved === undefined) return;
        moved.steady += steadyMs;
        moved.wall += wallMs;
      },
      steady,
      wall,
    );
  }

  /** Lets the session's time pass so many times as fast: its clocks, and the panel's looks at them. */
  async hurry(times: number): Promise<void> {
    await this.#takeOver();
    await this.worker().evaluate((factor) => {
      const { moved } = globalThis as MovedScope;
      if (moved !== undefined) moved.times = factor;
    }, times);
    await this.#panel.page.evaluate(
      (beat, factor) => {
        const real = window.setTimeout.bind(window);
        const hurried = (work: TimerHandler, wait?: number): number => real(work, wait === beat ? beat / factor : wait);
        Object.assign(window, { setTimeout: hurried });
      },
      BEAT_MS,
      times,
    );
  }

  /** Deletes the durable copy of the ledger, as a broken profile may. */
  async forgetDurable(): Promise<void> {
    await this.#panel.page.evaluate(
      (name) =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.deleteDatabase(name);
          request.onsuccess = () => resolve();
          request.onerror = () => reject(request.error);
        }),
      DATABASE,
    );
  }

  /** Deletes the second copy of the ledger. */
  async forgetMirror(): Promise<void> {
    await this.#panel.page.evaluate(async (beginning) => {
      const keys = Object.keys(await chrome.storage.local.get(null));
      await chrome.storage.local.remove(keys.filter((key) => key.startsWith(beginning)));
    }, MIRROR);
  }

  /** The second copy of the ledger: lines by key. */
  async mirror(): Promise<Record<string, string>> {
    return this.#panel.page.evaluate(async (beginning) => {
      const all = Object.entries(await chrome.storage.local.get<Record<string, unknown>>(null));
      const own = all.filter(([key]) => key.startsWith(beginning));
      return Object.fromEntries(own.map(([key, line]) => [key.slice(beginning.length), String(line)]));
    }, MIRROR);
  }

  /** Writes other lines over both copies of the ledger. */
  async overwrite(lines: Readonly<Record<string, string>>): Promise<void> {
    await this.#panel.page.evaluate(
      async (items, name, beginning) => {
        const keyed = Object.entries(items).map(([key, line]) => [`${beginning}${key}`, line] as const);
        await chrome.storage.local.set(Object.fromEntries(keyed));
        await new Promise<void>((resolve, reject) => {
          const request = indexedDB.open(name);
          request.onerror = () => reject(request.error);
          request.onsuccess = () => {
            const transaction = request.result.transaction("lines", "readwrite");
            for (const [key, line] of Object.entries(items)) transaction.objectStore("lines").put(line, key);
            transaction.oncomplete = () => {
              request.result.close();
              resolve();
            };
          };
        });
      },
      lines,
      DATABASE,
      MIRROR,
    );
  }

  /** The worker that keeps the time. */
  worker(): WebWorker {
    const worker = this.#panel.page.workers().findLast((candidate) => candidate.url().endsWith("/clock-worker.js"));
    if (worker === undefined) throw new Error("the panel has no clock");
    return worker;
  }

  /** From now on the worker's clocks are ours to move. */
  async #takeOver(): Promise<void> {
    await this.worker().evaluate(() => {
      const scope = globalThis as MovedScope;
      if (scope.moved !== undefined) return;
      const [steady, wall] = [performance.now.bind(performance), Date.now.bind(Date)];
      const [steadyBegan, wallBegan] = [steady(), wall()];
      const moved = { steady: 0, wall: 0, times: 1 };
      scope.moved = moved;
      // Together, whatever the factor: what has passed really, times it.
      let [before, passed] = [steadyBegan, 0];
      const run = (): number => {
        const now = steady();
        passed += (now - before) * moved.times;
        before = now;
        return passed;
      };
      performance.now = () => steadyBegan + run() + moved.steady;
      Date.now = () => Math.floor(wallBegan + run() + moved.wall);
    });
  }
}
