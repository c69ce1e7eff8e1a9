/** What happens in a call on Meet, as the reader tells it: the whole timeline, own name, turning on, hidden tabs, bounds. */

import assert from "node:assert/strict";
import { describe } from "node:test";
import type { ReaderMessage, Snapshot } from "../../extension/src/messages";
import { type ReaderCall, read, readerBrowser, say } from "../harness/reader-call";

const MAX_MESSAGE_BYTES = 64 * 1024;
const SPEED = 8;

const onCall = readerBrowser();

describe("a whole call", () => {
  onCall("the timeline from captions off to a presentation", async ({ call, port }) => {
    await port.read();
    await call.evaluate((speed) => window.stage.timeline(speed), SPEED);
    await port.snapshotWith("this is the demo");
    const snapshots = port.snapshots();
    /** What a row said over time, each thing once. */
    const history = (key: number | undefined): string[] => [
      ...new Set(snapshots.flatMap(({ rows }) => rows.filter((row) => row.key === key).map(({ text }) => text))),
    ];
    const last = (list: readonly string[]): string | undefined => list.at(-1);

    // t 3 to 13: one row, revised; a second without captions is eight of these, so the start may be missed. t 12 to 15: the person's own, shorter and longer again. t 14: nobody's.
    const ada = history(1);
    assert.ok(ada.includes("We should ship the new build"));
    assert.ok(ada.includes("We should ship the new build on Friday"));
    assert.equal(last(ada), "We should really ship the new build on Friday");
    const own = history(2);
    assert.equal(own[0], "sounds good");
    assert.equal(last(own), "sounds good to me");
    const nobody = snapshots.flatMap(({ rows }) => rows).find(({ speaker }) => speaker === null);
    assert.deepEqual([nobody?.key, nobody?.text], [3, "Ben joined"]);

    // t 18: new nodes, told once, with the same words; they go on. t 22: gone, and another region.
    const changes = snapshots.filter(({ rootChanged }) => rootChanged);
    assert.equal(changes.length, 2);
    assert.deepEqual(
      changes[0]?.rows.map(({ key, text }) => [key, text]),
      [
        [4, last(ada)],
        [5, "sounds good to me"],
        [6, "Ben joined"],
      ],
    );
    assert.equal(last(history(5)), "sounds good to me as well");
    assert.equal(snapshots.filter(({ rows }) => rows.length === 0).length, 1);

    // t 25 to 55: one row whatever happens to its words, and in another language. What was held back came at once.
    const long = history(7);
    assert.ok(long.some((text) => text.startsWith("long59 ") && text.endsWith(" long88 and then")));
    const late = long.filter((text) => text.includes("late1 "));
    assert.ok(late[0]?.startsWith("what would you measure first late1 ") && late[0].endsWith(" late24"));
    assert.ok(last(long)?.endsWith("late24 still the same for everyone"));

    // t 60: a shared screen speaks for itself.
    const { rows } = snapshots.at(-1) ?? { rows: [] };
    assert.deepEqual(
      rows.map(({ key, speakerKey }) => [key, speakerKey]),
      [
        [7, "Ada Quill"],
        [8, "Ada Quill's presentation"],
      ],
    );
    const statuses = port.received.entries.filter((entry) => entry !== "closed" && entry.type === "status");
    assert.ok(statuses.every((status) => !status.unread && !status.hollow));
  });
});

describe("who speaks", () => {
  onCall("the own name is the one with the own tile's picture, in any language", async (joined) => {
    await joined.call.evaluate(() => {
      window.stage.ownLabel = "Ви";
    });
    await read(joined);
    await joined.port.status({ found: "named", own: [] });
    await say(joined, "Ви", "так");
    await joined.port.status({ own: ["Ви"] });
  });

  onCall("another's name is never taken for the own one", async (joined) => {
    await joined.call.evaluate(() => {
      // The own camera is on, so the nearest picture to the own buttons is Ada's.
      const tile = [...document.querySelectorAll(".tiles figure")].find((figure) => figure.querySelector("button"));
      tile?.querySelector("img")?.remove();
    });
    await read(joined);
    const mark = joined.port.mark;
    await joined.call.evaluate(() => window.stage.captions(false));
    await joined.port.captions("off", mark);
    for (const entry of joined.port.received.entries) {
      if (entry !== "closed" && entry.type === "status") assert.deepEqual(entry.own, []);
    }
  });

  onCall("of two names with one picture, neither is taken", async (joined) => {
    await read(joined);
    await say(joined, "You", "yes");
    await joined.port.status({ own: ["You"] });
    const mark = joined.port.mark;
    await joined.call.evaluate(() => {
      window.stage.say("Guest", "hello");
      const own = document.querySelector(".tiles figure:has(button) img")?.getAttribute("src") ?? "";
      window.stage.picture("Guest", own);
      document.querySelector(".tiles figure[aria-label=Guest]")?.remove();
    });
    await joined.port.status({ own: [] }, mark);
  });

  onCall("a presentation is a speaker of its own, with the same picture", async (joined) => {
    await read(joined);
    await joined.call.evaluate(() => {
      const picture = document.querySelector(".fJsklc img")?.getAttribute("src") ?? null;
      window.stage.say("Ada Quill's presentation", "watch this");
      window.stage.picture("Ada Quill's presentation", picture);
    });
    const { rows } = await joined.port.snapshotWith("watch this");
    assert.deepEqual(
      rows.map(({ speaker, speakerKey }) => [speaker, speakerKey]),
      [
        ["Ada Quill", "Ada Quill"],
        ["Ada Quill's presentation", "Ada Quill's presentation"],
      ],
    );
  });

  onCall("a picture that comes late changes neither key nor speaker", async (joined) => {
    await read(joined);
    await joined.call.evaluate(() => {
      window.stage.announce("Ben joined");
      window.stage.say("Ben Okoro", "hello");
      window.stage.picture("Ben Okoro", null);
    });
    const before = await joined.port.snapshotWith("hello");
    await joined.call.evaluate(() => {
      window.stage.picture("Ben Okoro", "/meet/avatars/3.svg");
      window.stage.append("Ben Okoro", "everyone");
    });
    const after = await joined.port.snapshotWith("hello everyone");
    const who = ({ rows }: Snapshot): unknown[] =>
      rows.map(({ key, speaker, speakerKey }) => [key, speaker, speakerKey]);
    assert.deepEqual(who(after), who(before));
    assert.equal(after.rows[1]?.speaker, null);
  });

  onCall("a name that comes late is the same row's", async (joined) => {
    await read(joined);
    await joined.call.evaluate(() => window.stage.announce("so tell me"));
    const before = await joined.port.snapshotWith("so tell me");
    assert.equal(before.rows[1]?.speaker, null);
    const mark = joined.port.mark;
    await joined.call.evaluate(() => {
      const name = document.createElement("div");
      name.textContent = "Ben Okoro";
      document.querySelectorAll(".nMcdL")[1]?.firstElementChild?.append(name);
    });
    const after = await joined.port.snapshotWith("so tell me", mark);
    assert.deepEqual([after.rows[1]?.speaker, after.rows[1]?.key], ["Ben Okoro", before.rows[1]?.key]);
  });
});

describe("turning captions on", () => {
  /** Counts the clicks that the captions button gets. */
  async function countClicks({ call }: ReaderCall): Promise<() => Promise<number>> {
    await call.evaluate(() => {
      const button = document.querySelector<HTMLElement>("[jsname=RrG0hf]");
      button?.addEventListener("click", () => {
        button.dataset["clicks"] = String(Number(button.dataset["clicks"] ?? 0) + 1);
      });
    });
    return () =>
      call.evaluate(() => Number(document.querySelector<HTMLElement>("[jsname=RrG0hf]")?.dataset["clicks"] ?? 0));
  }

  onCall("the button is clicked when the person asks for it, and only then", async (joined) => {
    const { port } = joined;
    const clicks = await countClicks(joined);
    await port.read();
    await port.status({ captions: "off", canTurnOn: true });
    assert.equal(await clicks(), 0);
    await port.post({ type: "turn-on" });
    await port.status({ captions: "on", canTurnOn: false, found: "named" });
    assert.equal(await clicks(), 1);

    // They are on: another click would turn them off.
    await port.post({ type: "turn-on" });
    await say(joined, "Ada Quill", "so");
    await port.snapshotWith("so");
    assert.equal(await clicks(), 1);

    // The person turns them off: that stays.
    const mark = port.mark;
    await joined.call.evaluate(() => window.stage.captions(false));
    await port.captions("off", mark);
    assert.equal(await clicks(), 1);
  });

  onCall("no click where the button's state is not known", async (joined) => {
    const clicks = await countClicks(joined);
    await joined.call.evaluate(() => window.stage.change("other-captions-icon"));
    await joined.port.status({ inCall: true, captions: "unknown", canTurnOn: false });
    await joined.port.post({ type: "turn-on" });
    await joined.port.post({ type: "report" });
    await joined.port.message("report");
    assert.equal(await clicks(), 0);
  });

  onCall("a key that a script presses does nothing, one of a person's is told", async ({ call, port }) => {
    await call.evaluate(() => document.dispatchEvent(new KeyboardEvent("keydown", { key: "c", bubbles: true })));
    assert.equal(await call.$(".fJsklc [role=region]"), null);
    await call.keyboard.press("c");
    await port.captions("on");
  });
});

describe("a hidden tab", () => {
  onCall("is told, and what was held back comes in one batch after it is shown again", async (joined) => {
    const { call, port, sidecue } = joined;
    await read(joined);
    const other = await sidecue.browser.newPage();
    await other.bringToFront();
    await port.status({ hidden: true });
    const mark = port.mark;
    await call.evaluate(() => {
      // Meet draws in animation frames, of which a hidden tab has none.
      requestAnimationFrame(() => {
        for (let word = 1; word <= 24; word++) window.stage.say("Ada Quill", `late${word}`);
      });
    });
    await call.bringToFront();
    await port.snapshotWith("late24", mark);
    const told = port.received.entries.slice(mark).flatMap((entry) => (entry === "closed" ? [] : [entry]));
    assert.deepEqual(
      told.filter(({ type }) => type === "snapshot").map((entry) => (entry as { seq: number }).seq),
      [2],
    );
    const shown = told.findIndex((entry) => entry.type === "status" && !entry.hidden);
    assert.ok(shown !== -1 && shown < told.findIndex(({ type }) => type === "snapshot"));
    await other.close();
  });

  onCall("is read all the same where its page goes on", async (joined) => {
    await read(joined);
    const other = await joined.sidecue.browser.newPage();
    await other.bringToFront();
    await joined.port.status({ hidden: true });
    await say(joined, "Ada Quill", "while nobody looks");
    await joined.port.snapshotWith("while nobody looks");
    await other.close();
  });
});

describe("bounds", () => {
  onCall("a block longer than a message may be keeps its end, from a whole word on", async (joined) => {
    await read(joined);
    for (const end of ["first end", "second end"]) {
      await say(joined, "Ada Quill", `${"elephant ".repeat(600)}${end}`);
      const { rows } = await joined.port.snapshotWith(end);
      const text = rows[0]?.text ?? "";
      assert.ok(text.length <= 4096 && text.length > 4000, `${text.length} characters`);
      assert.ok(text.startsWith("elephant "));
      assert.equal(rows[0]?.key, 1);
    }
  });

  onCall("a long block without spaces is cut between characters", async (joined) => {
    await read(joined);
    // One of them more or less moves the cut into the middle of a pair.
    for (const start of ["", "x"]) {
      const mark = joined.port.mark;
      await say(joined, "Ada Quill", `${"𠮷".repeat(3000)}${start}`);
      const { rows } = await joined.port.snapshotWith(`𠮷${start}`, mark);
      const text = rows[0]?.text ?? "";
      assert.ok(text.isWellFormed() && text.startsWith("𠮷") && text.length <= 4096);
    }
  });

  for (const [name, letter] of [
    ["Latin", "word "],
    ["Han", "漢"],
    ["quotation marks", '"'],
    ["control characters", "\u0001 a"],
    ["pairs", "𠮷"],
  ] as const) {
    onCall(`forty long rows of ${name} fit into 64 KB, the newest first`, async (joined) => {
      await read(joined);
      await joined.call.evaluate((unit) => {
        for (let turn = 1; turn <= 40; turn++) {
          const speaker = `${turn}${unit.repeat(60)}`.slice(0, 90);
          window.stage.say(speaker, `${unit.repeat(4000)}.`);
        }
        window.stage.say("Ada Quill", "the end");
      }, letter);
      await joined.port.snapshotWith("the end");
      const messages = joined.port.received.entries.filter(
        (entry): entry is Extract<ReaderMessage, { type: "snapshot" }> =>
          entry !== "closed" && entry.type === "snapshot",
      );
      for (const message of messages) {
        const bytes = Buffer.byteLength(JSON.stringify(message));
        assert.ok(bytes <= MAX_MESSAGE_BYTES, `${bytes} bytes`);
      }
      assert.ok((messages.at(-1)?.snapshot.rows.length ?? 0) >= 4);
    });
  }

  onCall("rows that leave at the top leave the others as they are", async (joined) => {
    await read(joined);
    await say(joined, "You", "one");
    await say(joined, "Ada Quill", "two");
    const { rows } = await joined.port.snapshotWith("two");
    const mark = joined.port.mark;
    await joined.call.evaluate(() => window.stage.drop(2));
    assert.deepEqual((await joined.port.snapshotWith("two", mark)).rows, rows.slice(2));
  });
});
