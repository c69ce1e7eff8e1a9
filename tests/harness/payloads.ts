import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "puppeteer-core";

const FOLDER = "tests/payloads";
/** Longer ones are floods: forms and cards refuse them, captions are cut. */
const SHORT = 200;

/** Text that is written to do harm. */
export interface Payload {
  /** Its family and place in it, as in `markup 3`. */
  readonly name: string;
  readonly text: string;
  /** Whether a title or a field would take it. */
  readonly short: boolean;
}

interface Case {
  readonly text?: string;
  readonly unit?: string;
  readonly times?: number;
}

/** All of them, family by family. */
export async function payloads(): Promise<ReadonlyMap<string, readonly Payload[]>> {
  const families = new Map<string, Payload[]>();
  for (const file of (await readdir(FOLDER)).filter((name) => name.endsWith(".json")).sort()) {
    const { cases } = JSON.parse(await readFile(path.join(FOLDER, file), "utf8")) as { cases: Case[] };
    const family = path.basename(file, ".json");
    families.set(
      family,
      cases.map(({ text = "", unit = "", times = 0 }, index) => {
        const whole = text + unit.repeat(times);
        return { name: `${family} ${index + 1}`, text: whole, short: whole.length <= SHORT };
      }),
    );
  }
  return families;
}

/** What the functions below keep in a page. */
interface WatchedWindow extends Window {
  ran?: unknown;
  stopped?: string[];
}

/** Writes down from now on what the page's policy had to stop. */
export async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const stopped: string[] = [];
    (globalThis as unknown as WatchedWindow).stopped = stopped;
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, sample }) =>
      stopped.push(`${violatedDirective}: ${sample}`),
    );
  });
}

/**
 * What a payload did to a page that was watched: something ran, something had to be stopped, an element or attribute
 * came of it, the page got wider than its window, or a text turns the line that it stands in.
 */
export async function harm(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scope = globalThis as unknown as WatchedWindow;
    const found = [...(scope.stopped ?? ["nobody watched the page"])];
    if (scope.ran !== undefined) found.push("something ran");
    const named = (element: Element): string => element.outerHTML.slice(0, 120);
    // But for the options page's own table and its link to the first page.
    const foreign =
      "iframe, object, embed, template, base, math, table:not(.kept), animate, style, meta[http-equiv], body script, body link, " +
      "img:not([src^='icons/']), [srcdoc], [autofocus], a:not([href^='#'], [href='welcome.html'])";
    for (const element of document.querySelectorAll(foreign)) found.push(`an element: ${named(element)}`);
    for (const element of document.querySelectorAll("body, body *")) {
      for (const { name } of element.attributes) {
        if (name.startsWith("on")) found.push(`an attribute: ${named(element)}`);
      }
    }
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) {
      const far = [...document.querySelectorAll("body *")].filter(
        (element) => element.getBoundingClientRect().right > clientWidth + 1,
      );
      found.push(`${scrollWidth} pixels in a window of ${clientWidth}: ${far.slice(-3).map(named).join("\n")}`);
    }
    // A text from right to left stands alone in its block, in an element of its own direction, or in isolating marks.
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? "";
      // Letters in quotation marks turn nothing beyond them, marks of direction do.
      const open = text.replaceAll(/"[^"\u202a-\u202e]*"/g, "");
      if (!/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u202a-\u202e]/.test(open)) continue;
      let around = node.parentElement;
      if (around === null || !around.checkVisibility() || around.closest("select, textarea") !== null) continue;
      let isolated = /\u2068[^\u2069]*\u2069/.test(text);
      while (!isolated && around !== null) {
        const { unicodeBidi, display } = getComputedStyle(around);
        isolated = /isolate|plaintext/.test(unicodeBidi) && around.textContent?.trim() === text.trim();
        isolated ||= unicodeBidi === "plaintext";
        if (isolated || display !== "inline") break;
        around = around.parentElement;
      }
      // The words of one text may be marked: it is one text all the same.
      const alone = around?.textContent?.trim() === text.trim() || around?.querySelector(":not(mark)") === null;
      if (!isolated && !alone) found.push(`it turns its line: ${named(around ?? document.body)}`);
    }
    return found;
  });
}
