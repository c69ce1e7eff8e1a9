/** What the person does about a card: says that it is wrong, keeps it, looks again, takes a title; and what is learnt from it. */

import assert from "node:assert/strict";
import { agreedBrowser, type CallScene, INTERVIEWER, SELF } from "../harness/call-scene";
import { OptionsPage } from "../harness/options-page";
import { PanelWatch } from "../harness/panel-watch";
import { CACHING, INCIDENT, ISOLATION, RATE_LIMITER } from "../harness/questions";
import { openSidePanel } from "../harness/side-panel";

const ANSWER = "I would first ask who calls it and how often";
/** The bank has cards that have something to do with it, and none that it asks for. */
const VAGUE = { words: "How do you make things quicker that many people ask for" };

const onCall = agreedBrowser();

/** Waits until so many corrections are kept. */
async function kept({ panel }: CallScene, count: number): Promise<void> {
  await panel.page.waitForFunction(
    async (expected) => {
      const { corrections } = await chrome.storage.local.get("corrections");
      return (Array.isArray(corrections) ? corrections.length : 0) === expected;
    },
    {},
    count,
  );
}

/** Closes the panel and opens it again beside the same call. */
async function reopen(scene: CallScene): Promise<void> {
  await scene.panel.close();
  scene.panel = await openSidePanel(scene.sidecue);
  await scene.call.bringToFront();
  await scene.panel.waitForState("reading");
  await scene.clock.start();
}

onCall("a wrong card goes, others are offered, and it does not come back for this question", async (scene) => {
  const { panel } = scene;
  await scene.askAndLock(RATE_LIMITER);
  const runners = await panel.runners();
  const watch = await PanelWatch.on(panel);
  await panel.key("w");
  assert.deepEqual(await panel.waitForHints("instead"), runners);
  assert.equal(await panel.card(), null);
  await scene.tell("So how would you design that rate limiter, a rate limiter for our endpoints");
  await panel.key("2");
  await panel.waitForCard(runners[1] ?? "", "locked");
  await panel.waitForNoHints();
  assert.deepEqual(await watch.cards(), [`${RATE_LIMITER.card} locked`, "none", `${runners[1]} locked`]);
});

onCall("the buttons do what the keys do, and have names", async (scene) => {
  const { panel } = scene;
  await scene.askAndLock(INCIDENT);
  await panel.act("pin");
  await panel.waitForPinned(true);
  await panel.act("again");
  assert.deepEqual(await panel.waitForHints("same"), []);
  await panel.act("refuse");
  await panel.waitForHints("instead");
  const names = async (action: string): Promise<string[]> =>
    panel.page.$$eval(`button[data-action='${action}']`, (buttons) =>
      buttons.map((button) => button.getAttribute("title") ?? ""),
    );
  assert.deepEqual(await names("again"), ["Match the last 30 seconds again"]);
});

onCall("a card that is kept stays, and the new one is offered by its title", async (scene) => {
  const { panel } = scene;
  await scene.askAndLock(RATE_LIMITER);
  const watch = await PanelWatch.on(panel);
  await panel.key("k");
  await panel.waitForPinned(true);
  await scene.say(SELF, ANSWER);
  await scene.ask(ISOLATION);
  assert.deepEqual(await panel.waitForHints("next"), [ISOLATION.card]);
  await scene.say(SELF, ANSWER);
  await scene.ask(CACHING);
  await panel.page.waitForSelector(`[data-hint='${CACHING.card}']`);
  assert.deepEqual(await watch.cards(), [`${RATE_LIMITER.card} locked`]);
  await panel.chooseHint(CACHING.card);
  await panel.waitForCard(CACHING.card, "locked");
  await panel.waitForPinned(false);
  await scene.say(SELF, ANSWER);
  await scene.askAndLock(INCIDENT);
});

onCall("the last half minute is matched again whatever the turns were", async (scene) => {
  const { panel } = scene;
  await scene.tell("It was about the rate limiter");
  await scene.say(SELF, "Sorry, what did you want to know about it");
  await scene.tell("for our public endpoints");
  await scene.say(SELF, "Yes, and what about them");
  await scene.tell("well, how would you design it");
  await panel.key("a");
  await panel.waitForCard(RATE_LIMITER.card, "locked");
});

onCall("where nothing fits it says so", async (scene) => {
  const { panel } = scene;
  await scene.tell("Right");
  await panel.key("a");
  assert.deepEqual(await panel.waitForHints("nothing"), []);
  await panel.page.waitForFunction(() => document.getElementById("announcement")?.textContent?.includes("30 seconds"));
  assert.equal(await panel.card(), null);
});

onCall("a vague question offers titles, and one is taken with the mouse", async (scene) => {
  const { panel } = scene;
  await scene.ask(VAGUE);
  const offered = await panel.waitForHints("maybe");
  assert.ok(offered.length > 0 && offered.length <= 3, offered.join(", "));
  assert.equal(await panel.card(), null);
  const last = offered.at(-1) ?? "";
  await panel.chooseHint(last);
  await panel.waitForCard(last, "locked");
  await panel.waitForNoHints();
  await kept(scene, 1);

  // The same words again, in another panel: what was taken comes by itself.
  await scene.say(SELF, ANSWER);
  await scene.askAndLock(INCIDENT);
  await reopen(scene);
  await scene.say(SELF, ANSWER);
  await scene.ask(VAGUE);
  await scene.panel.waitForCard(last, "locked");
});

onCall("what was put right is listed, helps after the panel was opened again, and can be deleted", async (scene) => {
  await scene.askAndLock(ISOLATION);
  const [runner] = await scene.panel.runners();
  assert.ok(runner !== undefined);
  await scene.panel.key("1");
  await scene.panel.waitForCard(runner, "locked");
  await kept(scene, 1);
  await reopen(scene);
  await scene.say(SELF, ANSWER);
  await scene.ask(ISOLATION);
  await scene.panel.waitForCard(runner, "locked");

  const options = await OptionsPage.open(scene.sidecue);
  const [learned] = await options.learned();
  assert.deepEqual([learned?.card, learned?.right], [runner, true]);
  assert.match(learned?.text ?? "", /isolation levels/);
  await options.press("delete-learned");
  await options.press("delete-learned");
  await kept(scene, 0);
  assert.deepEqual(await options.learned(), []);
  await options.page.close();
  await scene.call.bringToFront();
  await scene.say(SELF, ANSWER);
  await scene.askAndLock(CACHING);
  await scene.say(SELF, ANSWER);
  await scene.askAndLock(ISOLATION);
});

onCall("an own rule for a misheard word works at once, and mistakes are told", async (scene) => {
  const { panel } = scene;
  await scene.tell("Right, then");
  const options = await OptionsPage.open(scene.sidecue);
  await options.fill("#misheard-heard", "the");
  await options.fill("#misheard-meant", "rate limiter");
  await options.press("add-misheard");
  await options.page.waitForFunction(() => document.getElementById("about-misheard")?.textContent !== "");
  assert.match(await options.page.$eval("#about-misheard", (told) => told.textContent ?? ""), /almost every sentence/);
  await options.fill("#misheard-heard", "great lemon tree");
  await options.press("add-misheard");
  await options.page.waitForSelector("[data-misheard='great lemon tree']");
  assert.equal(await options.page.$eval("#about-misheard", (told) => told.textContent), "");
  await options.page.close();
  await scene.call.bringToFront();

  // The line of what was heard has what was meant in it, too.
  await scene.say(INTERVIEWER, "How would you design a great lemon tree for our public endpoints");
  await panel.waitForCard(RATE_LIMITER.card, "locked");
  const reasons = await panel.reasons();
  assert.ok(
    reasons.some((row) => row.includes("“great lemon tree” as rate limiter")),
    reasons.join(" / "),
  );
});

onCall("why this card: closed until it is opened, with nearest asking and score", async (scene) => {
  const { panel } = scene;
  assert.equal(await panel.page.$("details.why"), null);
  const opened = panel.page.waitForFunction(
    () => {
      const why = document.querySelector<HTMLDetailsElement>("article[data-phase='provisional'] details.why");
      if (why?.open === false) why.querySelector("summary")?.click();
      return why?.open;
    },
    { polling: "mutation" },
  );
  await scene.ask(RATE_LIMITER);
  await opened;
  await panel.waitForCard(RATE_LIMITER.card, "locked");
  const rows = (await panel.reasons()).join(" / ");
  assert.match(rows, /Words: .*rate limiter.* \/ Nearest: .*rate limiter.* \/ Score: \d+ % sure, \d+ % ahead of “.+”/i);
});

onCall("an answer to an older request does not replace a newer one", async (scene) => {
  const { panel } = scene;
  await scene.askAndLock(RATE_LIMITER);
  const [runner] = await panel.runners();
  assert.ok(runner !== undefined);
  // The answer to “keep” is held back until the one to “pick” was given: the page tells its worker which those are.
  await panel.engine().evaluate(() => {
    const post = self.postMessage.bind(self) as (message: { id?: number }) => void;
    const marked: { keep?: number; pick?: number } = {};
    let held: { id?: number } | undefined;
    self.addEventListener("message", ({ data }: MessageEvent<object>) => {
      if (!("request" in data)) Object.assign(marked, data);
    });
    self.postMessage = (message: { id?: number }): void => {
      if (message.id !== undefined && message.id === marked.keep) {
        held = message;
        return;
      }
      post(message);
      if (message.id === marked.pick && held !== undefined) post(held);
    };
  });
  await panel.page.evaluate(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message: { id: number; request: { ask: string } }): void {
      if (message.request.ask === "pin") post.call(this, { keep: message.id });
      if (message.request.ask === "pick") post.call(this, { pick: message.id });
      post.call(this, message);
    };
  });
  const watch = await PanelWatch.on(panel);
  await panel.key("k");
  await panel.key("1");
  await panel.waitForCard(runner, "locked");
  // What is answered after them is drawn after them.
  await panel.search("caching stale");
  await panel.waitForFirstResult(CACHING.card);
  assert.deepEqual(await watch.cards(), [`${RATE_LIMITER.card} locked`, `${runner} locked`]);
  assert.equal((await panel.card())?.id, runner);
});
