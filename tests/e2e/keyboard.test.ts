/** A whole session by keyboard: from the consent to its end, without a pointer. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchSidecue, type Sidecue } from "../harness/browser";
import { CallScene, SELF } from "../harness/call-scene";
import { CACHING, ISOLATION, RATE_LIMITER } from "../harness/questions";
import { openSidePanel, type SidePanel } from "../harness/side-panel";

/** More than the panel ever has of what Tab stops at. */
const MOST_STOPS = 80;

let sidecue: Sidecue;
before(async () => {
  sidecue = await launchSidecue();
});
after(async () => {
  await sidecue.close();
  assert.deepEqual(sidecue.problems, []);
});

/** Goes on with Tab until this has the focus. */
async function tabTo({ page }: SidePanel, selector: string): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
  }
  throw new Error(`Tab does not reach ${selector}`);
}

/** What the function below keeps in the panel's page. */
interface WatchedWindow extends Window {
  pointed: number;
}

/** Counts what a pointer does from now on, trusted or not. */
async function watchPointer({ page }: SidePanel): Promise<void> {
  await page.evaluate(() => {
    const scope = globalThis as unknown as WatchedWindow;
    scope.pointed = 0;
    for (const type of ["pointerdown", "mousedown", "touchstart"]) {
      addEventListener(type, () => scope.pointed++, { capture: true });
    }
  });
}

test("consent, session, cards, search and the end of it with keys only", async () => {
  const first = await openSidePanel(sidecue);
  await watchPointer(first);
  await first.page.waitForSelector("[data-screen='consent'] button");
  await tabTo(first, "[data-action='consent']");
  await first.key("Enter");
  await first.page.waitForSelector("[data-screen='live']");
  assert.equal(await first.page.evaluate(() => (globalThis as unknown as WatchedWindow).pointed), 0);
  await first.close();

  const scene = await CallScene.before(sidecue);
  const { panel, clock } = scene;
  await watchPointer(panel);
  await tabTo(panel, ".session [data-offer='free']");
  await panel.key("Enter");
  await clock.waitFor("counting", "resting");

  await scene.askAndLock(RATE_LIMITER);
  const runners = await panel.runners();
  await panel.key("w");
  assert.deepEqual(await panel.waitForHints("instead"), runners);
  await panel.key("2");
  await panel.waitForCard(runners[1] ?? "", "locked");
  await panel.key("k");
  await panel.waitForPinned(true);
  await tabTo(panel, "details > summary");
  await panel.key("Enter");
  await panel.page.waitForSelector("article details[open], .voices[open]");
  await panel.key("Enter");
  await panel.page.waitForFunction(() => document.querySelector("article details[open], .voices[open]") === null, {
    polling: 50,
  });
  await panel.key("k");
  await panel.waitForPinned(false);

  await panel.key("p");
  await panel.waitForState("paused");
  await panel.key("p");
  await panel.waitForState("reading");

  await panel.key("/");
  await panel.page.keyboard.type("caching stale");
  await panel.waitForFirstResult(CACHING.card);
  await panel.key("ArrowDown");
  await panel.key("ArrowUp");
  await panel.key("Enter");
  await panel.waitForCard(CACHING.card, "looked-up");
  await panel.key("Escape");
  await panel.waitForCard(runners[1] ?? "", "locked");
  await scene.say(SELF, "I would first ask who calls it and how often");
  await scene.askAndLock(ISOLATION);

  await tabTo(panel, "button[data-action='plan']");
  await panel.key("Enter");
  await panel.page.waitForSelector("[data-plan]");
  await tabTo(panel, "button[data-action='end-session']");
  await panel.key("Enter");
  await clock.waitFor("idle");
  await panel.key("Escape");
  await panel.page.waitForSelector("[data-plan]", { hidden: true });
  assert.equal((await panel.card())?.id, ISOLATION.card);
  assert.equal(await panel.page.evaluate(() => (globalThis as unknown as WatchedWindow).pointed), 0);
  await scene.close();
});
