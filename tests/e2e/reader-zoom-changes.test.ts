/** The Zoom reader on the transcript panel, and on pages that were changed. */

import assert from "node:assert/strict";
import { describe } from "node:test";
import type { Snapshot } from "../../extension/src/messages";
import { type ReaderCall, readerBrowser } from "../harness/reader-call";
import { lines } from "../harness/reader-rows";
import { read } from "../harness/zoom-call";

const onCall = readerBrowser("https://app.zoom.us/wc/85012345678/join");

describe("the transcript panel", () => {
  /** Enters a meeting with a transcript of three rows, the second of which shows no name. */
  async function open({ call, port }: ReaderCall): Promise<Snapshot> {
    await call.evaluate(async () => {
      await window.zoomStage.enter();
      window.zoomStage.panel(true);
      window.zoomStage.said("Ada Quill", "Good morning.");
      window.zoomStage.said("Ada Quill", "Shall we start?");
      window.zoomStage.said("Ben Okoro", "Yes.");
    });
    const mark = port.mark;
    await port.read();
    return port.snapshotWith("Yes.", mark);
  }

  onCall("has names, and a row without one has the name of the row before", async (joined) => {
    const snapshot = await open(joined);
    assert.deepEqual(lines(snapshot), ["Ada Quill: Good morning.", "Ada Quill: Shall we start?", "Ben Okoro: Yes."]);
    await joined.port.status({ captions: "on", found: "named", unread: false, hollow: false });
  });

  onCall("is preferred to the overlay, and given up when it is closed", async (joined) => {
    await read(joined);
    await joined.call.evaluate(() => {
      window.zoomStage.panel(true);
      window.zoomStage.said("Ada Quill", "so how would you begin");
    });
    const named = await joined.port.snapshotWith("begin");
    assert.deepEqual(lines(named), ["Ada Quill: so how would you begin"]);
    assert.equal(named.rootChanged, true);
    const mark = joined.port.mark;
    await joined.call.evaluate(() => window.zoomStage.panel(false));
    assert.deepEqual(lines(await joined.port.snapshotWith("so how would you", mark)), ["?: so how would you"]);
  });

  onCall("rows that come and go with scrolling are not told as new", async (joined) => {
    await open(joined);
    await joined.call.evaluate(() => {
      for (let row = 0; row < 12; row++) window.zoomStage.said("Ben Okoro", `point ${row}`);
    });
    const before = await joined.port.snapshotWith("point 11");
    const scrolled = joined.port.mark;
    await joined.call.evaluate(() => {
      window.zoomStage.render(0, 8);
      window.zoomStage.scrollUp(300);
      // The status is told after the rows were looked at.
      window.zoomStage.button("Show Captions", false);
    });
    await joined.port.status({ obstacle: "captions-forbidden" }, scrolled);
    assert.deepEqual(joined.port.snapshots(scrolled), []);

    await joined.call.evaluate(() => {
      window.zoomStage.render(8, 15);
      window.zoomStage.said("Cleo Marsh", "And me.");
    });
    const back = await joined.port.snapshotWith("And me.", scrolled);
    // The row that shows Ben's name is not in the page now.
    assert.deepEqual(lines(back).slice(-3), ["Ben Okoro: point 10", "Ben Okoro: point 11", "Cleo Marsh: And me."]);
    assert.equal(back.rootChanged, false);
    assert.equal(before.rows.length, 15);
  });

  onCall("a row keeps its name when the one that showed it has left the page", async (joined) => {
    await open(joined);
    await joined.call.evaluate(() => {
      const list = document.querySelector("iframe")?.contentDocument?.querySelector(".ReactVirtualized__List");
      list?.firstElementChild?.remove();
      list?.querySelector(".lt-full-transcript__message")?.append(" Now?");
      window.zoomStage.said("Ben Okoro", "All of it.");
    });
    assert.deepEqual(lines(await joined.port.snapshotWith("All of it.")), [
      "Ada Quill: Shall we start? Now?",
      "Ben Okoro: Yes.",
      "Ben Okoro: All of it.",
    ]);
  });
});

describe("changed pages", () => {
  for (const [what, found, change] of [
    ["without the pictures' class", "named", (): void => window.zoomStage.strip("zmu-data-selector-item__icon")],
    ["without the ids", "named", (): void => window.zoomStage.stripIds()],
    ["without the lines' class", "shaped", (): void => window.zoomStage.strip("live-transcription-subtitle__item")],
    [
      "without the boxes' classes",
      "named",
      (): void => {
        for (const part of ["content", "box", "box--overlay", "frame", "overlay-container"]) {
          window.zoomStage.strip(`live-transcription-subtitle__${part}`);
        }
      },
    ],
  ] as const) {
    onCall(`${what}: ${found}`, async (joined) => {
      await joined.call.evaluate(() => window.zoomStage.enter());
      await joined.call.evaluate(change);
      await joined.call.evaluate(() => {
        window.zoomStage.captions(true);
        window.zoomStage.row({ initials: "AQ", colour: "rgb(39, 174, 96)" }, "still here");
        window.zoomStage.row({ photo: "/zoom/avatar.svg?ben" }, "me too");
      });
      await joined.port.read();
      const { rows } = await joined.port.snapshotWith("me too");
      assert.deepEqual(
        rows.map(({ speakerKey, text }) => [speakerKey, text]),
        [
          ["AQ rgb(39, 174, 96)", "still here"],
          ["/zoom/avatar.svg?ben", "me too"],
        ],
      );
      await joined.port.status({ inCall: true, captions: "on", found });
    });
  }

  onCall("other classes of the same family, no ids: loose", async (joined) => {
    await joined.call.evaluate(async () => {
      await window.zoomStage.enter();
      window.zoomStage.stripIds();
      window.zoomStage.captions(true);
      window.zoomStage.row({ photo: "/zoom/avatar.svg?ada" }, "still here");
      window.zoomStage.row({ photo: "/zoom/avatar.svg?ben" }, "me too");
      const meeting = document.querySelector("iframe")?.contentDocument;
      for (const element of meeting?.querySelectorAll("[class*=live-transcription]") ?? []) {
        element.className = element.className.replaceAll("subtitle__", "v2-");
      }
    });
    await joined.port.read();
    const { rows } = await joined.port.snapshotWith("me too");
    assert.deepEqual(
      rows.map(({ speakerKey, text }) => [speakerKey, text]),
      [
        ["/zoom/avatar.svg?ada", "still here"],
        ["/zoom/avatar.svg?ben", "me too"],
      ],
    );
    await joined.port.status({ found: "loose" });
  });

  onCall("neither the lines' class nor the ids: by their place", async ({ call, port }) => {
    await call.evaluate(async () => {
      await window.zoomStage.enter();
      window.zoomStage.strip("live-transcription-subtitle__item");
      window.zoomStage.stripIds();
      window.zoomStage.captions(true);
      window.zoomStage.row({ initials: "AQ", colour: "rgb(39, 174, 96)" }, "still here");
      window.zoomStage.row({ photo: "/zoom/avatar.svg?ben" }, "me too");
    });
    await port.read();
    const { rows } = await port.snapshotWith("me too");
    assert.deepEqual(
      rows.map(({ speakerKey, text }) => [speakerKey, text]),
      [
        ["AQ rgb(39, 174, 96)", "still here"],
        ["/zoom/avatar.svg?ben", "me too"],
      ],
    );
    await port.status({ captions: "on", found: "shaped" });
  });

  onCall("words that belong to no row are said to be unread", async (joined) => {
    await read(joined);
    await joined.call.evaluate(() => {
      const meeting = document.querySelector("iframe")?.contentDocument;
      meeting?.querySelector(".live-transcription-subtitle__content")?.append("words of their own");
    });
    await joined.port.status({ found: "named", unread: true });
  });

  onCall("an overlay that is hidden as a whole hides its rows", async (joined) => {
    assert.equal((await read(joined)).rows[0]?.hidden, false);
    const mark = joined.port.mark;
    await joined.call.evaluate(() => window.zoomStage.hideOverlay(true));
    assert.equal((await joined.port.snapshotWith("so how would you", mark)).rows[0]?.hidden, true);
  });

  onCall("a form of the frame that clobbers DOM properties is read like anything else", async (joined) => {
    await read(joined);
    await joined.call.evaluate(() => {
      const meeting = document.querySelector("iframe")?.contentDocument;
      const row = meeting?.querySelector(".live-transcription-subtitle__content > div");
      const form = meeting?.createElement("form");
      const words = row?.lastElementChild;
      if (!row || !form || !words) throw new Error("no row");
      form.append(...row.childNodes);
      row.replaceWith(form);
      for (const name of ["children", "firstElementChild", "lastElementChild", "textContent", "querySelector"]) {
        const image = document.createElement("img");
        image.name = name;
        words.append(image);
      }
      words.append(" do it");
    });
    const { rows } = await joined.port.snapshotWith("so how would you do it");
    assert.deepEqual(
      rows.map(({ key, speakerKey }) => [key, speakerKey]),
      [[1, "AQ rgb(39, 174, 96)"]],
    );
  });

  onCall("all names new, in English: captions are on and not found", async ({ call, port }) => {
    await call.evaluate(async () => {
      await window.zoomStage.enter();
      window.zoomStage.stripIds();
      window.zoomStage.captions(true);
      window.zoomStage.row({ photo: "/zoom/avatar.svg?ada" }, "lost words");
      const meeting = document.querySelector("iframe")?.contentDocument;
      for (const element of meeting?.querySelectorAll("[class*=live-transcription]") ?? []) element.className = "x9";
    });
    await port.read();
    await port.status({ inCall: true, captions: "on", found: null });
    assert.deepEqual(port.snapshots(), []);
  });

  onCall("without the toolbar: still a call while captions are drawn", async (joined) => {
    await read(joined);
    const mark = joined.port.mark;
    await joined.call.evaluate(() => {
      document.querySelector("iframe")?.contentDocument?.querySelector("#wc-footer")?.remove();
      window.zoomStage.write("so how would you go on");
    });
    await joined.port.snapshotWith("go on");
    assert.ok(
      !joined.port.received.entries
        .slice(mark)
        .some((entry) => entry !== "closed" && entry.type === "status" && !entry.inCall),
    );
  });
});
