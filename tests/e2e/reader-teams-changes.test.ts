/** The Teams reader on pages that were changed, and switching captions on. */

import assert from "node:assert/strict";
import { describe } from "node:test";
import { readerBrowser } from "../harness/reader-call";
import { lines } from "../harness/reader-rows";
import { read } from "../harness/teams-call";

const onCall = readerBrowser("https://teams.microsoft.com/v2/");

describe("changed pages", () => {
  onCall("other classes and another language", async (joined) => {
    await joined.call.evaluate(() => {
      window.teamsStage.rotate();
      document.documentElement.lang = "uk";
      for (const button of document.querySelectorAll("button")) button.textContent = "Більше";
    });
    await joined.port.status({ inCall: true, captions: "off", canTurnOn: true });
    assert.equal((await read(joined)).rows[0]?.speaker, "Ada Quill");
  });

  for (const [name, found] of [
    ["closed-captions-v2-items-renderer", "named"],
    ["closed-caption-v2-virtual-list-content", "shaped"],
    ["closed-caption-v2-window-wrapper", "named"],
    ["closed-caption-renderer-wrapper", "named"],
  ] as const) {
    onCall(`without ${name}: ${found}`, async (joined) => {
      await joined.call.evaluate((tid) => window.teamsStage.strip(tid), name);
      await read(joined);
      await joined.call.evaluate(() => window.teamsStage.say("Ben Okoro", "and then"));
      assert.deepEqual(lines(await joined.port.snapshotWith("and then")), [
        "Ada Quill: so the plan",
        "Ben Okoro: and then",
      ]);
      await joined.port.status({ captions: "on", found, unread: false });
    });
  }

  for (const guest of [false, true]) {
    onCall(`without any container's name, ${guest ? "guests" : "members"}: by the leaves`, async (joined) => {
      await joined.call.evaluate((on) => {
        window.teamsStage.guest(on);
        const names = ["virtual-list-content", "window-wrapper"].map((name) => `closed-caption-v2-${name}`);
        for (const name of [...names, "closed-caption-renderer-wrapper"]) window.teamsStage.strip(name);
      }, guest);
      await read(joined);
      await joined.call.evaluate(() => {
        window.teamsStage.say(null, "who");
        window.teamsStage.say("Ben Okoro", "later row");
      });
      const snapshot = await joined.port.snapshotWith("later row");
      assert.deepEqual(lines(snapshot), ["Ada Quill: so the plan", "?: who", "Ben Okoro: later row"]);
      assert.equal(snapshot.rootChanged, false);
      await joined.port.status({ captions: "on", found: "loose", hollow: false });
    });
  }

  onCall("without the authors' name: read, and said to be hollow", async (joined) => {
    await joined.call.evaluate(() => window.teamsStage.strip("author"));
    assert.deepEqual(lines(await read(joined)), ["?: so the plan"]);
    await joined.port.status({ found: "named", hollow: true });
  });

  onCall("without the words' name: said to be unread", async ({ call, port }) => {
    await call.evaluate(() => {
      window.teamsStage.strip("closed-caption-text");
      window.teamsStage.captions(true);
      window.teamsStage.say("Ada Quill", "lost words");
    });
    await port.read();
    await port.status({ captions: "on", found: "named", unread: true });
    assert.deepEqual(port.snapshots(), []);
  });

  onCall("all names new: captions are not said to be off", async ({ call, port }) => {
    await call.evaluate(() => {
      window.teamsStage.captions(true);
      window.teamsStage.say("Ada Quill", "lost words");
      for (const element of document.querySelectorAll(".captions [data-tid]")) {
        element.setAttribute("data-tid", `captions-v3-${element.tagName}`);
      }
    });
    await port.read();
    await port.status({ inCall: true, captions: "unknown", found: null });
  });

  onCall("initials in place of a picture are no unread text", async (joined) => {
    await read(joined);
    await joined.call.evaluate(() => {
      document.querySelector(".captions img")?.replaceWith("AQ");
      window.teamsStage.strip("author");
    });
    // The names' going is told at the same moment as unread text would be.
    await joined.port.status({ hollow: true, unread: false });
  });

  onCall("a form that clobbers DOM properties is read like anything else", async (joined) => {
    await read(joined);
    await joined.call.evaluate(() => {
      const body = document.querySelector(".fui-ChatMessageCompact__body");
      const form = document.createElement("form");
      const author = body?.firstElementChild;
      if (!body || !author) throw new Error("no row");
      form.append(...body.childNodes);
      body.replaceWith(form);
      for (const name of ["children", "parentElement", "textContent", "querySelector", "closest"]) {
        const image = document.createElement("img");
        image.name = name;
        author.append(image);
      }
      window.teamsStage.say("Ben Okoro", "and so on");
    });
    assert.deepEqual(lines(await joined.port.snapshotWith("and so on")), [
      "Ada Quill: so the plan",
      "Ben Okoro: and so on",
    ]);
  });

  onCall("captions in an open shadow tree", async (joined) => {
    await joined.call.evaluate(() => {
      window.teamsStage.intoShadow();
      document.querySelector("[aria-live]")?.remove();
      document.querySelector("body > [data-tid]")?.remove();
    });
    await joined.call.evaluate(() => {
      window.teamsStage.captions(true);
      window.teamsStage.say("Ada Quill", "in the shade");
    });
    await joined.port.read();
    // The page is searched through only every few seconds.
    await joined.port.status({ captions: "on", found: "named" });
    assert.deepEqual(lines(await joined.port.snapshotWith("in the shade")), ["Ada Quill: in the shade"]);
  });
});

describe("switching captions on", () => {
  onCall("by the menu, when it is asked for and not before", async ({ call, port }) => {
    await port.read();
    await port.captions("off");
    assert.equal(await call.evaluate(() => document.querySelector("[role=menu]")), null);
    const mark = port.mark;
    await port.post({ type: "turn-on" });
    await port.status({ captions: "on", canTurnOn: false, found: "named" }, mark);
    assert.equal(await call.evaluate(() => document.querySelector("[role=menu]")), null);
  });

  onCall("by a menu without the part for languages", async ({ call, port }) => {
    await call.evaluate(() => window.teamsStage.menu("flat"));
    await port.post({ type: "turn-on" });
    await port.captions("on");
  });

  onCall("asked twice it does not switch them off again", async ({ call, port }) => {
    await Promise.all([port.post({ type: "turn-on" }), port.post({ type: "turn-on" })]);
    await port.captions("on");
    await port.post({ type: "turn-on" });
    const mark = port.mark;
    await call.evaluate(() => window.teamsStage.leave());
    await port.status({ inCall: false }, mark);
    const states = port.received.entries.flatMap((entry) =>
      entry !== "closed" && entry.type === "status" ? [entry.captions] : [],
    );
    assert.deepEqual([...new Set(states)], ["off", "on", "unknown"]);
    assert.ok(states.lastIndexOf("off") < states.indexOf("on"));
  });

  onCall("an entry that is disabled is said to be forbidden, and the menu closed", async ({ call, port }) => {
    await call.evaluate(() => window.teamsStage.menu("disabled"));
    await port.post({ type: "turn-on" });
    await port.status({ captions: "off", canTurnOn: false, obstacle: "captions-forbidden" });
    await call.waitForFunction(() => document.querySelector("[role=menu]") === null);
  });

  onCall("a menu without the entry is closed again", async ({ call, port }) => {
    await call.evaluate(() => window.teamsStage.menu("missing"));
    await port.post({ type: "turn-on" });
    await call.waitForSelector("[role=menu]");
    await call.waitForFunction(() => document.querySelector("[role=menu]") === null);
  });
});
