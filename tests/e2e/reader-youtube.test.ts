/** The YouTube reader on the stand-in watch page, which the person allowed. Rows of the timeline are named where tested. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Snapshot } from "../../extension/src/messages";
import { disallowSite } from "../harness/allow-site";
import { allowedSite, type CallTab } from "../harness/call-tab";
import { askForReaders } from "../harness/reader-port";
import type {} from "../pages/youtube/stage-api";

const WATCH = "https://www.youtube.com/watch";
const ORIGIN = "https://www.youtube.com/*";

const site = allowedSite(ORIGIN, WATCH);
const { onPage: onVideo } = site;

async function say({ page }: CallTab, words: string): Promise<void> {
  await page.evaluate((text) => window.youtubeStage.say(text), words);
}

/** Reads until the captions end with these words. */
async function read(tab: CallTab, words: string): Promise<Snapshot> {
  await say(tab, words);
  const { mark } = tab.port;
  await tab.port.read();
  return tab.port.snapshotWith(words, mark);
}

describe("the player's state", () => {
  onVideo("before there is a button, captions are neither on nor off", async ({ port }) => {
    await port.status({ inCall: true, captions: "unknown", canTurnOn: false, found: null });
  });

  onVideo("off, and switched on by its own button", async ({ page, port }) => {
    await page.evaluate(() => window.youtubeStage.button(false));
    await port.status({ captions: "off", canTurnOn: true });
    const { mark } = port;
    await port.post({ type: "turn-on" });
    await port.status({ captions: "on", canTurnOn: false }, mark);
  });

  onVideo("a button that is not displayed cannot switch them on", async ({ page, port }) => {
    await page.evaluate(() => {
      window.youtubeStage.button(false);
      const button = document.querySelector<HTMLElement>(".ytp-subtitles-button");
      if (button) button.style.display = "none";
    });
    await port.status({ captions: "off", canTurnOn: false });
  });

  onVideo("the button is known by its key when its class is another", async ({ page, port }) => {
    await page.evaluate(() => {
      window.youtubeStage.button(true);
      const button = document.querySelector(".ytp-subtitles-button");
      if (button) button.className = "x1";
    });
    await port.captions("on");
  });

  onVideo(
    "a page that shows no video is no call, whatever player is left over",
    async (tab) => {
      await tab.page.evaluate(() => window.youtubeStage.button(true));
      await say(tab, "left over");
      await tab.port.read();
      await tab.port.status({ inCall: false, found: null });
      assert.deepEqual(tab.port.snapshots(), []);
    },
    "https://www.youtube.com/feed/library",
  );

  onVideo("without the player it is no call", async ({ page, port }) => {
    await page.evaluate(() => document.querySelector("#movie_player")?.removeAttribute("id"));
    await port.status({ inCall: false });
  });
});

describe("rows", () => {
  onVideo("a window is a row without a speaker, its lines told apart", async (tab) => {
    const { rows, platform } = await read(tab, "one two three four five six seven eight");
    assert.equal(platform, "youtube");
    assert.deepEqual(rows, [
      { key: 1, speakerKey: "", speaker: null, text: "one two three four five six seven eight", hidden: false },
    ]);
    await tab.port.status({ found: "named", unread: false, hollow: false });
  });

  onVideo("roll-up: a line goes, the row stays", async (tab) => {
    await read(tab, "one two three four five six seven eight nine ten eleven twelve");
    await say(tab, "thirteen");
    const { rows } = await tab.port.snapshotWith("thirteen");
    assert.deepEqual(
      rows.map(({ key, text }) => [key, text]),
      [[1, "seven eight nine ten eleven twelve thirteen"]],
    );
  });

  onVideo("another window is another row in the same place", async (tab) => {
    await read(tab, "one two three");
    await tab.page.evaluate(() => window.youtubeStage.replaceWindow());
    await say(tab, "four");
    const { rows, rootChanged } = await tab.port.snapshotWith("four");
    assert.deepEqual(
      rows.map(({ key, text }) => [key, text]),
      [[2, "one two three four"]],
    );
    assert.equal(rootChanged, false);
  });

  onVideo("in a silence there is no row", async (tab) => {
    await read(tab, "one two three");
    const { mark } = tab.port;
    await tab.page.evaluate(() => window.youtubeStage.silence());
    assert.deepEqual((await tab.port.message("snapshot", mark)).snapshot.rows, []);
    await say(tab, "again");
    await tab.port.snapshotWith("again", mark);
  });

  onVideo("two windows are two rows", async (tab) => {
    await read(tab, "one two three");
    await tab.page.evaluate(() => window.youtubeStage.sayAbove("off screen"));
    const { rows } = await tab.port.snapshotWith("off screen");
    assert.deepEqual(
      rows.map(({ text }) => text),
      ["one two three", "off screen"],
    );
  });

  onVideo("a second player with a preview is not read", async (tab) => {
    await tab.page.evaluate(() => window.youtubeStage.preview("somewhere else"));
    await read(tab, "one two three");
    assert.ok(!JSON.stringify(tab.port.snapshots()).includes("somewhere"));
  });

  onVideo("text beside the windows is told as unread", async (tab) => {
    await read(tab, "one two three");
    await tab.page.evaluate(() => document.querySelector(".ytp-caption-window-container")?.append("new words"));
    await tab.port.status({ unread: true });
  });

  onVideo("the timeline, twice as fast", async (tab) => {
    await tab.port.read();
    await tab.page.evaluate(() => window.youtubeStage.timeline(2));
    await tab.port.snapshotWith("faster than it was");
    await tab.port.snapshotWith("and not the network");
  });
});

describe("finding the captions without one of their hooks", () => {
  /** Takes a hook off, and gives how the captions are found then. */
  const withoutHook = (name: string, found: string, remove: () => void): void => {
    onVideo(name, async (tab) => {
      await say(tab, "one two three four five six seven");
      await tab.page.evaluate(remove);
      await tab.port.read();
      const { rows } = await tab.port.snapshotWith("six seven");
      assert.deepEqual(
        rows.map(({ text }) => text),
        ["one two three four five six seven"],
      );
      await tab.port.status({ found: found as "named", unread: false });
    });
  };

  withoutHook("the container's class", "shaped", () => {
    const box = document.querySelector(".ytp-caption-window-container");
    if (box) box.className = "x1";
  });
  withoutHook("the container's class and id", "loose", () => {
    const box = document.querySelector(".ytp-caption-window-container");
    if (box) box.className = "x1";
    box?.removeAttribute("id");
  });
  withoutHook("all classes in the container", "named", () => {
    for (const inner of document.querySelectorAll(".ytp-caption-window-container *")) inner.className = "x2";
  });
  withoutHook("the window's class and id", "named", () => {
    const box = document.querySelector(".caption-window");
    if (box) box.className = "x3";
    box?.removeAttribute("id");
  });

  onVideo("nothing left: not found, and said so", async (tab) => {
    await read(tab, "one two three");
    const { mark } = tab.port;
    await tab.page.evaluate(() => {
      const box = document.querySelector(".ytp-caption-window-container");
      box?.replaceWith(document.createElement("div"));
    });
    await tab.port.status({ inCall: true, found: null }, mark);
  });
});

test("a site that is no longer allowed has no reader", async () => {
  await disallowSite(site.sidecue, ORIGIN);
  const reply = await askForReaders(site.sidecue, true);
  assert.ok(reply.ok && !reply.pages.includes(ORIGIN));
  assert.ok(reply.pages.includes("https://meet.google.com/*"));
});
