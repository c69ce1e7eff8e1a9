/** The microphone page as the panel reads it: the same port, the same rows, and a microphone that stops with the panel. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { READER_PORT } from "../../extension/src/messages";
import { launchSidecue, type Sidecue } from "../harness/browser";
import { MicrophonePage } from "../harness/microphone-page";
import { askForReaders, type ReaderPort, ReaderPorts } from "../harness/reader-port";
import { readerWorld } from "../harness/reader-world";

let sidecue: Sidecue;
let ports: ReaderPorts;

before(async () => {
  sidecue = await launchSidecue({ args: ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"] });
  ports = await ReaderPorts.on(await sidecue.openExtensionPage("options.html"));
});

after(async () => {
  await sidecue.close();
  assert.deepEqual(sidecue.problems, []);
});

/** Runs a test on a page that listens while a panel reads it. */
function whileRead(name: string, body: (mic: MicrophonePage, port: ReaderPort) => Promise<void>): void {
  test(name, async () => {
    const announced = ports.announced;
    const mic = await MicrophonePage.open(sidecue);
    try {
      const port = await ports.open(await ports.ready(announced));
      await mic.listen();
      await port.read();
      await mic.page.waitForSelector("[data-panel][data-reads='true']");
      await body(mic, port);
    } finally {
      await mic.page.close();
    }
  });
}

describe("a panel that reads", () => {
  test("hears of the page, and learns that it does not listen yet", async () => {
    const announced = ports.announced;
    const mic = await MicrophonePage.open(sidecue);
    const port = await ports.open(await ports.ready(announced));
    assert.equal((await port.message("hello")).platform, "generic");
    await port.status({ inCall: false, captions: "off", found: null, obstacle: null });
    await port.read();
    await port.post({ type: "turn-on" });
    await mic.reaches("ready");
    await mic.assertUntouched();
    const mark = port.mark;
    await mic.listen();
    await port.status({ inCall: true, captions: "on", found: "named", unread: false, hollow: false }, mark);
    await mic.page.close();
    await port.closed();
  });

  whileRead("gets rows that grow and are revised, and final ones that stay", async (mic, port) => {
    await mic.say(0, ["so how", false]);
    const first = await port.snapshotWith("so how");
    assert.deepEqual(first.rows, [{ key: 1, speakerKey: "", speaker: null, text: "so how", hidden: false }]);
    await mic.say(0, ["so how would you chip", false]);
    assert.equal((await port.snapshotWith("chip")).rows[0]?.key, 1);
    await mic.say(0, ["So how would you ship it?", true]);
    assert.equal((await port.snapshotWith("ship it?")).rows[0]?.key, 1);
    await mic.say(1, [" and", false], [" then", false]);
    const rows = (await port.snapshotWith("then")).rows;
    assert.deepEqual(
      rows.map(({ key, text }) => [key, text]),
      [
        [1, "So how would you ship it?"],
        [2, "and"],
        [3, "then"],
      ],
    );
    // The second unfinished result was taken into the first one.
    await mic.say(1, [" and then test it", false]);
    assert.equal((await port.snapshotWith("test it")).rows.length, 2);
    assert.deepEqual(await mic.lines(), ["So how would you ship it?", "and then test it…"]);
    // A final result is what it is, whatever comes.
    await mic.say(0, ["Something else", true], ["and then we rest", true]);
    const last = await port.snapshotWith("we rest");
    assert.deepEqual(
      last.rows.map(({ key, text }) => [key, text]),
      [
        [1, "So how would you ship it?"],
        [2, "and then we rest"],
      ],
    );
  });

  whileRead("sees the same words of the next recogniser as another row", async (mic, port) => {
    await mic.say(0, ["Yes.", true]);
    await port.snapshotWith("Yes.");
    await mic.page.evaluate(() => window.speech.end());
    await mic.say(0, ["Yes.", true]);
    await mic.say(1, ["right", false]);
    const { rows, rootChanged } = await port.snapshotWith("right");
    assert.deepEqual(
      [rows.map(({ key, text }) => [key, text]), rootChanged],
      [
        [
          [1, "Yes."],
          [2, "Yes."],
          [3, "right"],
        ],
        false,
      ],
    );
  });

  whileRead("a result without words is no row", async (mic, port) => {
    await mic.say(0, ["", false], ["and now", false]);
    assert.equal((await port.snapshotWith("and now")).rows.length, 1);
    await mic.say(0, ["well", true], ["and now what", true]);
    assert.deepEqual(
      (await port.snapshotWith("now what")).rows.map(({ key }) => key),
      [2, 1],
    );
    assert.deepEqual(await mic.lines(), ["well", "and now what"]);
  });

  whileRead("stops the microphone when it rests, and reading again does not start it", async (mic, port) => {
    await mic.say(0, ["so how", false]);
    await port.snapshotWith("so how");
    await port.post({ type: "rest" });
    await mic.reaches("stopped");
    assert.match(await mic.text("[data-status]"), /side panel was paused or closed/);
    assert.equal((await mic.speech()).hears, false);
    assert.deepEqual(await mic.lines(), ["so how"]);
    const mark = port.mark;
    await port.read();
    await port.message("history", mark);
    await port.status({ reading: true, inCall: false, captions: "off", found: null }, mark);
    assert.equal((await mic.speech()).starts.length, 1);
    // A click starts it again, as a caption region of its own: what was heard before is not said twice.
    await mic.press();
    await mic.reaches("listening");
    await mic.say(0, ["and another", false]);
    const { rows, rootChanged } = await port.snapshotWith("and another", mark);
    assert.deepEqual([rows.map(({ text }) => text), rootChanged], [["and another"], true]);
    assert.deepEqual(await mic.lines(), ["so how", "and another…"]);
  });

  whileRead("stops the microphone when it is closed", async (mic, port) => {
    assert.equal(await mic.shows("[data-panel] button"), false);
    await port.disconnect();
    await mic.reaches("stopped");
    assert.equal((await mic.speech()).hears, false);
    await mic.press();
    await mic.reaches("listening");
    assert.equal(await mic.shows("[data-panel] button"), true);
  });

  test("learns at once that the recogniser failed, also from a tab whose timers sleep", async () => {
    const announced = ports.announced;
    const mic = await MicrophonePage.open(sidecue);
    const tabId = await ports.ready(announced);
    await mic.listen();
    await mic.page.evaluate(() => {
      Object.assign(globalThis, { setInterval: () => 0 });
    });
    const port = await ports.open(tabId);
    await port.read();
    await port.status({ inCall: true, found: "named" });
    const mark = port.mark;
    await mic.page.evaluate(() => window.speech.fail("network"));
    await port.status({ inCall: false, captions: "off", found: null }, mark);
    await mic.page.close();
  });

  whileRead("has all of it forgotten, as the person can", async (mic, port) => {
    await mic.say(0, ["a secret", true], ["half a sec", false]);
    await port.snapshotWith("half a sec");
    const mark = port.mark;
    await port.post({ type: "forget" });
    await mic.page.waitForSelector("[data-transcript]:not(:has(p))");
    await port.message("snapshot", mark);
    assert.deepEqual(port.snapshots(mark).at(-1)?.rows, []);
    await mic.say(1, ["half a secret", true], ["another one", false]);
    assert.equal((await port.snapshotWith("another one")).rows.length, 1);
    await mic.page.evaluate(() => window.speech.end());
    assert.deepEqual(await mic.lines(), ["another one"]);
    await mic.page.locator("[data-action=clear]").click();
    await mic.page.waitForSelector("[data-transcript]:not(:has(p))");
    assert.equal(await mic.shows("[data-action=clear]"), false);
  });

  whileRead("is not disturbed by one that came before", async (mic, old) => {
    const tabId = await mic.page.evaluate(async () => (await chrome.tabs.getCurrent())?.id ?? -1);
    const next = await ports.open(tabId);
    await old.closed();
    await next.read();
    await mic.say(0, ["still here", true]);
    await next.snapshotWith("still here");
    await mic.reaches("listening");
  });

  whileRead("keeps only so many lines on the page", async (mic, port) => {
    await mic.page.evaluate(() => {
      for (let line = 0; line < 500; line++) window.speech.say(line, [`line ${line}`, true]);
    });
    const { rows } = await port.snapshotWith("line 499");
    assert.equal(rows.length, 40);
    assert.equal((await mic.lines()).length, 200);
  });
});

test("our scripts on web pages, whose processes could be taken over, get nothing of it", async () => {
  assert.equal((await askForReaders(sidecue, true)).ok, true);
  const heardOf = ports.announced;
  const call = await sidecue.openCall();
  await ports.ready(heardOf);
  const announced = ports.announced;
  const mic = await MicrophonePage.open(sidecue);
  const tabId = await ports.ready(announced);
  await mic.listen();
  await mic.say(0, ["a secret", true]);
  const world = readerWorld(call);
  await world.evaluate((name) => {
    const port = chrome.runtime.connect({ name });
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    port.onMessage.addListener((message: unknown) => heard.push(message));
    port.postMessage({ type: "read", after: 0, path: null });
  }, READER_PORT);
  // What comes later from a panel is served, so what came before was seen.
  const port = await ports.open(tabId);
  await port.read();
  await port.snapshotWith("a secret");
  assert.deepEqual(await world.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard), []);
  await mic.page.close();
  await call.close();
});
