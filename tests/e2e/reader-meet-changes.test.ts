/** The Meet reader on pages that were changed: in ways that Meet's was since 2024, and with its hooks gone one by one. */

import assert from "node:assert/strict";
import { describe } from "node:test";
import type { CallStatus, SnapshotRow } from "../../extension/src/messages";
import { type ReaderCall, read, readerBrowser, say } from "../harness/reader-call";
import type { Change } from "../pages/meet/stage-api";

const onCall = readerBrowser();

async function change({ call }: ReaderCall, ...changes: readonly Change[]): Promise<void> {
  await call.evaluate((names) => window.stage.change(...names), changes);
}

/** What is compared of the rows. */
function said(rows: readonly SnapshotRow[]): (string | null)[][] {
  return rows.map(({ speaker, text }) => [speaker, text]);
}

/** Declares that captions are read on a page with these changes, whether they were there first or come in the middle. */
function isRead(name: string, changes: readonly Change[], facts: Partial<CallStatus> = {}): void {
  onCall(`${name}: read from the start`, async (joined) => {
    await change(joined, ...changes);
    await read(joined);
    await say(joined, "You", "sounds good");
    await say(joined, "Ada Quill", "on Friday");
    const { rows } = await joined.port.snapshotWith("on Friday");
    const expected = [
      ["Ada Quill", "we should chip"],
      ["You", "sounds good"],
      ["Ada Quill", "on Friday"],
    ];
    assert.deepEqual(said(rows), expected);
    await joined.port.status({ inCall: true, unread: false, hollow: false, ...facts });
  });

  onCall(`${name}: read on when it comes in the middle`, async (joined) => {
    await read(joined);
    await change(joined, ...changes);
    const mark = joined.port.mark;
    await say(joined, "Ada Quill", "on Friday");
    const { rows, rootChanged } = await joined.port.snapshotWith("on Friday", mark);
    assert.deepEqual(said(rows), [["Ada Quill", "we should chip on Friday"]]);
    assert.equal(rows[0]?.key, 1);
    assert.equal(rootChanged, false);
  });
}

/** Declares that the captions are not read right, and that the facts say so. */
function isTold(name: string, changes: readonly Change[], facts: Partial<CallStatus>): void {
  onCall(`${name}: told from the start`, async (joined) => {
    await change(joined, ...changes);
    await joined.call.evaluate(() => {
      window.stage.captions(true);
      window.stage.say("Ada Quill", "we should chip");
    });
    await joined.port.read();
    await joined.port.status({ inCall: true, captions: "on", ...facts });
  });
}

describe("what Meet changed since 2024", () => {
  isRead("before 2024-02-14 picture and name were two parts", ["split-header"]);
  isRead("2024-07 the icons' class became another", ["no-icon-classes"]);
  isRead("2024-11-19 a language bar came before the captions", ["language-bar-beside"]);
  isRead("2024-11-19 a language bar in the region itself", ["language-bar"]);
  isRead("before 2025-02-22 there was no region", ["no-role"]);
  isRead("before 2025-02-22 with the language bar beside", ["no-role", "language-bar-beside"]);
  isRead("before 2025-05-14 each phrase was a span", ["phrase-spans"]);
  isRead("2025-09-23 an empty element stands before “Jump to bottom”", ["dummies"]);

  onCall("2025-11 an edit of an earlier block leaves all keys", async (joined) => {
    await read(joined);
    await say(joined, "You", "sounds good");
    await joined.call.evaluate(() => window.stage.revise("Ada Quill", "chip", "ship"));
    const { rows } = await joined.port.snapshotWith("we should ship");
    assert.deepEqual(
      rows.map(({ key }) => key),
      [1, 2],
    );
  });

  onCall("2026-05-14 captions off and on: another region each time", async (joined) => {
    await read(joined);
    for (const words of ["once more", "and again"]) {
      await joined.call.evaluate((text) => {
        window.stage.captions(false);
        window.stage.captions(true);
        window.stage.say("Ada Quill", text);
      }, words);
      const { rows, rootChanged } = await joined.port.snapshotWith(words);
      assert.deepEqual(said(rows), [["Ada Quill", words]]);
      assert.equal(rootChanged, true);
    }
  });
});

describe("hooks gone one by one", () => {
  isRead("other classes", ["classes", "no-icon-classes"], { found: "named" });
  isRead("other labels", ["labels"], { found: "named" });
  isRead("no labels", ["no-labels"], { found: "named" });
  isRead("no jsname", ["no-jsname"], { found: "shaped" });
  isRead("no role", ["no-role"], { found: "named" });
  isRead("no tabindex", ["no-tabindex"], { found: "named" });
  isRead("no pictures", ["no-pictures"], { found: "named" });
  isRead("icons that are no i", ["icons-are-spans"], { captions: "on" });
  isRead("no “Jump to bottom”", ["no-jump-box"]);
  isRead("another element in each block", ["wrapped-blocks"]);
  isRead("one element around all blocks", ["boxed-blocks"]);
  isRead("the text before the name", ["text-first"]);
  // The state of the captions is not known any more, but the call and its captions are.
  isRead("another icon to leave", ["other-leave-icon"], { captions: "on" });
  isRead("another icon for captions", ["other-captions-icon"], { captions: "unknown", canTurnOn: false });
  isRead("other icons for both", ["other-captions-icon", "other-leave-icon"], { captions: "unknown" });

  isTold("no names", ["no-names"], { found: "named", hollow: true });
  isTold("words that stand in the block itself", ["bare-text"], { found: "named", unread: true });

  onCall("names that go in the middle are told", async (joined) => {
    await read(joined);
    await change(joined, "no-names");
    await joined.port.status({ hollow: true });
  });

  onCall("words that move out of their element in the middle are told", async (joined) => {
    await read(joined);
    await change(joined, "bare-text");
    await joined.port.status({ unread: true });
  });
});

describe("several hooks gone", () => {
  isRead("no jsname, no tabindex", ["no-jsname", "no-tabindex"], { found: "loose" });
  isRead("no jsname, no pictures", ["no-jsname", "no-pictures"], { found: "shaped" });
  isRead("no jsname, no role", ["no-jsname", "no-role"], { found: "loose" });
  isRead("no jsname, no role, no pictures", ["no-jsname", "no-role", "no-pictures"], { found: "loose" });
  isRead("no name of anything", ["no-jsname", "no-tabindex", "no-labels", "classes", "icons-are-spans"]);
  isTold("nothing at all to hold on to", ["no-jsname", "no-role", "no-jump-box"], { found: null });

  onCall("no jsname: an empty region is known by its button", async (joined) => {
    await change(joined, "no-jsname");
    await joined.port.read();
    await joined.port.status({ captions: "off", found: null });
    await joined.call.evaluate(() => window.stage.captions(true));
    await joined.port.status({ captions: "on", found: "shaped", unread: false });
    assert.deepEqual(joined.port.snapshots(), []);
  });

  onCall("what looks like captions while they are off is not read", async (joined) => {
    const { call, port } = joined;
    await read(joined, "private words");
    await change(joined, "no-jsname");
    const mark = port.mark;
    await call.evaluate(() => {
      // The page's own list of something: of the same shape, and it stays.
      const list = document.querySelector(".fJsklc [role=region]")?.cloneNode(true);
      if (list) document.body.append(list);
      window.stage.captions(false);
    });
    await port.status({ captions: "off", found: null }, mark);
    assert.deepEqual(port.snapshots(mark).at(-1)?.rows, []);
  });
});
