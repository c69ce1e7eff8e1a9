/** What is the matter with the captions, told in the panel within seconds, and what a click does about it. */

import assert from "node:assert/strict";
import { allowSite, disallowSite } from "../harness/allow-site";
import { agreedBrowser, INTERVIEWER } from "../harness/call-scene";
import { CACHING, ISOLATION, RATE_LIMITER } from "../harness/questions";
import { SessionClock } from "../harness/session-clock";
import { SidePanel } from "../harness/side-panel";

const YOUTUBE = "https://www.youtube.com/*";

const onCall = agreedBrowser();

onCall("captions are switched on by the page's own button, when the person asks for it", async ({ call, panel }) => {
  await call.evaluate(() => window.stage.captions(false));
  await panel.waitForState("captions-off");
  await panel.act("turn_on");
  await panel.waitForState("waiting");
});

onCall("a page that was changed beyond recognition says so, beside the card as well", async (scene) => {
  const { call, panel } = scene;
  await scene.askAndLock(RATE_LIMITER);
  const changed = performance.now();
  // The captions are on by their button, and what they are in is of another shape.
  await call.evaluate(() => {
    for (const holder of document.querySelectorAll(".fJsklc")) {
      const canvas = document.createElement("canvas");
      holder.replaceChildren(canvas);
    }
  });
  await panel.waitForState("layout-changed");
  assert.ok(performance.now() - changed < 5000, `told after ${Math.round(performance.now() - changed)} ms`);
  assert.equal((await panel.card())?.id, RATE_LIMITER.card);
  await panel.page.waitForSelector("[data-trouble='layout-changed']");
});

onCall("the report about a page has its structure and no word of the call", async ({ call, panel }) => {
  await call.evaluate((who) => {
    window.stage.say(who, "a canary in a coal mine");
    for (const region of document.querySelectorAll(".fJsklc [role=region]")) region.replaceChildren("canary and more");
  }, INTERVIEWER);
  await panel.waitForState("layout-changed");
  await panel.page.evaluate(() => {
    Object.assign(navigator.clipboard, {
      writeText: async (text: string) => Object.assign(globalThis, { copied: text }),
    });
  });
  await panel.act("report");
  const report = await panel.page.waitForFunction(() => (globalThis as unknown as { copied?: string }).copied);
  const text = String(await report.jsonValue());
  assert.match(text, /meet/);
  assert.doesNotMatch(text, /canary|Whitfield/);
});

onCall("a hidden call page says that it waits, and all comes when it is back", async (scene) => {
  const { call, panel, sidecue } = scene;
  await scene.tell("so let us begin");
  const other = await sidecue.openExtensionPage("options.html");
  await other.bringToFront();
  await panel.waitForState("hidden");
  await call.bringToFront();
  await panel.waitForState("reading");
  await scene.askAndLock(ISOLATION);
  await other.close();
});

onCall("the person says which voice is theirs, and it is remembered", async (scene) => {
  const { panel } = scene;
  await scene.say("Sam Reyes", "hello there, good to see you");
  await scene.say(INTERVIEWER, "hello Sam, shall we start");
  await scene.hears("shall we start");
  await panel.nameVoice("Sam Reyes", "own");
  await scene.say("Sam Reyes", CACHING.words);
  await scene.askAndLock(RATE_LIMITER);
  const kept = await panel.page.evaluate(() => chrome.storage.local.get("own-names/meet"));
  assert.deepEqual(kept, { "own-names/meet": { names: ["Sam Reyes"] } });
  await panel.page.evaluate(() => chrome.storage.local.remove("own-names/meet"));
});

onCall("a name that is added in settings counts in the call that runs, and one that goes no more", async (scene) => {
  const { panel } = scene;
  const keep = (names: string[]) =>
    panel.page.evaluate((list) => chrome.storage.local.set({ "own-names/meet": { names: list } }), names);
  const isOwn = (own: boolean) =>
    panel.page.waitForSelector(`[data-voice='Sam Reyes'] [data-role='own'][aria-pressed='${own}']`);
  await scene.say("Sam Reyes", "hello there, good to see you");
  await scene.say(INTERVIEWER, "hello Sam, shall we start");
  await scene.hears("shall we start");
  await isOwn(false);
  await keep(["Sam Reyes"]);
  await isOwn(true);
  await keep([]);
  await isOwn(false);
  await panel.page.evaluate(() => chrome.storage.local.remove("own-names/meet"));
});

onCall("of two panels one reads, and the other takes over by a click", async (scene) => {
  const { panel, sidecue } = scene;
  const second = await sidecue.openExtensionPage("sidepanel.html");
  const state = async (): Promise<unknown> => second.$eval("[data-state]", (light) => light.getAttribute("data-state"));
  await second.waitForSelector("[data-state='elsewhere']");
  await scene.call.bringToFront();
  await scene.askAndLock(RATE_LIMITER);
  assert.equal(await state(), "elsewhere");
  await second.bringToFront();
  // A click into a tab that is not in front yet gets lost.
  await second.waitForFunction(() => document.visibilityState === "visible");
  await second.$eval("button[data-action='take_over']", (button) => (button as HTMLElement).click());
  await new SessionClock(new SidePanel(second)).start();
  await second.waitForSelector(`article[data-card='${RATE_LIMITER.card}']`);
  await panel.waitForState("elsewhere");
  await second.close();
  // Whoever waited longest goes on.
  await scene.call.bringToFront();
  await panel.page.waitForSelector("[data-state='reading'], [data-state='waiting']");
});

onCall("a site is read when the person allows it, and no more once they take that back", async (scene) => {
  const { call, panel, sidecue } = scene;
  await call.close();
  await panel.waitForState("no-call");
  const video = await sidecue.openCall("https://www.youtube.com/watch");
  await allowSite(sidecue, YOUTUBE);
  await video.bringToFront();
  await panel.page.waitForSelector("[data-state='captions-off'], [data-state='waiting']");
  await disallowSite(sidecue, YOUTUBE);
  await panel.waitForState("no-call");
  await video.close();
});

onCall("the page's own history fills in for a panel that was opened late", async (scene) => {
  const { call, panel } = scene;
  await scene.askAndLock(RATE_LIMITER);
  // The question leaves the page, as old rows do.
  await call.evaluate(() => window.stage.clear());
  await scene.tell("all right then");
  await panel.page.reload();
  await scene.clock.start();
  await panel.waitForCard(RATE_LIMITER.card, "locked");
});
