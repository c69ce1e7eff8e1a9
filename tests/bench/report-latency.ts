import type { Page } from "puppeteer-core";
import type { Sidecue } from "../harness/browser";
import type { BankCard } from "./questions";

const HOURS = 3;
const QUESTIONS = 40;
const UTTERANCES = 1_500;
/** Words of an utterance on the mean: 160 a minute over three hours. */
const WORDS = 19;
const ID = "three-hours";

/** How long it took to open a report, in milliseconds. */
export interface Opened {
  /** From the click in the list of sessions until the report is painted. */
  readonly fromList: readonly number[];
  /** From the address of a new tab until the report is painted: page, worker and bank included. */
  readonly fromNothing: readonly number[];
}

/** The record of a call of three hours, with words from the bank's own questions. */
function record(cards: readonly BankCard[]): string {
  const words = cards
    .flatMap(({ askings }) => askings)
    .join(" ")
    .split(" ");
  const length = HOURS * 3_600_000;
  const said = Array.from({ length: UTTERANCES }, (_, at) => {
    const from = Math.round((at * length) / UTTERANCES);
    const to = from + 6_500;
    const start = (at * WORDS) % (words.length - WORDS);
    const text = words.slice(start, start + WORDS).join(" ");
    return {
      from,
      to,
      own: at % 3 > 0,
      speaker: null,
      text,
      pace: [
        [from, 1],
        [to, WORDS],
      ],
    };
  });
  const questions = Array.from({ length: QUESTIONS }, (_, at) => {
    const { id, title } = cards[(at * 7) % cards.length] as BankCard;
    const began = Math.round((at * length) / QUESTIONS);
    const points = Array.from({ length: 5 }, (_, point) => ({
      say: `Point ${point + 1} of ${title}`,
      mark: (at + point) % 2 === 0 ? "heard" : "open",
      words: (at + point) % 2 === 0 ? "a token bucket per key" : null,
    }));
    return {
      ...{
        card: id,
        title,
        topic: "api",
        ask: title,
        at: began,
        to: began + length / QUESTIONS,
        paused: 0,
        minutes: 5,
      },
      expected: { story: at % 5 === 0, clarify: true, tradeoffs: true, failure: true },
      ...{ by: "voice", attempt: 1, skipped: false, revealed: null, rating: null, followUps: [], points },
    };
  });
  const whole = { kind: "live", name: null, began: Date.UTC(2026, 2, 14, 9), length, plan: null, questions, said };
  return JSON.stringify({ version: 2, id: ID, ...whole });
}

async function keep(page: Page, text: string): Promise<void> {
  await page.evaluate(
    async (id, json) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open("sidecue-sessions");
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const transaction = database.transaction("records", "readwrite");
      transaction.objectStore("records").put(json, id);
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      database.close();
    },
    ID,
    text,
  );
}

/** Milliseconds from a click, or from the page's beginning, until the report is painted with all its questions. */
async function untilPainted(page: Page, click: string | null): Promise<number> {
  return page.evaluate(
    async (selector, count) => {
      const link = selector === null ? null : document.querySelector<HTMLElement>(selector);
      const begin = link === null ? 0 : performance.now();
      link?.click();
      const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
      while (document.querySelectorAll("[data-question]").length < count) await frame();
      // One more: what was drawn in this frame is on screen when the next one begins.
      await frame();
      return performance.now() - begin;
    },
    click,
    QUESTIONS,
  );
}

/** Opens the report of a long call again and again. */
export async function openReports(sidecue: Sidecue, cards: readonly BankCard[], times: number): Promise<Opened> {
  const page = await sidecue.openExtensionPage("practice.html#sessions");
  await page.waitForSelector("[data-nothing]");
  await keep(page, record(cards));
  const [fromList, fromNothing]: [number[], number[]] = [[], []];
  while (fromList.length < times) {
    await page.evaluate(() => location.assign("#plan"));
    await page.waitForSelector("[data-screen='plan']");
    await page.evaluate(() => location.assign("#sessions"));
    await page.waitForSelector(`[data-session='${ID}'] [data-action='open']`);
    fromList.push(await untilPainted(page, `[data-session='${ID}'] [data-action='open']`));
  }
  await page.close();
  while (fromNothing.length < times) {
    const fresh = await sidecue.openExtensionPage(`practice.html#report=${ID}`);
    fromNothing.push(await untilPainted(fresh, null));
    await fresh.close();
  }
  return { fromList, fromNothing };
}
