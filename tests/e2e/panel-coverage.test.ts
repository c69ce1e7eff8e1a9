/** Beside a call: points are ticked as the person makes them, and a report of the session is kept if they want one. */

import assert from "node:assert/strict";
import { agreedBrowser, type CallScene, INTERVIEWER, SELF } from "../harness/call-scene";
import { PracticePage } from "../harness/practice-page";
import { RATE_LIMITER } from "../harness/questions";
import { reopen } from "../harness/session-scene";

const onCall = agreedBrowser();
const ALGORITHM = "An algorithm, with its reason";
const ANSWER =
  "I would use a token bucket for every key because it lets short bursts through and still holds the average over a minute";

/** What makes two more points, said by whom it does not count for. */
const HINT =
  "So the counts live in Redis and one atomic script takes a token and a client over its limit gets a 429 with retry after";

/** How the points stand: what each says, and its mark. */
async function marks({ panel }: CallScene): Promise<Record<string, string>> {
  return panel.page.$$eval(".points [data-mark]", (points) =>
    Object.fromEntries(
      points.map((point) => [point.querySelector("span")?.textContent, point.getAttribute("data-mark") ?? ""]),
    ),
  );
}

async function waitForMark({ panel }: CallScene, say: string, mark: string): Promise<void> {
  await panel.page.waitForFunction(
    (point, wanted) =>
      [...document.querySelectorAll(".points [data-mark]")].some(
        (line) => line.querySelector("span")?.textContent === point && line.getAttribute("data-mark") === wanted,
      ),
    { polling: 50 },
    say,
    mark,
  );
}

onCall("points are ticked by the person's own words, and by nobody else's", async (scene) => {
  await scene.askAndLock(RATE_LIMITER);
  assert.deepEqual(new Set(Object.values(await marks(scene))), new Set(["open"]));
  await scene.speak(SELF, ANSWER);
  await waitForMark(scene, ALGORITHM, "heard");
  const proof = await scene.panel.page.$eval("[data-mark='heard'] q", (words) => words.textContent ?? "");
  assert.ok(ANSWER.includes(proof) && proof !== "", proof);

  await scene.speak(INTERVIEWER, HINT);
  await scene.hears(HINT);
  const others = Object.entries(await marks(scene)).filter(([say]) => say !== ALGORITHM);
  assert.ok(others.length >= 4 && others.every(([, mark]) => mark === "open"));
});

onCall("a click puts a tick right, and another one takes that back", async (scene) => {
  await scene.askAndLock(RATE_LIMITER);
  await scene.speak(SELF, ANSWER);
  await waitForMark(scene, ALGORITHM, "heard");
  for (const mark of ["taken", "heard"]) {
    await scene.panel.page.locator(".points [data-mark='heard'], .points [data-mark='taken']").click();
    await waitForMark(scene, ALGORITHM, mark);
  }
  await scene.panel.page.locator(".points [data-mark='open']").click();
  await scene.panel.page.waitForSelector(".points [data-mark='given']");
  await scene.panel.page.locator(".points [data-mark='given']").click();
  await scene.panel.page.waitForSelector(".points [data-mark='given']", { hidden: true });
});

onCall("one key switches the ticks off, and they stay off", async (scene) => {
  await scene.askAndLock(RATE_LIMITER);
  await scene.panel.page.waitForSelector(".points [data-mark]");
  await scene.panel.key("c");
  await scene.panel.page.waitForSelector(".points [data-mark]", { hidden: true });
  const shown = await scene.panel.page.$$eval(".points li", (points) => points.map((point) => point.textContent));
  assert.ok(shown.includes(ALGORITHM), "the points are read as before");

  await reopen(scene);
  await scene.clock.start();
  await scene.panel.waitForCard(RATE_LIMITER.card, "locked");
  assert.equal(await scene.panel.page.$(".points [data-mark]"), null);
  await scene.panel.key("c");
  await scene.panel.page.waitForSelector(".points [data-mark]");
});

/** The sessions that are kept. */
async function kept({ sidecue, call }: CallScene): Promise<PracticePage> {
  const practice = await PracticePage.open(sidecue, "sessions");
  await call.bringToFront();
  return practice;
}

onCall("nothing of a live session is kept unless the person wants a report", async (scene) => {
  const { clock, panel } = scene;
  await scene.askAndLock(RATE_LIMITER);
  await scene.speak(SELF, ANSWER);
  await waitForMark(scene, ALGORITHM, "heard");
  await clock.end();
  const practice = await kept(scene);
  assert.deepEqual(await practice.sessions(), []);

  await clock.closePlan();
  await panel.act("reports");
  await panel.page.waitForSelector("[data-action='reports'][aria-pressed='true']");
  await clock.start();
  await scene.tell("Fine, and one more thing");
  await scene.askAndLock({ ...RATE_LIMITER, words: `Again, ${RATE_LIMITER.words}` });
  await scene.speak(SELF, ANSWER);
  // Captions come in order: once this is heard, the answer was.
  await scene.tell("Thank you, that is clear");
  await clock.end();
  // The list follows what another page keeps.
  await practice.page.bringToFront();
  await practice.page.waitForSelector("[data-session][data-kind='live']");
  const [session] = await practice.sessions();
  await practice.openSession(session?.id ?? "");
  await practice.openQuestion(0);
  const said = await practice.page.$eval("[data-question='0'] .said", (list) => list.textContent ?? "");
  assert.ok(said.includes("token bucket"), said);
  const report = await practice.page.$eval(".report", (element) => element.textContent ?? "");
  assert.ok(!report.includes("Fine, and so on"));
  await practice.surely("remove");
  await practice.page.close();
  await scene.call.bringToFront();
});
