/** Every screen and state, in every light: whether all can use it (WCAG 2.2 AA), hit it, reach it, and see all of it. */

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { launchSidecue, type Sidecue } from "../harness/browser";
import { CallScene } from "../harness/call-scene";
import { Inspection } from "../harness/inspection";
import { MicrophonePage } from "../harness/microphone-page";
import { OptionsPage } from "../harness/options-page";
import { options } from "../harness/options-states";
import { BESIDE_A_CALL, whenItGoesWrong } from "../harness/panel-states";
import { PracticePage } from "../harness/practice-page";
import { PRACTICE } from "../harness/practice-states";
import { openPanelTab, openSidePanel } from "../harness/side-panel";

const UNCAUGHT = "a failure made by a test";
/** How wide the pages are looked at that are no panel. */
const PAGE = 1000;

let sidecue: Sidecue;
let folder = "";
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sidecue-files-"));
  sidecue = await launchSidecue({ args: ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"] });
});
after(async () => {
  await sidecue.close();
  await rm(folder, { recursive: true, force: true });
  assert.deepEqual(
    sidecue.problems.filter((problem) => !problem.includes(UNCAUGHT)),
    [],
  );
});

/** Everything that was found, one a line: a comparison would leave most of it out. */
function nothing(found: readonly string[]): void {
  assert.ok(found.length === 0, `\n${found.join("\n")}`);
}

test("the panel before it is known whether one agreed", async () => {
  const page = await sidecue.browser.newPage();
  await page.evaluateOnNewDocument(() => {
    const { storage } = chrome;
    Object.defineProperty(storage.local, "get", { value: () => new Promise(() => undefined) });
  });
  await page.goto(`chrome-extension://${sidecue.extensionId}/sidepanel.html`);
  const inspection = await Inspection.of(page);
  await inspection.look("opening");
  assert.equal(await page.$eval("main", (main) => main.getAttribute("data-screen")), "opening");
  await page.close();
  nothing(inspection.found);
});

test("the panel that asks, and the panel without a call", async () => {
  const panel = await openSidePanel(sidecue);
  const inspection = await Inspection.of(panel.page);
  await panel.page.waitForSelector("[data-screen='consent'] button");
  await inspection.look("consent", true);
  await panel.consent();
  await panel.waitForState("no-call");
  await panel.page.waitForSelector("[data-topic]");
  await inspection.look("no call", true);
  await panel.close();
  nothing(inspection.found);
});

test("the panel beside a call", async () => {
  const scene = await CallScene.before(sidecue);
  const inspection = await Inspection.of(scene.panel.page);
  const other = await openPanelTab(sidecue);
  try {
    await other.waitForState("elsewhere");
    const elsewhere = await Inspection.of(other.page);
    await elsewhere.look("another window reads");
    await other.page.close();
    await scene.call.bringToFront();
    await inspection.through(scene, BESIDE_A_CALL);
    nothing([...elsewhere.found, ...inspection.found]);
  } finally {
    await scene.close();
  }
});

test("the panel when it goes wrong", async () => {
  const scene = await CallScene.before(sidecue);
  try {
    const inspection = await Inspection.of(scene.panel.page);
    await inspection.through(scene, whenItGoesWrong(UNCAUGHT));
    nothing(inspection.found);
  } finally {
    await scene.close();
  }
});

test("the practice page", async () => {
  const practice = await PracticePage.open(sidecue);
  const inspection = await Inspection.of(practice.page, PAGE);
  await inspection.through(practice, PRACTICE);
  await practice.page.close();
  nothing(inspection.found);
});

test("the first page", async () => {
  const page = await sidecue.openExtensionPage("welcome.html");
  await page.waitForSelector("[data-choice]");
  const inspection = await Inspection.of(page, PAGE);
  await inspection.look("first page", true);
  await page.locator("[data-action='next']").click();
  await page.locator("[data-action='next']").click();
  await inspection.look("the pretend call");
  await page.close();
  nothing(inspection.found);
});

test("the options page", async () => {
  const page = await OptionsPage.open(sidecue);
  const inspection = await Inspection.of(page.page, PAGE);
  await inspection.through(page, options(folder));
  await page.page.close();
  nothing(inspection.found);
});

test("the microphone page", async () => {
  const mic = await MicrophonePage.open(sidecue);
  const inspection = await Inspection.of(mic.page, PAGE);
  await mic.reaches("ready");
  await inspection.look("ready", true);
  await mic.listen();
  await mic.say(0, ["so how would you design it", true]);
  await inspection.look("listening", true);
  await mic.page.evaluate(() => window.speech.fail("network"));
  await mic.reaches("failed");
  await inspection.look("failed");
  await mic.page.close();
  nothing(inspection.found);
});
