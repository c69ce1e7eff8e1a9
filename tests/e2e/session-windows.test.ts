/** A session and a second window. In a browser of its own: whichever panel closes last may still write. */

import assert from "node:assert/strict";
import { agreedBrowser, CallScene } from "../harness/call-scene";
import { SessionClock } from "../harness/session-clock";
import { licence, runTo } from "../harness/session-scene";
import { openPanelTab } from "../harness/side-panel";

const onCall = agreedBrowser(undefined, (sidecue) => CallScene.before(sidecue));

onCall("a second window reads and counts nothing until it takes over", async (scene) => {
  const { clock, sidecue } = scene;
  await clock.useLicence(await licence("pass"));
  await clock.start("pass");
  await runTo(scene, 7000);
  const other = await openPanelTab(sidecue);
  try {
    await other.waitForState("elsewhere");
    const otherClock = new SessionClock(other);
    assert.deepEqual(await otherClock.offers(), []);
    await other.key("s");
    await otherClock.openPlan();
    assert.deepEqual(
      (await otherClock.sessions()).map(({ state }) => state),
      ["open"],
    );
    assert.deepEqual(await otherClock.offers(), []);
    await otherClock.closePlan();
    await scene.call.bringToFront();
    await clock.waitFor("counting");
    const left = await clock.seconds();
    await other.page.bringToFront();
    await other.act("take_over");
    await clock.waitFor("idle");
    await otherClock.start("resume");
    assert.ok(Math.abs((await otherClock.seconds()) - left) <= 6);
  } finally {
    await other.page.close();
  }
});
