/** The Teams reader in the built extension, on the stand-in call page. Rows of the timeline are named where tested. */

import assert from "node:assert/strict";
import { describe } from "node:test";
import type { Snapshot } from "../../extension/src/messages";
import { readerBrowser } from "../harness/reader-call";
import { lastOfEach, lines } from "../harness/reader-rows";
import { read } from "../harness/teams-call";

const onCall = readerBrowser("https://teams.microsoft.com/v2/");

describe("the call's state", () => {
  onCall("t 0: the copy for screen readers and an empty window are no captions", async ({ port }) => {
    await port.read();
    await port.status({ inCall: true, captions: "off", canTurnOn: true, found: null, obstacle: null });
    assert.deepEqual(port.snapshots(), []);
  });

  onCall("t 1: captions on, nothing said: found, and no snapshot until there is a row", async ({ call, port }) => {
    await port.read();
    await call.evaluate(() => window.teamsStage.captions(true));
    await port.status({ captions: "on", canTurnOn: false, found: "named", unread: false, hollow: false });
    assert.deepEqual(port.snapshots(), []);
    await call.evaluate(() => window.teamsStage.say("Ada Quill", "so the"));
    assert.deepEqual(lines(await port.snapshotWith("so the")), ["Ada Quill: so the"]);
  });

  onCall("after leaving the page is no call any more", async (joined) => {
    await read(joined);
    const mark = joined.port.mark;
    await joined.call.evaluate(() => window.teamsStage.leave());
    await joined.port.status({ inCall: false, captions: "unknown", canTurnOn: false, found: null }, mark);
  });

  onCall(
    "a town hall is known by its address",
    async ({ port }) => {
      await port.status({ obstacle: "town-hall" });
    },
    "https://teams.microsoft.com/convene/townhall?eventId=1",
  );

  for (const host of ["teams.live.com", "teams.cloud.microsoft"]) {
    onCall(
      `the same on ${host}`,
      async (joined) => {
        assert.equal((await read(joined)).platform, "teams");
        assert.equal((await joined.port.message("hello")).host, host);
      },
      `https://${host}/meet/1`,
    );
  }
});

describe("rows", () => {
  onCall("t 1: a row that grows keeps its key and has its author's name", async (joined) => {
    const first = await read(joined);
    assert.deepEqual(first.rows, [
      { key: 1, speakerKey: "Ada Quill", speaker: "Ada Quill", text: "so the plan", hidden: false },
    ]);
    await joined.call.evaluate(() => window.teamsStage.write("so the plan is ship it"));
    assert.equal((await joined.port.snapshotWith("is ship it")).rows[0]?.key, 1);
    await joined.port.status({ found: "named", unread: false, hollow: false });
  });

  onCall("t 3: a row that is split shrinks under its key, and the rest is a row of its own", async (joined) => {
    await read(joined, "so the plan is ship it on friday and then");
    await joined.call.evaluate(() => {
      window.teamsStage.write("So the plan is ship it on Friday.");
      window.teamsStage.say("Ada Quill", "And then");
    });
    const { rows } = await joined.port.snapshotWith("And then");
    assert.deepEqual(
      rows.map(({ key, text }) => [key, text]),
      [
        [1, "So the plan is ship it on Friday."],
        [2, "And then"],
      ],
    );
  });

  onCall("t 5: a settled row is revised under its key", async (joined) => {
    await read(joined, "Good morning everyone.");
    await joined.call.evaluate(() => {
      window.teamsStage.say("Ben Okoro", "Hello.");
      window.teamsStage.write("Good morning everyone, thanks for joining.", 1);
    });
    const { rows } = await joined.port.snapshotWith("thanks for joining.");
    assert.deepEqual(
      rows.map(({ key }) => key),
      [1, 2],
    );
  });

  onCall("t 7: the same word thrice is three rows", async (joined) => {
    await read(joined, "Yes.");
    await joined.call.evaluate(() => {
      window.teamsStage.say("Ben Okoro", "Yes.");
      window.teamsStage.say("Ada Quill", "Yes.");
    });
    await joined.call.evaluate(() => window.teamsStage.say("Ben Okoro", "Right."));
    const snapshot = await joined.port.snapshotWith("Right.");
    assert.deepEqual(lines(snapshot), ["Ada Quill: Yes.", "Ben Okoro: Yes.", "Ada Quill: Yes.", "Ben Okoro: Right."]);
    assert.equal(new Set(snapshot.rows.map(({ key }) => key)).size, 4);
  });

  onCall("t 9: rows removed from the top leave the others with their keys", async (joined) => {
    await read(joined);
    await joined.call.evaluate(() => {
      window.teamsStage.say("Ben Okoro", "one");
      window.teamsStage.say("Ada Quill", "two");
    });
    const before = await joined.port.snapshotWith("two");
    const mark = joined.port.mark;
    await joined.call.evaluate(() => window.teamsStage.evict(2));
    const after = await joined.port.snapshotWith("two", mark);
    assert.deepEqual(after.rows, before.rows.slice(2));
    assert.equal(after.rootChanged, false);
  });

  onCall("t 10: a new container is followed, the old one with its words is not", async (joined) => {
    await read(joined);
    const mark = joined.port.mark;
    await joined.call.evaluate(() => window.teamsStage.swap());
    const swapped = await joined.port.snapshotWith("so the plan", mark);
    assert.equal(swapped.rootChanged, true);
    assert.equal(swapped.rows.length, 1);
    assert.notEqual(swapped.rows[0]?.key, 1);
    await joined.call.evaluate(() => window.teamsStage.write("so the plan goes on"));
    const next = await joined.port.snapshotWith("goes on");
    assert.equal(next.rootChanged, false);
    assert.deepEqual(lines(next), ["Ada Quill: so the plan goes on"]);
  });

  onCall("also when the old container keeps its names", async (joined) => {
    await read(joined);
    await joined.call.evaluate(() => {
      window.teamsStage.swap(true);
      window.teamsStage.say("Ben Okoro", "in the new one");
    });
    assert.deepEqual(lines(await joined.port.snapshotWith("in the new one")), [
      "Ada Quill: so the plan",
      "Ben Okoro: in the new one",
    ]);
  });

  onCall("t 12: a row without an author is kept and takes nobody else's name", async (joined) => {
    await read(joined);
    await joined.call.evaluate(() => {
      window.teamsStage.say(null, "who is this");
      window.teamsStage.say("Ben Okoro", "me");
    });
    const snapshot = await joined.port.snapshotWith("me");
    assert.deepEqual(lines(snapshot), ["Ada Quill: so the plan", "?: who is this", "Ben Okoro: me"]);
    assert.match(snapshot.rows[1]?.speakerKey ?? "", /avatar\.svg\?nobody$/);
    await joined.port.status({ unread: false, hollow: false });
  });

  onCall("t 14: what guests see is read alike", async (joined) => {
    await joined.call.evaluate(() => window.teamsStage.guest(true));
    await read(joined, "guest row");
    await joined.call.evaluate(() => {
      window.teamsStage.say(null, "nobody's");
      window.teamsStage.say("Cleo Marsh (Guest)", "one more");
    });
    assert.deepEqual(lines(await joined.port.snapshotWith("one more")), [
      "Ada Quill: guest row",
      "?: nobody's",
      "Cleo Marsh (Guest): one more",
    ]);
    await joined.port.status({ found: "named", unread: false });
  });

  onCall("t 16: the renderer goes and comes back empty", async (joined) => {
    await read(joined);
    const off = joined.port.mark;
    await joined.call.evaluate(() => window.teamsStage.captions(false));
    await joined.port.status({ captions: "off", found: null }, off);
    const on = joined.port.mark;
    await joined.call.evaluate(() => window.teamsStage.captions(true));
    await joined.port.status({ captions: "on", found: "named" }, on);
    assert.deepEqual(joined.port.snapshots(off).map(lines), [[]]);
    await joined.call.evaluate(() => window.teamsStage.say("Ada Quill", "back again"));
    assert.equal((await joined.port.snapshotWith("back again")).rootChanged, true);
  });

  onCall("the whole timeline: every line once, as it was last", async ({ call, port }) => {
    await port.read();
    await call.evaluate(() => window.teamsStage.timeline(4));
    await port.status({ captions: "on", found: "named" }, port.mark - 1);
    const snapshots = port.snapshots();
    const swap = snapshots.findIndex(({ rootChanged }) => rootChanged);
    const early = [...lastOfEach(snapshots.slice(0, swap)).values()];
    assert.deepEqual(lines({ ...(snapshots[0] as Snapshot), rows: early }), [
      "Ada Quill: So the plan is ship it on Friday.",
      "Ada Quill: And then we rest.",
      "Ben Okoro: Good morning everyone, thanks for joining.",
      "Ada Quill: Yes.",
      "Ben Okoro: Yes.",
      "Ada Quill: Yes.",
    ]);
    const late = [...lastOfEach(snapshots.slice(swap)).values()];
    assert.deepEqual(lines({ ...(snapshots[0] as Snapshot), rows: late }), [
      "Ben Okoro: Good morning everyone, thanks for joining.",
      "Ada Quill: Yes.",
      "Ben Okoro: Yes.",
      "Ada Quill: Yes.",
      "Ada Quill: Next point.",
      "?: Who said this?",
      "Cleo Marsh (Guest): guest row that grows",
    ]);
    assert.ok(!JSON.stringify(port.received.entries).includes("nobody's business"));
  });
});
