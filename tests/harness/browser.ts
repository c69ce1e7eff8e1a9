import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, launch, type Page } from "puppeteer-core";
// For its declaration of `window.stage`, which tests use inside `evaluate`.
import type {} from "../pages/meet/stage-api";
import { CALL_URL, CallServer } from "./call-server";
import { unlisted } from "./keepsakes";
import { outsideRequests } from "./net-log";
import { Problems } from "./problems";
import { type Settings, settings } from "./settings";

/** What a launch may change of the run's settings. */
export interface LaunchOptions extends Partial<Settings> {
  /** A profile that is kept, for tests that start the browser again. Without it each launch has a fresh one. */
  readonly profile?: string;
  /** The window's size in CSS pixels, at least 500 wide. The side panel takes 360 of the width. */
  readonly window?: { readonly width: number; readonly height: number };
  /** Ctrl+C is the caller's to handle, by closing. Otherwise it ends browser and process at once. */
  readonly handlesInterrupt?: boolean;
  /** More command-line switches. */
  readonly args?: readonly string[];
}

/** A browser with Sidecue loaded and the call host served from this machine. */
export interface Sidecue {
  readonly browser: Browser;
  readonly extensionId: string;
  /** The tab that opened at installation; `null` in a profile that was used before. */
  readonly welcome: Page | null;
  /** Serves the stand-in pages. */
  readonly call: CallServer;
  /** What went wrong so far; complete, with all outside requests, once `close` has resolved. */
  readonly problems: string[];
  /** Opens the stand-in call in a tab of its own. */
  openCall(url?: string): Promise<Page>;
  /** Opens a page of the extension in a tab. */
  openExtensionPage(file: string): Promise<Page>;
  /** Closes browser and server and adds what only shows afterwards to `problems`. */
  close(): Promise<void>;
}

/** Starts Chromium with the built extension and waits until it is installed. */
export async function launchSidecue(options: LaunchOptions = {}): Promise<Sidecue> {
  const { dist, pages, chrome, headless, window = { width: 1400, height: 900 } } = { ...settings(), ...options };
  const call = await CallServer.start(pages);
  const scratch = await mkdtemp(path.join(tmpdir(), "sidecue-"));
  const netLog = path.join(scratch, "net-log.json");
  const browser = await launch({
    executablePath: chrome,
    headless,
    pipe: true,
    handleSIGINT: options.handlesInterrupt !== true,
    enableExtensions: [dist],
    userDataDir: options.profile ?? path.join(scratch, "profile"),
    // Pages keep the window's size, and the side panel its own.
    defaultViewport: null,
    args: [
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--disable-quic",
      "--ignore-certificate-errors",
      call.resolverRules,
      `--window-size=${window.width},${window.height}`,
      `--log-net-log=${netLog}`,
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ...(options.args ?? []),
    ],
  });
  const problems = new Problems();
  await problems.watch(browser);
  const worker = await browser.waitForTarget((target) => target.type() === "service_worker");
  const extensionId = new URL(worker.url()).hostname;
  const extensionUrl = `chrome-extension://${extensionId}/`;

  // Waited for because it comes to the front when it opens, and a click into a tab behind it would get lost.
  const welcome = options.profile === undefined ? await welcomePage(browser) : null;
  const open = async (url: string): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(url);
    return page;
  };
  /** Nothing to tell where the test has closed the browser or ended the extension. */
  const keptAgainstTheRules = async (): Promise<string[]> => {
    if (!browser.connected) return [];
    // The lightest page there is: it runs nothing of its own.
    const page = await open(new URL("manifest.json", extensionUrl).href).catch((error: unknown) => {
      if (String(error).includes("ERR_BLOCKED_BY_CLIENT")) return null;
      throw error;
    });
    return page === null ? [] : unlisted(page);
  };
  return {
    browser,
    extensionId,
    welcome,
    call,
    problems: problems.list,
    openCall: (url = CALL_URL) => open(url),
    openExtensionPage: (file) => open(new URL(file, extensionUrl).href),
    async close() {
      try {
        problems.list.push(...(await keptAgainstTheRules()));
      } finally {
        await browser.close();
      }
      await call.close();
      problems.list.push(...(await outsideRequests(netLog)));
      problems.list.push(...call.missing.map((file) => `the stand-in has no ${file}`));
      await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function welcomePage(browser: Browser): Promise<Page> {
  const target = await browser.waitForTarget((candidate) => candidate.url().endsWith("welcome.html"));
  const page = await target.page();
  if (page === null) throw new Error("the welcome tab has no page");
  // The tab has its address before it has its document.
  await page.waitForSelector("button[data-action='open-panel']");
  return page;
}
