import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { type Browser, launch, type Page } from "puppeteer-core";
import { settings } from "../../harness/settings";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
};
/** With these a page is alone in its process, and its clock tells 5 µs apart instead of 100. */
const ISOLATED = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

/** Serves files by their paths to pages that have a process of their own, in a browser of their own. */
export class IsolatedPages {
  readonly #server = createServer();
  readonly #browser: Browser;

  private constructor(browser: Browser, file: (name: string) => Promise<Buffer | null>) {
    this.#browser = browser;
    this.#server.on("request", async (request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
      const body = pathname === "/" ? "<!doctype html>" : await file(pathname.slice(1));
      const type = pathname === "/" ? TYPES[".html"] : TYPES[path.extname(pathname)];
      response.writeHead(body === null ? 404 : 200, {
        ...ISOLATED,
        "content-type": type ?? "application/octet-stream",
        "cache-control": "no-store",
      });
      response.end(body ?? "");
    });
  }

  /** Starts browser and server; `file` gives what lies at a path. */
  static async start(file: (name: string) => Promise<Buffer | null>): Promise<IsolatedPages> {
    const { chrome, headless } = settings();
    const browser = await launch({
      executablePath: chrome,
      headless,
      pipe: true,
      // An engine is measured in one go, and says nothing meanwhile.
      protocolTimeout: 0,
      args: ["--no-first-run", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
    });
    const pages = new IsolatedPages(browser, file);
    await new Promise<void>((resolve) => pages.#server.listen(0, "127.0.0.1", resolve));
    return pages;
  }

  /** Runs something on a new page, which is closed afterwards with all that it holds. */
  async on<T>(run: (page: Page) => Promise<T>): Promise<T> {
    const page = await this.#browser.newPage();
    try {
      await page.goto(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`);
      return await run(page);
    } finally {
      await page.close();
    }
  }

  /** The browser's name and version. */
  version(): Promise<string> {
    return this.#browser.version();
  }

  /** Closes both. */
  async close(): Promise<void> {
    await this.#browser.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
