import type { Browser, Page, Target, WebWorker } from "puppeteer-core";
import { isOutside } from "./net-log";

/** Collects what must not happen anywhere in a run: console errors, exceptions, failed and outside requests. */
export class Problems {
  /** What was found, in words. A test that provokes a problem takes it out of here. */
  readonly list: string[] = [];
  readonly #seen = new WeakSet<object>();

  /** Watches every page, side panel, worker and service worker of the browser, now and later. */
  async watch(browser: Browser): Promise<void> {
    const look = (target: Target): void => {
      // A target that closes at once has nothing to say.
      this.#watchTarget(target).catch(() => undefined);
    };
    browser.on("targetcreated", look);
    // The side panel is created without an address and of no type; it is known only when it has one.
    browser.on("targetchanged", look);
    await Promise.all(browser.targets().map((target) => this.#watchTarget(target)));
  }

  async #watchTarget(target: Target): Promise<void> {
    if (target.type() === "service_worker") {
      const worker = await target.worker();
      if (worker !== null) this.#watchWorker(worker);
    } else if (target.type() === "page" && !target.url().startsWith("chrome:")) {
      // The side panel is a page that `page()` does not give.
      const page = (await target.page()) ?? (await target.asPage());
      this.#watchPage(page);
    }
  }

  #watchPage(page: Page): void {
    if (this.#seen.has(page)) return;
    this.#seen.add(page);
    page.on("console", (message) => {
      if (message.type() === "error") this.#add(page, `console error: ${message.text()} (${message.location().url})`);
    });
    page.on("pageerror", (error) => this.#add(page, `exception: ${describe(error)}`));
    page.on("requestfailed", (request) => {
      const reason = request.failure()?.errorText ?? "unknown";
      // The browser itself gives up what a page that goes away was still loading.
      if (reason !== "net::ERR_ABORTED") this.#add(page, `failed request: ${request.url()} (${reason})`);
    });
    page.on("request", (request) => {
      if (!request.isNavigationRequest() && isOutside(request.url(), page.url())) {
        this.#add(page, `outside request: ${request.url()}`);
      }
    });
    page.on("workercreated", (worker) => this.#watchWorker(worker));
    for (const worker of page.workers()) this.#watchWorker(worker);
  }

  #watchWorker(worker: WebWorker): void {
    if (this.#seen.has(worker)) return;
    this.#seen.add(worker);
    worker.on("console", (message) => {
      if (message.type() === "error") this.#add(worker, `console error: ${message.text()}`);
    });
    worker.on("error", (error) => this.#add(worker, `exception: ${describe(error)}`));
  }

  #add(where: Page | WebWorker, what: string): void {
    this.list.push(`${where.url()}: ${what}`);
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
