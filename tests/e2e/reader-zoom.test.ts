/** The Zoom reader in the built extension, on the stand-in call page. Rows of the timeline are named where tested. */

import assert from "node:assert/strict";
import { describe } from "node:test";
import { type ReaderCall, readerBrowser } from "../harness/reader-call";
import { lastOfEach, lines } from "../harness/reader-rows";
import { read } from "../harness/zoom-call";

const FRAMED = "https://app.zoom.us/wc/85012345678/join";
const TOP_LEVEL = "https://acme.zoom.us/wc/85012345678/start";

const onCall = readerBrowser(FRAMED);

describe("the call's state", () => {
  onCall("t 0: before the meeting's frame there is no call; then there is one without captions", async (joined) => {
    const { call, port } = joined;
    await port.read();
    await port.status({ inCall: false, captions: "unknown", canTurnOn: false, found: null });
    await call.evaluate(() => window.zoomStage.enter());
    await port.status({ inCall: true, captions: "off", canTurnOn: false, found: null, obstacle: null });
    await call.evaluate(() => window.zoomStage.captions(true));
    await port.status({ captions: "on", found: "named", unread: false, hollow: false });
    assert.deepEqual(port.snapshots(), []);
  });

  onCall("the button's words decide only where they are known", async ({ call, port }) => {
    await call.evaluate(async () => {
      await window.zoomStage.enter();
      window.zoomStage.button("Untertitel anzeigen");
    });
    await port.status({ inCall: true, captions: "off" });
    let mark = port.mark;
    // They are on, and nothing of them was found: that is no “off”.
    await call.evaluate(() => window.zoomStage.button("Hide Captions"));
    await port.status({ captions: "on", found: null }, mark);
    mark = port.mark;
    await call.evaluate(() => {
      window.zoomStage.captions(true);
      window.zoomStage.button("Untertitel ausblenden");
      window.zoomStage.hideOverlay(true);
    });
    await port.captions("off", mark);
    mark = port.mark;
    await call.evaluate(() => window.zoomStage.hideOverlay(false));
    await port.captions("on", mark);
  });

  onCall("t 55: the end is told by the address, not by the button that stays", async (joined) => {
    await read(joined);
    await joined.port.status({ inCall: true, captions: "on" });
    const ended = joined.port.mark;
    await joined.call.evaluate(() => {
      window.zoomStage.end();
      window.zoomStage.write("so how would you end it");
    });
    await joined.port.snapshotWith("end it");
    assert.ok(
      !joined.port.received.entries.slice(ended).some((entry) => entry !== "closed" && entry.type === "status"),
    );
    await joined.call.evaluate(() => window.zoomStage.goTo("/wc/home"));
    await joined.port.status({ inCall: false, captions: "unknown" }, ended);
  });

  onCall("leaving the meeting's frame lets go of its captions", async (joined) => {
    await read(joined);
    const mark = joined.port.mark;
    await joined.call.evaluate(() => window.zoomStage.goTo("/wc/85012345678/join", true));
    await joined.port.status({ inCall: false, found: null }, mark);
    assert.deepEqual(joined.port.snapshots(mark).map(lines), [[]]);
  });

  onCall("a control that is disabled: captions are forbidden", async ({ call, port }) => {
    await call.evaluate(async () => {
      await window.zoomStage.enter();
      window.zoomStage.button("Show Captions", false);
    });
    await port.status({ inCall: true, obstacle: "captions-forbidden" });
  });

  onCall(
    "the page that starts the app",
    async ({ port }) => {
      await port.status({ inCall: false, obstacle: "native-app" });
    },
    "https://acme.zoom.us/j/85012345678",
  );

  onCall("asked to switch captions on it does nothing", async ({ call, port }) => {
    await call.evaluate(async () => {
      await window.zoomStage.enter();
      const frame = document.querySelector("iframe")?.contentDocument;
      frame?.addEventListener("click", () => window.zoomStage.button("clicked"), true);
    });
    await port.status({ inCall: true });
    await port.post({ type: "turn-on" });
    await port.read();
    await call.evaluate(() => {
      window.zoomStage.captions(true);
      window.zoomStage.row({ photo: "/zoom/avatar.svg" }, "not clicked");
    });
    await port.snapshotWith("not clicked");
    assert.equal(
      await call.evaluate(
        () => document.querySelector("iframe")?.contentDocument?.querySelector("#captions")?.textContent,
      ),
      "Hide Captions",
    );
  });
});

for (const [where, url] of [
  ["in the meeting's frame", FRAMED],
  ["at the top of a company's host", TOP_LEVEL],
] as const) {
  describe(`rows ${where}`, () => {
    const inCall = (name: string, body: (joined: ReaderCall) => Promise<void>): void => onCall(name, body, url);

    inCall("t 1 to 16: the window slides and is revised under one key", async (joined) => {
      const first = await read(joined, "one two three four");
      assert.deepEqual(first.rows, [
        { key: 1, speakerKey: "AQ rgb(39, 174, 96)", speaker: null, text: "one two three four", hidden: false },
      ]);
      await joined.call.evaluate(() => window.zoomStage.write("three four five six"));
      assert.equal((await joined.port.snapshotWith("five six")).rows[0]?.key, 1);
      await joined.call.evaluate(() => window.zoomStage.write("Well, three, four, five, 6."));
      const revised = await joined.port.snapshotWith("five, 6.");
      assert.equal(revised.rows[0]?.key, 1);
      await joined.port.status({ found: "named", unread: false, hollow: false });
    });

    inCall("t 17 and 18: a face that changes keeps the row's key and changes the speaker's", async (joined) => {
      await read(joined);
      await joined.call.evaluate(() => window.zoomStage.face({ photo: "/zoom/avatar.svg?ada" }));
      await joined.call.evaluate(() => window.zoomStage.write("so how would you go on"));
      const { rows } = await joined.port.snapshotWith("go on");
      assert.deepEqual(
        rows.map(({ key, speakerKey, speaker }) => [key, speakerKey, speaker]),
        [[1, "/zoom/avatar.svg?ada", null]],
      );
    });

    inCall("t 21 to 33: rows beside each other; one out of sight is marked as such and comes back", async (joined) => {
      await read(joined);
      await joined.call.evaluate(() => window.zoomStage.row({ photo: "/zoom/avatar.svg?ben" }, "at the same time"));
      const both = await joined.port.snapshotWith("at the same time");
      assert.deepEqual(
        both.rows.map(({ key, speakerKey }) => [key, speakerKey]),
        [
          [1, "AQ rgb(39, 174, 96)"],
          [2, "/zoom/avatar.svg?ben"],
        ],
      );
      for (const on of [false, true]) {
        const mark = joined.port.mark;
        await joined.call.evaluate((shown) => window.zoomStage.show(shown), on);
        const { rows } = await joined.port.snapshotWith("at the same time", mark);
        assert.deepEqual(
          rows.map(({ hidden, text }) => [hidden, text]),
          [
            [!on, "so how would you"],
            [false, "at the same time"],
          ],
        );
      }
    });

    inCall("a row that is put out of sight and back again is seen each time, not at the next poll", async (joined) => {
      await read(joined);
      const mark = joined.port.mark;
      await joined.call.evaluate(async () => {
        for (const on of [false, true, false, true, false, true]) {
          window.zoomStage.show(on);
          await new Promise((resolve) => setTimeout(resolve, 200));
        }
        window.zoomStage.write("so how would you now");
      });
      await joined.port.snapshotWith("now", mark);
      // Polls alone would give two or three.
      const { length } = joined.port.snapshots(mark);
      assert.ok(length >= 6, `${length} snapshots`);
    });

    inCall("t 36: a translation is marked", async (joined) => {
      assert.equal((await read(joined)).rows[0]?.translated, undefined);
      const mark = joined.port.mark;
      await joined.call.evaluate(() => window.zoomStage.translated(true));
      const { rows } = await joined.port.snapshotWith("so how would you", mark);
      assert.deepEqual([rows[0]?.translated, rows[0]?.key], [true, 1]);
    });

    inCall("t 40: a root that is removed and made again in a breakout room", async (joined) => {
      await read(joined);
      const off = joined.port.mark;
      await joined.call.evaluate(() => window.zoomStage.captions(false));
      await joined.port.status({ captions: "off", found: null }, off);
      await joined.call.evaluate(() => {
        window.zoomStage.captions(true);
        window.zoomStage.row({ photo: "/zoom/avatar.svg?ben" }, "in the small room");
      });
      const back = await joined.port.snapshotWith("in the small room");
      assert.equal(back.rootChanged, true);
      assert.deepEqual(
        back.rows.map(({ key }) => key),
        [2],
      );
    });

    inCall("t 50: the older box has words only", async ({ call, port }) => {
      await call.evaluate(async () => {
        await window.zoomStage.enter();
        window.zoomStage.captions(true);
        window.zoomStage.row(null, "first line");
        window.zoomStage.row(null, "second line");
      });
      await port.read();
      const { rows } = await port.snapshotWith("second line");
      assert.deepEqual(
        rows.map(({ key, speakerKey, speaker, text }) => [key, speakerKey, speaker, text]),
        [
          [1, "", null, "first line"],
          [2, "", null, "second line"],
        ],
      );
      await port.status({ found: "named", unread: false });
    });
  });
}

describe("the timeline", () => {
  onCall("the whole of it", async ({ call, port }) => {
    await port.read();
    await call.evaluate(() => window.zoomStage.timeline(8));
    await port.status({ inCall: false, found: null }, port.mark - 1);
    const snapshots = port.snapshots();
    assert.deepEqual(
      [...lastOfEach(snapshots).values()].map(({ text, speakerKey, hidden }) => [text, speakerKey, hidden]),
      [
        ["Well, quite another thing is said here, and it goes on in translation", "/zoom/avatar.svg?ben", false],
        ["I talk at the same time", "/zoom/avatar.svg?ada", true],
        ["In the small room now", "/zoom/avatar.svg?ben", false],
        ["Only words are left", "", false],
      ],
    );
    assert.equal(snapshots.filter(({ rootChanged }) => rootChanged).length, 2);
    assert.deepEqual(
      snapshots
        .flatMap(({ rows }) => rows.filter(({ translated }) => translated))
        .map(({ key }) => key)
        .slice(0, 1),
      [1],
    );
  });
});
