/** Text tracks of a video, on a page that the person allowed. */

import assert from "node:assert/strict";
import { describe } from "node:test";
import { allowedSite, type CallTab } from "../harness/call-tab";
import type {} from "../pages/video/stage-api";

const ORIGIN = "https://video.example/*";

const site = allowedSite(ORIGIN, "https://video.example/lesson");
const { onPage: onVideo } = site;

async function mode({ page }: CallTab, to: TextTrackMode): Promise<void> {
  await page.evaluate((value) => window.videoStage.mode(value), to);
}

async function seek({ page }: CallTab, seconds: number): Promise<void> {
  await page.evaluate((value) => window.videoStage.seek(value), seconds);
}

describe("the video's state", () => {
  onVideo("captions that are disabled are off, and can be switched on", async (tab) => {
    await tab.port.status({ inCall: true, captions: "off", canTurnOn: true, found: null });
    await tab.port.read();
    await seek(tab, 2);
    const { mark } = tab.port;
    await tab.port.post({ type: "turn-on" });
    const { rows, platform } = await tab.port.snapshotWith("welcome.", mark);
    assert.equal(platform, "vtt");
    assert.equal(rows.length, 1);
    await tab.port.status({ captions: "on", canTurnOn: false, found: "named" }, mark);
    // The person sees them too, and the chapters stay as they were.
    const modes = await tab.page.evaluate(() =>
      [...(document.querySelector("video")?.textTracks ?? [])].map((track) => track.mode),
    );
    assert.deepEqual(modes, ["disabled", "showing"]);
  });

  onVideo("switched off again they are gone", async (tab) => {
    await mode(tab, "showing");
    await seek(tab, 2);
    await tab.port.read();
    await tab.port.snapshotWith("welcome.");
    const { mark } = tab.port;
    await mode(tab, "disabled");
    await tab.port.captions("off", mark);
  });

  onVideo("without a video nothing is known", async (tab) => {
    await tab.page.evaluate(() => document.querySelector("video")?.remove());
    await tab.port.status({ captions: "unknown", canTurnOn: false });
  });
});

describe("cues", () => {
  onVideo("a cue is a row; the next one is another", async (tab) => {
    await mode(tab, "hidden");
    await tab.port.read();
    await seek(tab, 2);
    const first = await tab.port.snapshotWith("Good morning, and welcome.");
    assert.deepEqual(first.rows, [
      { key: 1, speakerKey: "", speaker: null, text: "Good morning, and welcome.", hidden: false },
    ]);
    await seek(tab, 5);
    const next = await tab.port.snapshotWith("writes?");
    assert.deepEqual(next.rows, [
      { key: 2, speakerKey: "Ada", speaker: "Ada", text: "How would you scale reads & writes?", hidden: false },
    ]);
    const { mark } = tab.port;
    await seek(tab, 6.5);
    assert.deepEqual((await tab.port.message("snapshot", mark)).snapshot.rows, []);
  });

  onVideo("two voices in a cue are two rows", async (tab) => {
    await mode(tab, "hidden");
    await seek(tab, 8);
    await tab.port.read();
    const { rows } = await tab.port.snapshotWith("And then?");
    assert.deepEqual(
      rows.map(({ key, speaker, text }) => [key, speaker, text]),
      [
        [1, "Ben Okoro", "Replicas first."],
        [2, "Ada", "And then?"],
      ],
    );
    // The same cue later is the same rows.
    await seek(tab, 8.5);
    const { mark } = tab.port;
    await tab.port.read();
    assert.deepEqual((await tab.port.snapshotWith("And then?", mark)).rows, rows);
  });

  onVideo("a track that a script adds later is read too", async (tab) => {
    await tab.port.read();
    await tab.page.evaluate(() => window.videoStage.addLiveCue("<v Cy>live <b>words</b>"));
    await seek(tab, 1.5);
    const { rows } = await tab.port.snapshotWith("live words");
    assert.equal(rows[0]?.speaker, "Cy");
  });

  onVideo("words that look like a page's elements stay words", async (tab) => {
    await tab.port.read();
    await tab.page.evaluate(() => window.videoStage.addLiveCue("<img src=x onerror=alert(1)>a &lt;script&gt; b"));
    await seek(tab, 1.5);
    await tab.port.snapshotWith("a <script> b");
  });

  onVideo("the timeline, four times as fast", async (tab) => {
    await mode(tab, "showing");
    await tab.port.read();
    await tab.page.evaluate(() => window.videoStage.timeline(4));
    const texts = tab.port.snapshots().map(({ rows }) => rows.map(({ text }) => text).join(" / "));
    const said = texts.filter((text) => text !== "");
    assert.deepEqual(said, [
      "Good morning, and welcome.",
      "How would you scale reads & writes?",
      "Replicas first. / And then?",
    ]);
  });
});
