/** The Meet reader in the built extension, on the stand-in call page. Rows of the timelines are named where tested. */

import assert from "node:assert/strict";
import { describe } from "node:test";
import { read, readerBrowser, say } from "../harness/reader-call";
import { askForReaders } from "../harness/reader-port";
import { countObservers, observers, readerWorld, waitForObservers } from "../harness/reader-world";

const QUIET_MS = 100;

const onCall = readerBrowser();

describe("the call's state", () => {
  onCall("says hello with the moment at which t is 0", async ({ port }) => {
    const { platform, startedAt } = await port.message("hello");
    assert.equal(platform, "meet");
    assert.ok(startedAt <= Date.now() && startedAt > Date.now() - 60_000);
  });

  onCall("t 0: without a region captions are off", async ({ port }) => {
    await port.status({ inCall: true, captions: "off", found: null });
  });

  onCall("t 2: captions on, nothing said: no snapshot until there is a row", async ({ call, port }) => {
    await port.read();
    await call.evaluate(() => window.stage.captions(true));
    await port.captions("on");
    assert.deepEqual(port.snapshots(), []);
    await say({ call }, "Ada Quill", "so");
    assert.equal((await port.snapshotWith("so")).rows.length, 1);
    assert.equal(port.snapshots().length, 1);
  });

  onCall("after leaving the page is no call any more", async (joined) => {
    await read(joined);
    const { call, port } = joined;
    const mark = port.mark;
    await call.evaluate(() => window.stage.leave());
    await port.status({ inCall: false, captions: "unknown" }, mark);
    // The captions went with the call: whoever merges them learns that the last words are final.
    assert.deepEqual(port.snapshots(mark).at(-1)?.rows, []);
  });
});

describe("rows", () => {
  onCall("t 3 to 10: a block that grows keeps its key, also after a silence", async (joined) => {
    const first = await read(joined);
    assert.deepEqual(first.rows, [
      { key: 1, speakerKey: "Ada Quill", speaker: "Ada Quill", text: "we should chip", hidden: false },
    ]);
    assert.equal(first.platform, "meet");
    assert.equal(first.rootChanged, false);
    await say(joined, "Ada Quill", "the new build");
    const grown = await joined.port.snapshotWith("we should chip the new build");
    assert.deepEqual(grown.rows[0]?.key, 1);
    assert.ok(grown.t >= first.t && Number.isInteger(grown.t));
  });

  onCall("t 5 to 13: an edit of another speaker's block keeps every key", async (joined) => {
    await read(joined);
    await say(joined, "You", "sounds good");
    const before = await joined.port.snapshotWith("sounds good");
    await joined.call.evaluate(() => window.stage.revise("Ada Quill", "chip", "really ship"));
    const after = await joined.port.snapshotWith("really ship");
    assert.deepEqual(
      after.rows.map(({ key, text }) => [key, text]),
      before.rows.map(({ key, text }) => [key, text.replace("chip", "really ship")]),
    );
    assert.deepEqual(after.rows[1]?.speaker, "You");
  });

  onCall("t 14: a row without a name has no speaker", async (joined) => {
    await read(joined);
    await joined.call.evaluate(() => window.stage.announce("Ben joined"));
    const { rows } = await joined.port.snapshotWith("Ben joined");
    assert.equal(rows[1]?.speaker, null);
    assert.match(rows[1]?.speakerKey ?? "", /^\/meet\/avatars\/\d\.svg$/);
  });

  onCall("t 18: a replaced region is told once, with new keys for the same words", async (joined) => {
    const { rows } = await read(joined);
    const mark = joined.port.mark;
    await joined.call.evaluate(() => window.stage.replaceRegion());
    const replaced = await joined.port.snapshotWith("we should chip", mark);
    assert.equal(replaced.rootChanged, true);
    assert.notEqual(replaced.rows[0]?.key, rows[0]?.key);
    await say(joined, "Ada Quill", "on Friday");
    const next = await joined.port.snapshotWith("on Friday");
    assert.equal(next.rootChanged, false);
    assert.equal(next.rows[0]?.key, replaced.rows[0]?.key);
  });

  onCall("t 22: captions off and on again: the rows go, then a new root comes", async (joined) => {
    await read(joined);
    await joined.port.captions("on");
    const off = joined.port.mark;
    await joined.call.evaluate(() => window.stage.captions(false));
    await joined.port.captions("off", off);
    assert.deepEqual(
      joined.port.snapshots(off).map(({ rows, rootChanged }) => [rows, rootChanged]),
      [[[], false]],
    );
    await joined.call.evaluate(() => {
      window.stage.captions(true);
      window.stage.say("Ada Quill", "back again");
    });
    assert.equal((await joined.port.snapshotWith("back again")).rootChanged, true);
  });

  onCall("a row that is not displayed is marked, and stays", async (joined) => {
    await read(joined);
    await joined.call.evaluate(() => {
      const block = document.querySelector<HTMLElement>("[jsname=dsyhDe] .nMcdL");
      if (block) block.style.display = "none";
    });
    await say(joined, "You", "right");
    const { rows } = await joined.port.snapshotWith("right");
    assert.deepEqual(
      rows.map(({ hidden, text }) => [hidden, text]),
      [
        [true, "we should chip"],
        [false, "right"],
      ],
    );
  });

  onCall("only the last rows and the last words are sent", async (joined) => {
    await read(joined);
    await joined.call.evaluate(() => {
      for (let turn = 0; turn < 60; turn++) window.stage.say(turn % 2 ? "You" : "Ben Okoro", `turn ${turn}`);
      window.stage.say("Ada Quill", `${"elephant ".repeat(1000)}at last`);
    });
    const { rows } = await joined.port.snapshotWith("at last");
    assert.equal(rows.length, 40);
    const text = rows.at(-1)?.text ?? "";
    assert.ok(text.length <= 4096 && text.length > 4000, `${text.length} characters`);
    assert.ok(text.startsWith("elephant "));
  });
});

describe("finding the captions", () => {
  onCall("t 55: another language, other classes, no jsname", async (joined) => {
    const before = await read(joined);
    await joined.call.evaluate(() => window.stage.disguise("Субтитри"));
    await say(joined, "Ada Quill", "anyway");
    const after = await joined.port.snapshotWith("anyway");
    assert.equal(after.rows[0]?.key, before.rows[0]?.key);
    assert.equal(after.rootChanged, false);
    assert.equal(after.rows[0]?.speaker, "Ada Quill");
  });

  onCall("found from the start by shape alone, without tabindex", async ({ call, port }) => {
    await call.evaluate(() => {
      window.stage.captions(true);
      window.stage.disguise("Text");
      document.querySelector(".fJsklc [role=region]")?.removeAttribute("tabindex");
      window.stage.say("Ada Quill", "still here");
    });
    await port.read();
    assert.equal((await port.snapshotWith("still here")).rows[0]?.speaker, "Ada Quill");
  });

  onCall("a chat that looks like captions is not read", async ({ call, port }) => {
    await call.evaluate(() => {
      window.stage.captions(true);
      window.stage.say("Ben Okoro", "private words");
      window.stage.disguise("Chat");
      const chat = document.querySelector(".fJsklc [role=region]");
      chat?.append(document.createElement("textarea"));
      // The page's own region has become the chat; captions come anew, in a place without a name.
      const captions = chat?.cloneNode(true) as Element;
      captions.querySelector("textarea")?.remove();
      captions.setAttribute("aria-label", "Captions");
      const words = captions.querySelector("img")?.parentElement?.nextElementSibling;
      if (words) words.textContent = "public words";
      document.body.append(captions);
    });
    await port.read();
    const { rows } = await port.snapshotWith("public words");
    assert.equal(rows.length, 1);
    assert.ok(!JSON.stringify(port.snapshots()).includes("private"));
  });

  onCall("of two regions of the same shape the known label decides", async ({ call, port }) => {
    await call.evaluate(() => {
      window.stage.captions(true);
      window.stage.say("Ben Okoro", "somebody in a list");
      window.stage.disguise("People");
      const captions = document.querySelector(".fJsklc [role=region]")?.cloneNode(true) as Element;
      captions.setAttribute("aria-label", "字幕");
      const words = captions.querySelector("img")?.parentElement?.nextElementSibling;
      if (words) words.textContent = "captions";
      document.body.append(captions);
    });
    await port.read();
    const { rows } = await port.snapshotWith("captions");
    assert.deepEqual(
      rows.map(({ text }) => text),
      ["captions"],
    );
  });

  onCall("a form that clobbers DOM properties is read like anything else", async (joined) => {
    await read(joined);
    await joined.call.evaluate(() => {
      const block = document.querySelector("[jsname=dsyhDe] .nMcdL");
      const [header, text] = block?.children ?? [];
      if (!block || !header || !text) throw new Error("no caption block");
      const form = document.createElement("form");
      form.append(header, text);
      block.replaceWith(form);
      // A form's own properties give way to the names of what is in it.
      for (const name of ["children", "firstElementChild", "lastElementChild", "textContent", "querySelector"]) {
        const image = document.createElement("img");
        image.name = name;
        header.append(image);
      }
      text.append("and so on");
    });
    const { rows } = await joined.port.snapshotWith("and so on");
    assert.deepEqual(
      rows.map(({ key, speaker, text }) => [key, speaker, text]),
      [[1, "Ada Quill", "we should chip and so on"]],
    );
  });
});

describe("reading and resting", () => {
  onCall("reads nothing before it is told to, and nothing while it rests", async (joined) => {
    const { call, port } = joined;
    await call.evaluate(() => {
      window.stage.captions(true);
      window.stage.say("Ada Quill", "not yet");
    });
    await port.captions("on");
    assert.deepEqual(port.snapshots(), []);

    await port.read();
    await port.snapshotWith("not yet");
    await port.post({ type: "rest" });
    const rested = port.mark;
    await say({ call }, "Ada Quill", "unheard");
    // The controls are still looked at once a second: when this arrives, a snapshot would have come long since.
    await call.evaluate(() => {
      const icon = document.querySelector("[jsname=RrG0hf] i");
      if (icon) icon.textContent = "closed_caption_off";
    });
    await port.captions("off", rested);
    assert.deepEqual(port.snapshots(rested), []);

    const again = port.mark;
    await port.read();
    const full = await port.snapshotWith("unheard", again);
    assert.equal(full.rows[0]?.key, 1);
    assert.equal(full.rootChanged, false);
  });

  onCall("“read” again sends everything again", async (joined) => {
    const first = await read(joined);
    const mark = joined.port.mark;
    await joined.port.read();
    assert.deepEqual((await joined.port.snapshotWith("chip", mark)).rows, first.rows);
  });

  onCall("messages are numbered from 1 without gaps", async (joined) => {
    await read(joined);
    await say(joined, "You", "one");
    await joined.port.snapshotWith("one");
    await say(joined, "You", "two");
    await joined.port.snapshotWith("two");
    const numbers = joined.port.received.entries.flatMap((entry) =>
      entry !== "closed" && entry.type === "snapshot" ? [entry.seq] : [],
    );
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => index + 1),
    );
  });

  onCall("a storm of changes gives one snapshot per quiet time, and the last words", async (joined) => {
    await read(joined);
    const mark = joined.port.mark;
    await joined.call.evaluate(async () => {
      for (let word = 0; word < 150; word++) {
        window.stage.say("Ada Quill", `w${word}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    });
    await joined.port.snapshotWith("w149", mark);
    const times = joined.port.snapshots(mark).map(({ t }) => t);
    assert.ok(times.length >= 3, `${times.length} snapshots`);
    const gaps = times.slice(1).map((t, index) => t - (times[index] ?? 0));
    assert.ok(Math.min(...gaps) >= QUIET_MS, `gaps of ${gaps} ms`);
  });

  onCall("stops looking as soon as the port is closed", async (joined) => {
    const world = readerWorld(joined.call);
    await countObservers(world);
    await read(joined);
    // The observer was made by an injection that came before the count, and is counted when it begins to look.
    assert.equal(await observers(world), 1);
    await joined.port.disconnect();
    await waitForObservers(world, 0);
  });

  onCall("what it does not know it ignores", async (joined) => {
    for (const message of [{}, { type: "write" }, { type: ["read"] }, []]) await joined.port.post(message);
    await read(joined);
    assert.equal(joined.port.snapshots().length, 1);
  });
});

describe("one reader, one panel", () => {
  onCall("a port with another name is not served", async ({ ports, tabId }) => {
    const other = await ports.open(tabId, "other");
    const right = await ports.open(tabId);
    await right.message("hello");
    assert.deepEqual(
      other.received.entries.filter((entry) => entry !== "closed"),
      [],
    );
  });

  onCall("a new port takes over from the old one", async (joined) => {
    await read(joined);
    const next = await joined.ports.open(joined.tabId);
    await joined.port.closed();
    await next.message("hello");
    await next.read();
    assert.equal((await next.snapshotWith("chip")).rows[0]?.key, 1);
  });

  onCall("a second injection leaves exactly one live reader", async (joined) => {
    const world = readerWorld(joined.call);
    await countObservers(world);
    await read(joined);
    const announced = joined.ports.announced;
    assert.equal((await askForReaders(joined.sidecue, true)).ok, true);
    // It announces itself again and goes on, with all it remembers.
    assert.equal(await joined.ports.ready(announced), joined.tabId);
    assert.equal(await observers(world), 1);

    const next = await joined.ports.open(joined.tabId);
    await joined.port.closed();
    await read({ ...joined, port: next });
    assert.equal(await observers(world), 1);
    assert.deepEqual([...next.repeated(), ...next.numbers()], [1, 2]);
    assert.equal(next.received.entries.filter((entry) => entry !== "closed" && entry.type === "hello").length, 1);
  });

  onCall("a page that comes back from the back/forward cache announces itself again", async (joined) => {
    await read(joined);
    await joined.call.goto("about:blank");
    await joined.port.closed();
    const announced = joined.ports.announced;
    await joined.call.goBack({ waitUntil: "load" }).catch(() => null);
    assert.equal(await joined.ports.ready(announced), joined.tabId);
    const next = await joined.ports.open(joined.tabId);
    await next.read();
    // The page was kept as it was: had it been loaded anew, there would be no captions.
    assert.equal((await next.snapshotWith("chip")).rows[0]?.key, 1);
  });
});
