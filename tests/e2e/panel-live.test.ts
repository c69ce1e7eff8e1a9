/** The live card in the side panel: which card comes when, and what stays where it is. */

import assert from "node:assert/strict";
import { agreedBrowser, INTERVIEWER, SELF } from "../harness/call-scene";
import { PaintLog } from "../harness/paint-log";
import { PanelWatch } from "../harness/panel-watch";
import { CACHING, INCIDENT, ISOLATION, RATE_LIMITER } from "../harness/questions";

const onCall = agreedBrowser();

onCall("a question that grows word by word brings its card, first provisional, then locked", async (scene) => {
  const watch = await PanelWatch.on(scene.panel);
  await scene.ask(RATE_LIMITER);
  const { title, phase } = await scene.panel.waitForCard(RATE_LIMITER.card);
  assert.deepEqual([title, phase], [RATE_LIMITER.title, "provisional"]);
  await scene.panel.waitForCard(RATE_LIMITER.card, "locked");
  assert.deepEqual(await watch.cards(), ["none", `${RATE_LIMITER.card} provisional`, `${RATE_LIMITER.card} locked`]);

  const heard = (await scene.panel.heard()).replaceAll(/\s+/g, " ");
  assert.ok(heard.includes(INTERVIEWER) && heard.includes(RATE_LIMITER.words), heard);
  const marked = await scene.panel.page.$$eval("[data-heard] mark", (marks) => marks.map((mark) => mark.textContent));
  assert.ok(marked.includes("rate") && marked.includes("limiter"), `marked: ${marked}`);
  assert.equal(await scene.panel.state(), "reading");
});

onCall("what a misheard word was taken for stands beside what the captions wrote", async (scene) => {
  const { page } = scene.panel;
  const paints = await PaintLog.on(page);
  const words = "There is a query on post grass that got slow";
  await scene.say(INTERVIEWER, words);
  const meant = await page.waitForSelector("[data-heard] .meant");
  assert.match((await meant?.evaluate((element) => element.textContent)) ?? "", /postgres/i);
  await scene.tell("Nobody changed the code");
  assert.ok((await paints.paints()).some(({ heard }) => heard.endsWith(words)));
});

onCall("question after question on one page, each answered, brings card after card", async (scene) => {
  const watch = await PanelWatch.on(scene.panel);
  for (const question of [RATE_LIMITER, ISOLATION, CACHING]) {
    await scene.askAndLock(question);
    await scene.say(SELF, "I would first ask what the numbers are and then I would start with the simplest thing");
  }
  assert.deepEqual(
    await watch.cards(),
    ["none"].concat(
      [RATE_LIMITER, ISOLATION, CACHING].flatMap(({ card }) => [`${card} provisional`, `${card} locked`]),
    ),
  );
});

onCall("what the person says brings no card, be it the very question", async (scene) => {
  const watch = await PanelWatch.on(scene.panel);
  for (const word of `So let me repeat the question. ${CACHING.words} ${CACHING.words}`.split(" ")) {
    await scene.say(SELF, word);
  }
  // The captions come in order: with these words heard, all that the person said was heard before.
  await scene.tell("Yes, that one today");
  await scene.say(SELF, CACHING.words);
  await scene.askAndLock(RATE_LIMITER);
  const { card } = RATE_LIMITER;
  assert.deepEqual(await watch.cards(), ["none", `${card} provisional`, `${card} locked`]);
});

onCall("small talk brings no card, and leaves the card that is there", async (scene) => {
  const watch = await PanelWatch.on(scene.panel);
  const smallTalk = {
    words: "Great, thanks for coming in today, did you find the office all right? The weather has been awful all week.",
  };
  await scene.ask(smallTalk);
  // An answer ends what was asked, as a silence does.
  await scene.say(SELF, "Yes, thank you, no trouble at all");
  await scene.askAndLock(RATE_LIMITER);
  await scene.say(SELF, "I would start with a token bucket for each caller");
  await scene.ask({ words: "By the way the coffee machine behind me is being repaired, sorry about the noise." });
  await scene.say(SELF, "No worries, I hardly hear it from here");
  await scene.tell("All right, today then");
  const { card } = RATE_LIMITER;
  assert.deepEqual(await watch.cards(), ["none", `${card} provisional`, `${card} locked`]);
});

onCall("key 1 takes the first runner-up, and the next question replaces it", async (scene) => {
  await scene.askAndLock(RATE_LIMITER);
  const why = (): Promise<string> => scene.panel.page.$eval(".why", (element) => element.textContent ?? "");
  assert.match(await why(), /rate limiter/);
  const [first, second] = await scene.panel.runners();
  assert.ok(first !== undefined && second !== undefined && first !== RATE_LIMITER.card);
  await scene.panel.key("1");
  await scene.panel.waitForCard(first, "locked");
  assert.equal(await why(), "your choice");
  // What was there before can be had back.
  assert.equal((await scene.panel.runners())[0], RATE_LIMITER.card);

  await scene.say(SELF, "I would first ask who calls it and how often");
  await scene.askAndLock(ISOLATION);
});

onCall("a runner-up can be taken with the mouse", async (scene) => {
  await scene.askAndLock(RATE_LIMITER);
  const [, second] = await scene.panel.runners();
  assert.ok(second !== undefined);
  await scene.panel.chooseRunner(second);
  await scene.panel.waitForCard(second, "locked");
});

onCall("an opened line stays open when the provisional card is locked", async (scene) => {
  // Opened at the very moment at which the card comes: a slow machine must not find it locked already.
  const opened = scene.panel.page.waitForFunction(
    () => {
      const details = document.querySelector<HTMLDetailsElement>("article[data-phase='provisional'] section details");
      if (details?.open === false) details.querySelector("summary")?.click();
      return details?.open;
    },
    { polling: "mutation" },
  );
  await scene.ask(RATE_LIMITER);
  await opened;
  await scene.panel.waitForCard(RATE_LIMITER.card, "locked");
  assert.equal((await scene.panel.page.$$("article details[open]")).length, 1);
});

onCall("cards come and go and the focus stays where it is", async (scene) => {
  await scene.panel.page.focus("button[data-action='pause']");
  const watch = await PanelWatch.on(scene.panel);
  await scene.askAndLock(RATE_LIMITER);
  await scene.say(SELF, "I would first ask who calls it and how often");
  await scene.askAndLock(INCIDENT);
  await scene.panel.page.focus("[data-search]");
  await scene.say(SELF, "That was in March when we ran out of connections");
  await scene.askAndLock(ISOLATION);
  const focused = await watch.focused();
  assert.equal(focused.length, 2, `the focus went: ${focused.join(", ")}`);
  assert.match(focused[1] ?? "", /id="search"/);
});
