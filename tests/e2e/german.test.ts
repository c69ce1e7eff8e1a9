/** Sidecue in German: every page speaks it, and the panel has room for it. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "puppeteer-core";
import { launchSidecue, type Sidecue } from "../harness/browser";
import { CallScene } from "../harness/call-scene";
import { inLanguage, type Texts, textsOf } from "../harness/locale";
import { OptionsPage } from "../harness/options-page";
import { PracticePage } from "../harness/practice-page";
import { RATE_LIMITER } from "../harness/questions";
import { tooTight } from "../harness/room";
import { openSidePanel, type SidePanel } from "../harness/side-panel";

/** Words of captions and cards, of any length in any language. */
const CONTENT = "[data-heard], [data-card] h1, [data-card] h2, [data-runner], .why";
/** As wide as the side panel is when it opens. */
const PANEL_WIDTH = 360;
const PATIENCE_MS = 10_000;

let german: Texts;
let english: Texts;
let sidecue: Sidecue;
before(async () => {
  [german, english] = await Promise.all([textsOf("de"), textsOf("en")]);
  sidecue = await launchSidecue({ args: [inLanguage("de")] });
});
after(async () => {
  await sidecue.close();
  assert.deepEqual(sidecue.problems, []);
});

/** Whether the page says all these texts, somewhere. Runs in the page. */
function says(texts: readonly string[]): boolean {
  const told = [...document.querySelectorAll("[placeholder], [title], [aria-label]")].flatMap((element) =>
    ["placeholder", "title", "aria-label"].map((name) => element.getAttribute(name)),
  );
  return texts.every((text) => document.body.textContent.includes(text) || told.includes(text));
}

/** The page says these texts in German, and that it is German. */
async function speaks(page: Page, ...names: readonly string[]): Promise<void> {
  // It says most of them once its WASM has started. What it does not is told below, by name.
  await page.waitForFunction(says, { polling: 50, timeout: PATIENCE_MS }, names.map(german)).catch(() => undefined);
  const unsaid: string[] = [];
  for (const name of names) {
    assert.notEqual(german(name), english(name));
    if (!(await page.evaluate(says, [german(name)]))) unsaid.push(name);
  }
  assert.deepEqual(unsaid, []);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
}

/** A state of the panel: it speaks German, and there is room for it. */
async function showsState(panel: SidePanel, ...names: readonly string[]): Promise<void> {
  await speaks(panel.page, ...names);
  assert.equal(await panel.page.evaluate(() => innerWidth), PANEL_WIDTH);
  assert.deepEqual(await tooTight(panel.page, CONTENT), []);
}

test("the panel speaks German, and nothing in it is cut off", async () => {
  const first = await openSidePanel(sidecue);
  await first.page.waitForSelector("[data-screen='consent'] button");
  await showsState(first, "consent_title", "consent_reads_more", "consent_agree", "consent_aside");
  await first.consent();
  await first.waitForState("no-call");
  await showsState(
    first,
    "light_no_call",
    "empty_no_call",
    "empty_more_no_call",
    "search_placeholder",
    "practice_open",
  );
  await first.close();

  const scene = await CallScene.before(sidecue);
  const { panel } = scene;
  await showsState(panel, "light_waiting", "empty_waiting");
  await scene.clock.start();
  await scene.askAndLock(RATE_LIMITER);
  await showsState(panel, "refuse", "pin", "again", "why", "section_clarify", "section_approach", "coverage_toggle");
  await scene.clock.openPlan();
  await showsState(panel, "plan_title", "plan_end", "plan_counting_more", "licence_add", "licence_open", "tier_free");
  await scene.close();
});

test("the options page speaks German", async () => {
  const { page } = await OptionsPage.open(sidecue);
  await speaks(page, "options_lead", "options_about", "options_open_panel", "packs_title", "packs_new_card");
  await speaks(page, "learned_title", "misheard_title", "misheard_add");
  assert.deepEqual(await tooTight(page, CONTENT), []);
});

test("the practice page speaks German, from the plan to the report", async () => {
  const practice = await PracticePage.open(sidecue, "plan", { browser: "none" });
  const shows = async (...names: readonly string[]): Promise<void> => {
    await speaks(practice.page, ...names);
    assert.deepEqual(await tooTight(practice.page, CONTENT), []);
  };
  await practice.choose("length", "20");
  await practice.choose("by", "typing");
  await practice.seed(2026);
  await practice.page.waitForSelector("[data-planned]");
  await shows("practice_lead", "practice_archetype", "practice_redraw", "by_voice", "by_more_typing", "practice_begin");
  await practice.act("begin");
  await practice.stage("answering");
  await shows("drill_session", "drill_enough", "drill_skip", "drill_calm_typing", "drill_finish");
  await practice.at(30_000);
  await practice.page.type("[data-typed]", "I would measure first, because guesses cost us three weeks last time.");
  await practice.act("enough");
  await practice.stage("rating");
  await shows("drill_rate", "drill_rate_low", "drill_rate_high");
  await practice.page.keyboard.press("4");
  await practice.stage("result");
  await shows("drill_own_mark", "verdict_missing", "drill_retry", "drill_next");
  await practice.surely("finish");
  await practice.shows("report");
  await shows("report_answered", "report_time", "report_questions", "report_print");
  await practice.page.close();
});

test("the microphone page speaks German", async () => {
  const page = await sidecue.openExtensionPage("microphone.html");
  await speaks(page, "mic_heading", "mic_local_more", "mic_language", "mic_clear");
  assert.deepEqual(await tooTight(page, CONTENT), []);
});
