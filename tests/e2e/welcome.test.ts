/** The page that opens at installation: a way into the panel, a pretend call that it reads, and what practice begins with. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "puppeteer-core";
import { SCRIPT } from "../../extension/src/welcome/script";
import { launchSidecue, type Sidecue } from "../harness/browser";
import { PanelWatch } from "../harness/panel-watch";
import { INCIDENT, RATE_LIMITER } from "../harness/questions";
import { SessionClock } from "../harness/session-clock";
import { SidePanel } from "../harness/side-panel";

/** Longer than three words take where a call plays by itself. */
const THREE_WORDS_MS = 1000;
/** Longer than the silence after which a question has ended. */
const QUESTION_END_MS = 1500;

let sidecue: Sidecue;
let page: Page;
let panel: SidePanel;

/** Clicks a button of the demonstration. */
async function press(action: "open-panel" | "play" | "next" | "restart"): Promise<void> {
  await page.locator(`[data-demo] [data-action='${action}']`).click();
}

/** The text of a part of the page. */
async function text(selector: string): Promise<string> {
  return page.$eval(selector, (element) => element.textContent ?? "");
}

/** Goes one step further and waits until all of it was said. */
async function step(): Promise<void> {
  await press("next");
  await page.waitForSelector("[data-demo][data-runs='false']");
}

/** Waits until the panel has heard all that the interviewer said last. */
async function heardAll(): Promise<void> {
  const said = await page.$$eval("[data-captions] > div p", (all) => all.at(-1)?.textContent ?? "");
  await panel.waitForHeard(said.split(" ").slice(-3).join(" "));
}

/** Lets time pass where nothing may come of it: that can be told by nothing else. */
async function wait(long: number): Promise<void> {
  await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), long);
}

before(async () => {
  sidecue = await launchSidecue();
  const { welcome } = sidecue;
  if (welcome === null) throw new Error("nothing opened at installation");
  page = welcome;
});
after(async () => {
  await sidecue.close();
  assert.deepEqual(sidecue.problems, []);
});

test("the page opens at installation, and its button opens the panel, which asks first", async () => {
  assert.equal(new URL(page.url()).pathname, "/welcome.html");
  assert.equal(await page.$eval("[data-demo]", (demo) => demo.getAttribute("data-read")), "false");
  const opened = sidecue.browser.waitForTarget((target) => target.url().endsWith("/sidepanel.html"));
  await press("open-panel");
  panel = new SidePanel(await (await opened).asPage());
  await panel.page.waitForFunction(() => innerWidth > 0 && document.readyState === "complete");
  await panel.page.emulateFocusedPage(true);
  await panel.page.waitForSelector("[data-screen='consent']");
  await panel.consent();
  await page.waitForSelector("[data-demo][data-read='true']");
  // Captions are there, and nobody speaks.
  await panel.waitForState("waiting");
});

test("the pretend call brings nothing, a card before the question is over, ticks, and another card", async () => {
  await panel.key("s");
  await new SessionClock(panel).waitFor("counting", "resting");

  const watch = await PanelWatch.on(panel);
  const guides: string[] = [];
  const read = async (): Promise<unknown> => guides.push(await text("[data-guide]"));

  await step();
  await heardAll();
  await wait(QUESTION_END_MS);
  assert.equal(await panel.hints(), null);
  await read();

  await step();
  await read();
  await panel.waitForCard(RATE_LIMITER.card);
  await step();
  await read();
  await panel.waitForCard(RATE_LIMITER.card, "locked");
  assert.equal(await panel.page.$(".points [data-mark='heard']"), null);

  await step();
  await read();
  const ticked = (): boolean => document.querySelectorAll(".points [data-mark='heard']").length >= 3;
  await panel.page.waitForFunction(ticked, { polling: 50 });

  await step();
  await read();
  await panel.waitForCard(INCIDENT.card, "locked");
  assert.deepEqual(await watch.cards(), [
    "none",
    ...[RATE_LIMITER, INCIDENT].flatMap(({ card }) => [`${card} provisional`, `${card} locked`]),
  ]);
  await press("next");
  await read();
  assert.equal(new Set(guides).size, SCRIPT.length + 1, "each step has a line of its own");
  assert.equal(await page.$eval("[data-action='next']", (button) => button.getAttribute("aria-disabled")), "true");
});

test("it plays by itself, stands while it is paused, starts again, and moves no focus", async () => {
  await press("restart");
  assert.equal(await text("[data-captions] > div"), "");
  const label = await text("[data-play-label]");
  await press("play");
  const heard = (words: number): Promise<unknown> =>
    page.waitForFunction(
      (least) => (document.querySelector("[data-captions] > div p")?.textContent ?? "").split(" ").length >= least,
      { polling: 50 },
      words,
    );
  await heard(3);
  assert.notEqual(await text("[data-play-label]"), label);
  await press("play");
  assert.equal(await text("[data-play-label]"), label);
  const said = await text("[data-captions] > div p");
  await wait(THREE_WORDS_MS);
  assert.equal(await text("[data-captions] > div p"), said);
  await press("play");
  await heard(said.split(" ").length + 1);
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-action")), "play");
  await press("restart");
});

test("the role that is chosen is the one that practice begins with", async () => {
  const pressed = (where: Page): Promise<(string | null)[]> =>
    where.$$eval(":is([data-choices='archetype'], [data-choices='level']) [aria-pressed='true']", (chosen) =>
      chosen.map((button) => button.getAttribute("data-choice")),
    );
  await page.waitForSelector("[data-role-choice] [data-choices='level']");
  for (const choice of ["data", "staff"]) await page.locator(`[data-role-choice] [data-choice='${choice}']`).click();
  assert.deepEqual(await pressed(page), ["data", "staff"]);
  await page.waitForFunction(async () => {
    const { practice } = await chrome.storage.local.get<{ practice?: { archetype?: string; level?: string } }>(
      "practice",
    );
    return practice?.archetype === "data" && practice.level === "staff";
  });
  const practice = await sidecue.openExtensionPage("practice.html#plan");
  await practice.waitForSelector("[data-choices='archetype'] [data-choice='data'][aria-pressed='true']");
  assert.deepEqual(await pressed(practice), ["data", "staff"]);
  await practice.close();
});

test("a real call is read as soon as it is in front, and the pretend one again after it", async () => {
  await page.bringToFront();
  await press("play");
  await panel.waitForHeard("Good morning");
  const call = await sidecue.openCall();
  await call.evaluate(() => window.stage.captions(true));
  await call.evaluate((who, what) => window.stage.say(who, what), "Dana Whitfield", "This is the real one");
  await panel.waitForHeard("This is the real one");
  assert.equal(await page.$eval("[data-demo]", (demo) => demo.getAttribute("data-runs")), "false");
  await call.close();
  await page.bringToFront();
  await press("play");
  await panel.waitForHeard("hear me all right");
});
