/** The engine's worker dies in the middle of a call: the person is told once, and everything goes on. */

import assert from "node:assert/strict";
import type { WebWorker } from "puppeteer-core";
import { agreedBrowser, type CallScene, INTERVIEWER, SELF } from "../harness/call-scene";
import { PanelWatch } from "../harness/panel-watch";
import { CACHING, ISOLATION, RATE_LIMITER } from "../harness/questions";
import type { SidePanel } from "../harness/side-panel";

const UNCAUGHT = "a failure made by a test";

const onCall = agreedBrowser();

onCall("a worker that died silently is replaced at the next request", async (scene) => {
  await dies(scene, async (worker) => {
    // The worker is gone before it could answer this.
    void worker.evaluate(() => self.close()).catch(() => undefined);
    // Nobody notices before something is asked of it.
    await scene.say(INTERVIEWER, "Right then");
  });
});

onCall("a worker with an uncaught error is replaced at once", async (scene) => {
  await dies(scene, async (worker) => {
    await worker.evaluate((message) => {
      setTimeout(() => {
        throw new Error(message);
      });
    }, UNCAUGHT);
  });
  const provoked = scene.sidecue.problems.filter((problem) => problem.includes(UNCAUGHT));
  assert.ok(provoked.length > 0, "the error was thrown");
  for (const problem of provoked) scene.sidecue.problems.splice(scene.sidecue.problems.indexOf(problem), 1);
});

onCall("a worker that fails again and again is given up, until the person starts it again", async (scene) => {
  const { panel } = scene;
  await scene.askAndLock(RATE_LIMITER);
  for (let failure = 0; failure < 4; failure++) {
    const worker = engine(panel);
    const replaced = failure < 3 ? nextEngine(panel) : null;
    await worker.evaluate((message) => {
      setTimeout(() => {
        throw new Error(message);
      });
    }, UNCAUGHT);
    await replaced;
  }
  await panel.waitForState("broken");
  assert.equal((await panel.card())?.id, RATE_LIMITER.card);
  await (await panel.page.waitForSelector("button[data-action='restart']"))?.click();
  await panel.waitForState("reading");
  await scene.say(SELF, "I would first ask who calls it and how often");
  await scene.askAndLock(ISOLATION);
  const { problems } = scene.sidecue;
  for (const problem of problems.filter((text) => text.includes(UNCAUGHT))) {
    problems.splice(problems.indexOf(problem), 1);
  }
});

/** Asks a question, kills the engine, and sees that nothing is lost. */
async function dies(scene: CallScene, kill: (worker: WebWorker) => Promise<void>): Promise<void> {
  const { panel } = scene;
  await scene.askAndLock(RATE_LIMITER);
  await scene.say(SELF, "I would first ask who calls it and how often");
  const watch = await PanelWatch.on(panel);
  assert.equal(await panel.page.$("[data-notice]"), null);

  await kill(engine(panel));
  await panel.page.waitForSelector("[data-notice='recovered']");
  assert.deepEqual(await watch.cards(), [`${RATE_LIMITER.card} locked`]);
  await panel.page.click("[data-notice='recovered'] button");
  await panel.page.waitForSelector("[data-notice]", { hidden: true });

  await scene.askAndLock(ISOLATION);
  const { card } = ISOLATION;
  assert.deepEqual(await watch.cards(), [`${RATE_LIMITER.card} locked`, `${card} provisional`, `${card} locked`]);
  await panel.search("caching stale");
  await panel.waitForFirstResult(CACHING.card);
  await panel.key("Enter");
  await panel.waitForCard(CACHING.card, "looked-up");
}

/** The engine's worker. */
function engine({ page }: SidePanel): WebWorker {
  const worker = page.workers().find((candidate) => candidate.url().endsWith("/engine-worker.js"));
  if (worker === undefined) throw new Error("the panel has no engine");
  return worker;
}

/** The next engine that the panel starts. */
async function nextEngine({ page }: SidePanel): Promise<void> {
  await new Promise<void>((resolve) => page.once("workercreated", () => resolve()));
}
