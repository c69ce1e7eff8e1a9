/** The engine's worker dies in the middle of a call: the person is told once, and everything goes on. */

import assert from "node:assert/strict";
import type { WebWorker } from "puppeteer-core";
import { agreedBrowser, type CallScene, INTERVIEWER, SELF } from "../harness/call-scene";
import { PanelWatch } from "../harness/panel-watch";
import { CACHING, ISOLATION, RATE_LIMITER } from "../harness/questions";
import type { SidePanel } from "../harness/side-panel";

const UNCAUGHT = "a failure made by a test";
/** So often within a minute the engine is replaced without asking the person. */
const REPLACED = 3;

const onCall = agreedBrowser(UNCAUGHT);

onCall("a worker that died silently is replaced at the next request", async (scene) => {
  await dies(scene, async (worker) => {
    const gone = new Promise<void>((resolve) => scene.panel.page.once("workerdestroyed", () => resolve()));
    // It is gone before it could answer this.
    worker.evaluate(() => self.close()).catch(() => undefined);
    await gone;
    // Nobody notices before something is asked of it.
    assert.equal(await scene.panel.page.$("[data-notice]"), null);
    await scene.say(INTERVIEWER, "Right then");
  });
});

onCall("a worker with an uncaught error is replaced at once", (scene) => dies(scene, fail));

onCall("a worker that fails again and again is given up until the person starts it again", async (scene) => {
  const { panel } = scene;
  await scene.askAndLock(RATE_LIMITER);
  for (let failure = 0; failure < REPLACED; failure++) {
    await fail(panel.engine());
    await recovered(panel);
  }
  await fail(panel.engine());
  await panel.waitForState("broken");
  assert.equal((await panel.card())?.id, RATE_LIMITER.card);

  await (await panel.page.waitForSelector("button[data-action='restart']"))?.click();
  await panel.waitForState("reading");
  await scene.say(SELF, "I would first ask who calls it and how often");
  await scene.askAndLock(ISOLATION);
});

onCall("a new engine keeps what is pinned and knows what was put right", async (scene) => {
  const { panel } = scene;
  await scene.askAndLock(RATE_LIMITER);
  const [runner] = await panel.runners();
  assert.ok(runner !== undefined);
  await panel.key("1");
  await panel.waitForCard(runner, "locked");
  await panel.key("k");
  await panel.waitForPinned(true);
  await fail(panel.engine());
  await recovered(panel);
  assert.equal((await panel.card())?.id, runner);
  await panel.waitForPinned(true);
  await panel.key("k");
  await panel.waitForPinned(false);

  await scene.say(SELF, "I would first ask who calls it and how often");
  await scene.askAndLock(ISOLATION);
  await scene.say(SELF, "Read committed, and I guard the risky writes");
  await scene.ask(RATE_LIMITER);
  await panel.waitForCard(runner, "locked");
});

onCall("a new engine knows who is who", async (scene) => {
  const { panel } = scene;
  const ana = "Ana Prado";
  const guest = "Sam Reyes";
  for (const voice of [ana, guest]) await scene.say(voice, "hello there, good to see you");
  await scene.hears("good to see you");
  await panel.nameVoice(guest, "own");
  await panel.nameVoice(ana, "interviewer");
  await fail(panel.engine());
  await recovered(panel);

  const watch = await PanelWatch.on(panel);
  await scene.say(guest, CACHING.words);
  await scene.tell("I see, thank you");
  assert.deepEqual(await watch.cards(), ["none"]);
  const roles = await panel.page.$$eval("[data-voice] [aria-pressed='true']", (buttons) =>
    buttons.map((button) => [
      button.closest("[data-voice]")?.getAttribute("data-voice"),
      button.getAttribute("data-role"),
    ]),
  );
  assert.deepEqual(roles, [
    [ana, "interviewer"],
    [guest, "own"],
  ]);
  await panel.nameVoice(guest, "interviewer");
});

/** Throws in the worker, where nobody catches it. */
async function fail(worker: WebWorker): Promise<void> {
  await worker.evaluate((message) => {
    setTimeout(() => {
      throw new Error(message);
    });
  }, UNCAUGHT);
}

/** Waits until the panel says that the engine was replaced, and takes note. */
async function recovered({ page }: SidePanel): Promise<void> {
  await (await page.waitForSelector("[data-notice='recovered'] button"))?.click();
  assert.equal(await page.$("[data-results]"), null, "the search view opened by itself");
  await page.waitForSelector("[data-notice]", { hidden: true });
}

/** Asks a question, kills the engine, and sees that nothing is lost. */
async function dies(scene: CallScene, kill: (worker: WebWorker) => Promise<void>): Promise<void> {
  const { panel } = scene;
  await scene.askAndLock(RATE_LIMITER);
  await scene.say(SELF, "I would first ask who calls it and how often");
  const watch = await PanelWatch.on(panel);
  assert.equal(await panel.page.$("[data-notice]"), null);

  await kill(panel.engine());
  await recovered(panel);
  assert.deepEqual(await watch.cards(), [`${RATE_LIMITER.card} locked`]);

  await scene.askAndLock(ISOLATION);
  const { card } = ISOLATION;
  // An engine that has just begun may take the first words for some of those from before: then the card comes at the end.
  const shown = (await watch.cards()).filter((one) => one !== `${card} provisional`);
  assert.deepEqual(shown, [`${RATE_LIMITER.card} locked`, `${card} locked`]);
  await panel.search("caching stale");
  await panel.waitForFirstResult(CACHING.card);
  await panel.key("Enter");
  await panel.waitForCard(CACHING.card, "looked-up");
}
