/** What is said in a call, searched, corrected and practised without a wish to keep it: no store and no file has it afterwards. */

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { launchSidecue } from "../harness/browser";
import { CallScene, SELF } from "../harness/call-scene";
import { filesWith, placesWith } from "../harness/kept";
import { PracticePage } from "../harness/practice-page";
import { ISOLATION, RATE_LIMITER } from "../harness/questions";
import { openSidePanel } from "../harness/side-panel";

/** In no dictionary: said by both sides, searched for, written into a job description and practised with. */
const CANARY = "zanzibarquokka";
/** The same in a question whose card is put right: the words of its topic are what a correction is. */
const CORRECTED = "wombatlemur";
const ANSWER =
  "I would use a token bucket for every key because it lets short bursts through and still holds the average over a minute";

test("a unique word is in no store and no file after a session that nobody wanted a report of", async () => {
  const profile = await mkdtemp(path.join(tmpdir(), "sidecue-profile-"));
  const sidecue = await launchSidecue({ profile });
  try {
    await sidecue.browser.waitForTarget((target) => target.url().endsWith("welcome.html"));
    const first = await openSidePanel(sidecue);
    await first.consent();
    await first.close();
    const scene = await CallScene.open(sidecue);
    const { panel } = scene;
    const ask = `How would you design a ${CANARY} rate limiter for our public endpoints`;
    await scene.askAndLock({ ...RATE_LIMITER, words: ask });
    await scene.speak(SELF, `${ANSWER} ${CANARY}`);
    await panel.page.waitForSelector(".points [data-mark='heard']");
    await scene.say(`${CANARY} Whitfield`, `And now to the ${CANARY}, if you please`);
    await panel.waitForHeard("if you please");
    await panel.search(CANARY);
    await panel.page.waitForSelector("[data-results] .nothing");
    await panel.key("Escape");
    await scene.say(SELF, `That is all about the ${CANARY}`);
    await scene.askAndLock({
      ...ISOLATION,
      words: `And what are the ${CORRECTED} isolation levels, and which would you pick`,
    });
    await panel.key("1");
    await panel.page.waitForFunction(
      async () => Object.keys(await chrome.storage.local.get("corrections")).length > 0,
      {
        polling: 50,
      },
    );
    await scene.clock.end();

    const practice = await PracticePage.open(sidecue, "plan", { browser: "none" });
    await practice.page.locator(".job summary").click();
    await practice.page.type("#job", `Senior backend engineer at ${CANARY}, Kafka`);
    await practice.page.waitForSelector("[data-job] [data-topic]");
    await practice.choose("length", "20");
    await practice.choose("by", "silence");
    await practice.act("begin");
    await practice.stage("answering");
    await practice.at(30_000);
    await practice.act("enough");
    await practice.stage("rating");
    await practice.surely("finish");
    await practice.page.waitForSelector("[data-report]");

    assert.deepEqual(await placesWith(practice.page, CANARY), []);
    assert.deepEqual(await placesWith(practice.page, CORRECTED), ["storage.local/corrections"]);
    // The search finds what is there: that one practised is kept.
    assert.ok((await placesWith(practice.page, '"practice"')).length > 0);
    await panel.close();
  } finally {
    await sidecue.close();
  }
  assert.deepEqual(sidecue.problems, []);
  assert.deepEqual(await filesWith(profile, CANARY), []);
  const elsewhere = (await filesWith(profile, CORRECTED)).filter((file) => !file.includes("Local Extension Settings"));
  assert.deepEqual(elsewhere, []);
  // As here: the address of the call is in the browser's own history.
  assert.ok((await filesWith(profile, "sid-ecue-one")).length > 0);
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});
