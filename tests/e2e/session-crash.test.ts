/** The whole browser is killed in the middle of a session: what was paid for is there afterwards. */

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { launchSidecue, type Sidecue } from "../harness/browser";
import { INTERVIEWER } from "../harness/call-scene";
import { SessionClock } from "../harness/session-clock";
import { openSidePanel } from "../harness/side-panel";

/** Most seconds that a crash may give away. */
const GIVEN = 5;

/** A call with captions, and the panel's clock beside it. */
async function call(sidecue: Sidecue): Promise<{ clock: SessionClock; consent: () => Promise<void> }> {
  const page = await sidecue.openCall();
  await page.evaluate(() => window.stage.captions(true));
  const panel = await openSidePanel(sidecue);
  await page.bringToFront();
  const say = (): Promise<void> => page.evaluate((who) => window.stage.say(who, "Right, and so on"), INTERVIEWER);
  const consent = async (): Promise<void> => {
    await panel.consent();
    await panel.waitForState("waiting");
    await say();
  };
  return { clock: new SessionClock(panel), consent };
}

test("a browser that is killed gives back at most a tick, and the session goes on", async () => {
  const profile = await mkdtemp(path.join(tmpdir(), "sidecue-profile-"));
  const licence = await readFile("tests/fixtures/licences/pass.txt", "utf8");
  const killed = await launchSidecue({ profile });
  await killed.browser.waitForTarget((target) => target.url().endsWith("welcome.html"));
  const before = await call(killed);
  await before.consent();
  await before.clock.useLicence(licence);
  await before.clock.start("pass");
  await before.clock.waitFor("counting");
  await before.clock.hurry(50);
  await before.clock.waitForSeconds(7000, true);
  await before.clock.hurry(1);
  const left = await before.clock.seconds();
  const ended = new Promise<void>((resolve) => killed.browser.once("disconnected", () => resolve()));
  killed.browser.process()?.kill("SIGKILL");
  await ended;
  await killed.call.close();

  const sidecue = await launchSidecue({ profile });
  try {
    const { clock } = await call(sidecue);
    await clock.start("resume");
    const resumed = await clock.seconds();
    assert.ok(resumed >= left - 1 && resumed <= left + GIVEN, `${left} s were left, then ${resumed} s`);
    await clock.openPlan();
    assert.deepEqual(
      (await clock.sessions()).map(({ state }) => state),
      ["running"],
    );
  } finally {
    await sidecue.close();
  }
  assert.deepEqual(sidecue.problems, []);
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});
