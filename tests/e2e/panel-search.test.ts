/** Search in the side panel, by keyboard only, while the call goes on. */

import assert from "node:assert/strict";
import { agreedBrowser, SELF } from "../harness/call-scene";
import { PanelWatch } from "../harness/panel-watch";
import { CACHING, ISOLATION, RATE_LIMITER } from "../harness/questions";
import { resized } from "../harness/resized";
import { reopen } from "../harness/session-scene";
import type { SidePanel } from "../harness/side-panel";

const TYPO = "idempotnt paymnt";
const FOUND = "idempotency-payment";

const onCall = agreedBrowser();

/** The element with the focus: its id, else its name. */
async function focused({ page }: SidePanel): Promise<string> {
  return page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName || "nothing");
}

/** Focuses the field with its key and writes all at once, so that there is one search and one list. */
async function type(panel: SidePanel, text: string): Promise<void> {
  await panel.key("/");
  assert.equal(await focused(panel), "search");
  await panel.page.keyboard.sendCharacter(text);
}

async function waitForCount({ page }: SidePanel, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelectorAll("[data-results] [role=option]").length === wanted,
    {},
    count,
  );
}

/** The number of the result that is chosen, and what assistive technology is told of it. */
async function chosen(panel: SidePanel): Promise<{ index: number; told: boolean }> {
  const results = await panel.results();
  const index = results.findIndex(({ selected }) => selected);
  assert.equal(results.filter(({ selected }) => selected).length, 1);
  const told = await panel.page.evaluate((id) => {
    const active = document.querySelector("[data-search]")?.getAttribute("aria-activedescendant") ?? "";
    return document.getElementById(active)?.getAttribute("data-card") === id;
  }, results[index]?.id);
  return { index, told };
}

onCall("a card is found despite typing errors, chosen with the arrows and opened with Enter", async ({ panel }) => {
  await type(panel, TYPO);
  const results = await panel.waitForFirstResult(FOUND);
  assert.ok(results.length >= 2, `${results.length} results`);
  assert.equal(await panel.page.$eval("[data-search]", (field) => (field as HTMLInputElement).value), TYPO);

  const walked = [];
  for (const key of ["ArrowDown", "ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown"] as const) {
    await panel.key(key);
    const { index, told } = await chosen(panel);
    assert.ok(told, `after ${key}`);
    walked.push(index);
  }
  assert.deepEqual(walked, [1, 0, results.length - 1, 0, 1]);

  await panel.key("Enter");
  await panel.waitForCard(results[1]?.id ?? "", "looked-up");
  assert.deepEqual(await panel.results(), []);
  assert.equal(await panel.page.$eval("[data-search]", (field) => (field as HTMLInputElement).value), "");
  // The keys of the panel work again.
  assert.equal(await focused(panel), "BODY");
});

onCall("what is read stays while cues come, and Escape leads back to the live card", async (scene) => {
  const { panel } = scene;
  await scene.askAndLock(RATE_LIMITER);
  await type(panel, TYPO);
  await panel.waitForFirstResult(FOUND);
  await panel.key("Enter");
  await panel.waitForCard(FOUND, "looked-up");
  assert.ok((await panel.returnBar())?.includes(RATE_LIMITER.title));

  const watch = await PanelWatch.on(panel);
  await panel.page.evaluate(() => document.querySelector<HTMLElement>("article summary")?.focus());
  await scene.say(SELF, "I would first ask who calls it and how often");
  await scene.say("Dana Whitfield", ISOLATION.words);
  await panel.waitForReturnTo(ISOLATION.title);
  assert.deepEqual(await watch.cards(), [`${FOUND} looked-up`]);
  assert.equal((await watch.focused()).length, 1, `the focus went: ${(await watch.focused()).join(", ")}`);
  assert.equal(await focused(panel), "SUMMARY");

  await panel.key("Escape");
  await panel.waitForCard(ISOLATION.card, "locked");
  assert.equal(await panel.returnBar(), null);
});

onCall("typing goes on while a cue comes", async (scene) => {
  const { panel } = scene;
  const watch = await PanelWatch.on(panel);
  await type(panel, "idempotent pay");
  await panel.waitForFirstResult(FOUND);
  await panel.key("ArrowDown");
  await scene.askAndLock(CACHING);
  // The results, and the one that was chosen, are as they were.
  assert.deepEqual(await chosen(panel), { index: 1, told: true });
  await panel.page.keyboard.type("ment");
  await panel.waitForFirstResult(FOUND);
  assert.deepEqual((await watch.focused()).length, 1);
  await panel.key("Escape");
  assert.deepEqual(await panel.results(), []);
  assert.equal((await panel.card())?.id, CACHING.card);
});

onCall("filters narrow, alone and together with words", async ({ panel }) => {
  await panel.key("/");
  // All at once, so that there is one search and one list.
  await panel.page.keyboard.sendCharacter("how would you add a service");
  await panel.page.waitForSelector("[data-results] [role=option]");
  const all = (await panel.results()).length;

  // The field's button that closes the view comes first.
  await panel.key("Tab");
  await panel.key("Tab");
  assert.equal(await panel.page.evaluate(() => document.activeElement?.getAttribute("data-filter")), "topic");
  // A list takes the first letters of what is in it, once the engine has said what that is.
  await panel.page.waitForSelector("[data-filter='topic'] option[value='caching']");
  await panel.page.keyboard.type("Caching");
  const narrowed = await panel.waitForFirstResult(CACHING.card);
  assert.ok(narrowed.length > 0 && narrowed.length < all, `${narrowed.length} of ${all}`);
  await panel.key("Home");
  await waitForCount(panel, all);
  await panel.key("Tab");
  assert.equal(await panel.page.evaluate(() => document.activeElement?.getAttribute("data-filter")), "round");
  await panel.page.keyboard.type("Behavioural");
  await panel.page.waitForFunction(
    (count) => {
      const found = document.querySelectorAll("[data-results] [role=option]").length;
      return found > 0 && found < count;
    },
    {},
    all,
  );
  await panel.key("Escape");
  await panel.page.waitForSelector("[data-results]", { hidden: true });
  assert.equal(await panel.page.$eval("[data-search]", (field) => (field as HTMLInputElement).value), "");
});

onCall("a topic of the empty screen lists its cards", async ({ panel }) => {
  await (await panel.page.waitForSelector("[data-topic='caching']"))?.focus();
  await panel.key("Enter");
  await panel.waitForFirstResult(CACHING.card);
  // The list lies over the card: wherever the focus is, one key takes it away.
  await panel.key("Escape");
  await panel.page.waitForSelector("[data-results]", { hidden: true });
});

onCall("nothing found says so", async ({ panel }) => {
  await type(panel, "zzyzx qwrtplk");
  const nothing = await panel.page.waitForSelector("[data-results] .nothing");
  assert.match((await nothing?.evaluate((element) => element.textContent)) ?? "", /No card for that/);
  assert.deepEqual(await panel.results(), []);
  await panel.key("Enter");
  assert.equal(await panel.card(), null);
});

/** What lies at hand in the empty search view: each card with where it comes from. */
async function atHand({ page }: SidePanel): Promise<readonly (readonly [string, string])[]> {
  return page.$$eval("[data-results] [role=option][data-card]", (rows) =>
    rows.map(
      (row) =>
        [
          row.getAttribute("data-card") ?? "",
          row.querySelector("[data-icon]")?.getAttribute("data-icon") ?? "",
        ] as const,
    ),
  );
}

/** Looks a card up by keyboard. */
async function lookUp(panel: SidePanel, words: string, card: string): Promise<void> {
  await type(panel, words);
  await panel.waitForFirstResult(card);
  await panel.key("Enter");
  await panel.waitForCard(card, "looked-up");
}

onCall("what was read lately and what is pinned lie at hand, also for the next panel", async (scene) => {
  const { panel } = scene;
  await panel.key("/");
  await panel.page.waitForSelector("[data-results] [data-topic='caching']");
  assert.deepEqual(await atHand(panel), []);
  await panel.key("Escape");

  await lookUp(panel, TYPO, FOUND);
  await lookUp(panel, CACHING.words, CACHING.card);
  // The key that keeps the live card keeps this one at hand.
  await panel.key("k");
  await panel.page.waitForSelector("[data-action='at-hand'][aria-pressed='true']");
  await lookUp(panel, TYPO, FOUND);
  await panel.key("/");
  await waitForCount(panel, 2);
  assert.deepEqual(await atHand(panel), [
    [CACHING.card, "starred"],
    [FOUND, "recent"],
  ]);
  const kept = await panel.page.evaluate(async () => [
    (await chrome.storage.local.get("pinned"))["pinned"],
    (await chrome.storage.session.get("recent"))["recent"],
    Object.keys(await chrome.storage.local.get(null)).includes("recent"),
  ]);
  // What was read lately is gone once the browser is closed.
  assert.deepEqual(kept, [[CACHING.card], [FOUND, CACHING.card], false]);

  await reopen(scene);
  await scene.panel.key("/");
  await waitForCount(scene.panel, 2);
  await scene.panel.key("Enter");
  await scene.panel.waitForCard(CACHING.card, "looked-up");
  await scene.panel.key("k");
  await scene.panel.page.waitForSelector("[data-action='at-hand'][aria-pressed='false']");
});

onCall("levels narrow as topics do, and where nothing is left a click widens again", async ({ panel }) => {
  await type(panel, "negotiate offer salary");
  await panel.page.waitForSelector("[data-results] [role=option]");
  const all = (await panel.results()).length;
  await panel.page.waitForSelector("[data-filter='topic'] option[value='coding']");
  await panel.page.locator("[data-filter='topic']").fill("coding");
  await panel.page.locator("[data-filter='level']").fill("staff");
  await panel.page.waitForSelector("[data-results] .nothing [data-action='widen']");
  await panel.act("widen");
  await waitForCount(panel, all);
});

onCall("the live card goes on at the foot of the search view, and a click leads back to it", async (scene) => {
  const { panel } = scene;
  await scene.askAndLock(RATE_LIMITER);
  await type(panel, TYPO);
  await panel.waitForFirstResult(FOUND);
  await panel.waitForReturnTo(RATE_LIMITER.title);
  await scene.say(SELF, "I would first ask who calls it and how often");
  await scene.say("Dana Whitfield", ISOLATION.words);
  await panel.waitForReturnTo(ISOLATION.title);
  await panel.returnToLive();
  await panel.waitForCard(ISOLATION.card, "locked");
  assert.deepEqual(await panel.results(), []);
});

onCall("the way back from a looked-up card does not lie over the results of the next search", async (scene) => {
  const { panel } = scene;
  await scene.askAndLock(RATE_LIMITER);
  await lookUp(panel, TYPO, FOUND);
  await panel.key("/");
  await panel.page.waitForSelector("[data-results] [role=option]");
  const covered = await panel.page.$$eval(".return", (bars) =>
    bars.map((bar) => {
      const { left, top, width, height } = bar.getBoundingClientRect();
      const seen = document.elementFromPoint(left + width / 2, top + height / 2);
      return bar.closest(".sheet") === null && bar.contains(seen);
    }),
  );
  assert.deepEqual(covered, [false, false]);
});

onCall("where there is room, a card that is looked up stands beside the live one", async (scene) => {
  const { panel } = scene;
  await scene.askAndLock(RATE_LIMITER);
  await lookUp(panel, TYPO, FOUND);
  const shown = () => panel.page.$$eval("article", (cards) => cards.map((card) => card.getAttribute("data-card")));
  assert.deepEqual(await shown(), [FOUND]);
  await resized(panel.page, { width: 900, height: 700 }, async () => {
    await panel.page.waitForSelector(".live-beside article");
    assert.deepEqual(await shown(), [FOUND, RATE_LIMITER.card]);
  });
  await panel.page.waitForSelector(".live-beside", { hidden: true });
});
