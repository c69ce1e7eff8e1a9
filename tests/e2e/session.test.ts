/** Sessions in the side panel: what runs, what is counted, what is left, and that nothing but time costs time. */

import assert from "node:assert/strict";
import { agreedBrowser, CallScene, SELF } from "../harness/call-scene";
import { PanelWatch } from "../harness/panel-watch";
import { CACHING, ISOLATION, RATE_LIMITER } from "../harness/questions";
import { HURRY, licence, reopen, runTo } from "../harness/session-scene";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** After the subscription of the tests has ended. */
const FAR = 8000 * 365 * DAY;

const UNCAUGHT = "a failure made by a test";
const onCall = agreedBrowser(UNCAUGHT, (sidecue) => CallScene.before(sidecue));

onCall("no card comes before a session is started, and then what was said last counts", async (scene) => {
  const watch = await PanelWatch.on(scene.panel);
  assert.deepEqual(await scene.clock.offers(), ["free"]);
  await scene.ask(RATE_LIMITER);
  await scene.say(SELF, "Let me think about that for a moment");
  assert.deepEqual(await watch.cards(), ["none"]);
  const advice = await scene.panel.page.waitForSelector("[data-empty='reading'] > p");
  assert.match((await advice?.evaluate((line) => line.textContent)) ?? "", /Once you start a session/);
  await scene.panel.key("s");
  await scene.clock.waitFor("counting");
  await scene.panel.waitForCard(RATE_LIMITER.card, "locked");
  assert.equal((await scene.clock.face()).tier, "free");
  assert.deepEqual(await watch.violations(), []);
});

onCall("a free session warns and ends: card, transcript and search stay, and the next is one key", async (scene) => {
  const { panel, clock } = scene;
  await clock.start("free");
  assert.equal((await clock.face()).time, "10:00");
  await scene.askAndLock(RATE_LIMITER);
  // One thing at a time is announced, with a pause between.
  const told = (words: string) =>
    panel.page.waitForFunction(
      (wanted) => document.getElementById("announcement")?.textContent?.includes(wanted),
      { polling: 50 },
      words,
    );
  await clock.hurry(HURRY);
  await clock.waitForStage("soon");
  await clock.hurry(1);
  await told("Two minutes");
  assert.ok((await panel.page.$(".session[data-session^='told']")) !== null);
  await clock.hurry(HURRY);
  await clock.waitForStage("last");
  await clock.waitFor("ended");
  await clock.hurry(1);
  await told("The session is over");
  assert.deepEqual([(await clock.face()).time, await clock.offers()], ["0:00", ["free"]]);

  const watch = await PanelWatch.on(panel);
  await scene.say(SELF, "I would first ask who calls it and how often");
  await scene.ask(ISOLATION);
  await scene.say(SELF, "Serializable is the strictest of them");
  assert.deepEqual(await watch.cards(), [`${RATE_LIMITER.card} locked`]);
  await panel.search("caching stale");
  await panel.waitForFirstResult(CACHING.card);
  await panel.key("Escape");

  await panel.key("s");
  await clock.waitFor("counting", "resting");
  await panel.waitForCard(ISOLATION.card, "locked");
  assert.ok((await clock.seconds()) > 590);
});

onCall("time counts only while captions are read", async (scene) => {
  const { panel, clock } = scene;
  await clock.start("free");
  await clock.waitFor("resting");
  await scene.tell("Good morning and welcome");
  await clock.waitFor("counting");
  await panel.togglePause();
  await clock.waitFor("resting");
  await panel.togglePause();
  await scene.tell("Shall we begin");
  await clock.waitFor("counting");
  await scene.call.evaluate(() => window.stage.captions(false));
  await clock.waitFor("resting");
});

onCall("two hours of sleep cost nothing, and a clock set back a year gains nothing", async (scene) => {
  const { clock } = scene;
  await clock.useLicence(await licence("pass"));
  await clock.start("pass");
  await runTo(scene, 7000);
  const before = await clock.seconds();
  await clock.move({ steady: 2 * HOUR, wall: 2 * HOUR });
  await scene.tell("Sorry, my computer was asleep");
  await clock.waitForSeconds(before, true);
  const slept = await clock.seconds();
  assert.ok(before - slept < 5, `${before - slept} s were counted`);
  // Asleep with a steady clock that stands still, as on some systems.
  await clock.move({ wall: 2 * HOUR });
  await clock.waitForSeconds(slept, true);
  await clock.move({ wall: -365 * DAY });
  await clock.waitForSeconds(slept - 2, true);
  assert.ok(slept - (await clock.seconds()) < 8);
  assert.equal((await clock.face()).state, "counting");
});

onCall("a session of a pass goes on where it was after the panel was closed", async (scene) => {
  await scene.clock.useLicence(await licence("pass"));
  assert.match((await scene.clock.offerTexts())[0] ?? "", /session 1 of 3 of your pass · 2 h/);
  await scene.clock.start("pass");
  await runTo(scene, 7000);
  // It stands still while the panel is closed and opened again, however long that takes.
  await scene.panel.togglePause();
  await scene.clock.waitFor("resting");
  const left = await scene.clock.seconds();
  await reopen(scene);
  assert.deepEqual(await scene.clock.offers(), ["resume", "pass", "free"]);
  await scene.clock.start("resume");
  const resumed = await scene.clock.seconds();
  assert.ok(resumed >= left - 1 && resumed <= left + 5, `${left} s, then ${resumed} s`);
  await scene.clock.openPlan();
  assert.deepEqual(
    (await scene.clock.sessions()).map(({ state }) => state),
    ["running"],
  );
  assert.match((await scene.clock.licences())[0]?.[1] ?? "", /2 of 3 sessions left/);
  await scene.clock.end();
  assert.deepEqual(
    (await scene.clock.sessions()).map(({ state }) => state),
    ["open"],
  );
});

onCall("a session that was too short to be of use costs nothing", async (scene) => {
  await scene.clock.useLicence(await licence("pass"));
  await scene.clock.start("pass");
  await runTo(scene, 7190);
  await scene.clock.end();
  assert.deepEqual(
    (await scene.clock.sessions()).map(({ state }) => state),
    ["void"],
  );
  assert.match((await scene.clock.licences())[0]?.[1] ?? "", /3 of 3 sessions left/);
  await scene.clock.closePlan();
  assert.deepEqual(await scene.clock.offers(), ["pass", "free"]);
});

onCall("a subscription has no limit; once it is over, a clock set back does not bring it back", async (scene) => {
  const { clock } = scene;
  await clock.start("free");
  await clock.useLicence(await licence("pro"));
  // What came of the licence was told on the plan page.
  assert.equal(await scene.panel.page.$(".session"), null);
  await clock.openPlan();
  await clock.end();
  await clock.closePlan();
  await clock.start("pro");
  await scene.askAndLock(RATE_LIMITER);
  await clock.waitForSeconds(0, false);
  assert.equal((await clock.face()).tier, "pro");
  // It ends and is not cut.
  await clock.move({ wall: FAR });
  await scene.tell("Right, and so on");
  assert.equal((await clock.face()).state, "counting");
  await clock.end();
  assert.equal((await clock.licences())[0]?.[0], "expired");
  assert.deepEqual(await clock.offers(), ["free"]);
  await clock.start("free");
  await scene.tell("Let us go on");
  await clock.waitFor("counting");
  await clock.move({ wall: -FAR });
  await clock.openPlan();
  const [term, text] = (await clock.licences())[0] ?? ["", ""];
  assert.equal(term, "expired");
  assert.match(text, /clock looks wrong/);
  await clock.end();
  assert.deepEqual(await clock.offers(), ["free"]);
});

onCall("a licence that was changed is refused in plain words, as is what is none", async (scene) => {
  const { clock } = scene;
  await clock.openPlan();
  const pass = (await licence("pass")).trim();
  const changed = `${pass.slice(0, 40)}${pass[40] === "A" ? "B" : "A"}${pass.slice(41)}`;
  assert.deepEqual(await clock.paste(changed), [
    "refused",
    "This licence was changed after it was signed. Copy it again from where you got it.",
  ]);
  assert.match((await clock.paste("I have paid")).join(), /refused,This is not a Sidecue licence/);
  assert.deepEqual(await clock.licences(), []);
  // As an e-mail may break it.
  const broken = pass.replaceAll(/(.{60})/g, "$1\r\n  ");
  assert.equal((await clock.paste(broken))[0], "taken");
  await scene.panel.page.waitForSelector("[data-licence='fixture-pass']");
});

onCall("a clock whose worker fails goes on from where it was written down", async (scene) => {
  const { clock } = scene;
  await clock.useLicence(await licence("pass"));
  await clock.start("pass");
  await runTo(scene, 7000);
  const left = await clock.seconds();
  const replaced = new Promise<void>((resolve) => scene.panel.page.once("workercreated", () => resolve()));
  await clock.worker().evaluate((message) => {
    setTimeout(() => {
      throw new Error(message);
    });
  }, UNCAUGHT);
  await replaced;
  await clock.openPlan();
  await scene.panel.page.waitForSelector("[data-session-line='running']");
  const resumed = await clock.seconds();
  assert.ok(resumed >= left - 2 && resumed <= left + 5, `${left} s, then ${resumed} s`);
  await clock.closePlan();
  await scene.askAndLock(RATE_LIMITER);
  await clock.waitFor("counting");
});
