/** Cards come and go beside whoever works by keyboard or listens to a screen reader: nothing is taken from them, and little is said. */

import assert from "node:assert/strict";
import { agreedBrowser, type CallScene, INTERVIEWER, SELF } from "../harness/call-scene";
import { CACHING, INCIDENT, ISOLATION, type Question, RATE_LIMITER } from "../harness/questions";

const ANSWER = "I would first ask who calls it and how often";
/** Least time between two things that are said, less what a timer may be early by. */
const PAUSE_MS = 4_950;

const onCall = agreedBrowser();

/** What the functions below keep in the panel's page. */
interface Marked extends Window {
  marked: Element | null;
  said: { at: number; text: string }[];
}

/** Asks with all words at once and answers when the card is there. */
async function askAndAnswer(scene: CallScene, { words, card }: Question): Promise<void> {
  await scene.say(INTERVIEWER, words);
  await scene.panel.waitForCard(card, "locked");
  await scene.say(SELF, ANSWER);
}

onCall(
  "whatever has the focus keeps it while a question comes, is locked, and is replaced by another",
  async (scene) => {
    const { page } = scene.panel;
    await askAndAnswer(scene, RATE_LIMITER);
    const controls = ["pause", "plan", "again", "refuse", "pin"].map((action) => `button[data-action='${action}']`);
    for (const control of [...controls, ".voices summary", "details.why > summary", "[data-search]"]) {
      await page.focus(control);
      await page.evaluate(() => {
        (globalThis as unknown as Marked).marked = document.activeElement;
      });
      // The reasons are another card's then, and closed: everything else stays.
      const questions = control.startsWith("details") ? [RATE_LIMITER] : [ISOLATION, RATE_LIMITER];
      for (const question of questions) {
        await askAndAnswer(scene, question);
        const [kept, there] = await page.evaluate(() => {
          const { marked } = globalThis as unknown as Marked;
          return [marked === document.activeElement, marked?.isConnected] as const;
        });
        assert.deepEqual([kept, there], [true, true], `${control} lost the focus when ${question.card} came`);
      }
    }
  },
);

onCall("many cards are one announcement every five seconds, the newest", async (scene) => {
  const { page } = scene.panel;
  await page.evaluate(() => {
    const said: { at: number; text: string }[] = [];
    (globalThis as unknown as Marked).said = said;
    // The same words once more are said again, too.
    new MutationObserver((changes) => {
      const near = changes.map(({ target }) => (target instanceof Element ? target : target.parentElement));
      const live = new Set(near.map((element) => element?.closest("[role=status], [role=alert], [aria-live=polite]")));
      for (const status of live) {
        const text = status?.checkVisibility() ? (status.textContent?.trim() ?? "") : "";
        if (text !== "") said.push({ at: performance.now(), text });
      }
    }).observe(document, { childList: true, characterData: true, attributes: true, subtree: true });
  });
  const questions = [RATE_LIMITER, ISOLATION, CACHING, INCIDENT, RATE_LIMITER, CACHING, ISOLATION, INCIDENT];
  for (const question of questions) await askAndAnswer(scene, question);
  await page.waitForFunction(
    (title) => document.getElementById("announcement")?.textContent === title,
    { polling: 50 },
    INCIDENT.title,
  );
  const said = await page.evaluate(() => (globalThis as unknown as Marked).said);
  const told = said.map(({ at, text }) => `${Math.round(at)} ${text}`).join(", ");
  assert.ok(said.length >= 2 && said.length < questions.length, told);
  for (const [index, { at }] of said.slice(1).entries()) assert.ok(at - (said[index]?.at ?? 0) >= PAUSE_MS, told);
  assert.equal(said.at(-1)?.text, INCIDENT.title);
});
