/** The two copies of the ledger, lost and torn. In a browser of its own: nothing else may be written down in it. */

import assert from "node:assert/strict";
import { agreedBrowser, CallScene } from "../harness/call-scene";
import { licence, reopen, runTo } from "../harness/session-scene";

const onCall = agreedBrowser(undefined, (sidecue) => CallScene.before(sidecue));

onCall("either copy of the ledger may be deleted, and torn lines cost nobody anything", async (scene) => {
  await scene.clock.useLicence(await licence("pass"));
  await scene.clock.start("pass");
  await runTo(scene, 6900);
  await scene.clock.end();
  const kept = await scene.clock.mirror();
  assert.deepEqual(
    Object.keys(kept).map((key) => key.split("/")[0]),
    ["licence", "reserve", "tick", "tick"],
  );

  await scene.clock.forgetDurable();
  await reopen(scene);
  assert.deepEqual(await scene.clock.offers(), ["resume", "pass", "free"]);
  const [left] = await scene.clock.offerTexts();
  await scene.clock.forgetMirror();
  await reopen(scene);
  assert.equal((await scene.clock.offerTexts())[0], left);
  assert.deepEqual(await scene.clock.mirror(), kept);

  const torn = Object.entries(kept).map(([key, line], at) => [key, line.slice(0, 7 * at)] as const);
  await scene.clock.overwrite(Object.fromEntries(torn));
  await reopen(scene);
  assert.deepEqual(await scene.clock.offers(), ["free"]);
  await scene.clock.openPlan();
  const plan = await scene.panel.page.$eval("[data-plan]", (element) => element.textContent ?? "");
  assert.match(plan, /cannot be read: 4/);
  // What was bought can be put in again.
  assert.equal((await scene.clock.paste(await licence("pass")))[0], "taken");
});
