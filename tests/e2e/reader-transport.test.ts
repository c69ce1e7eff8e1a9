/** What must survive between page and panel: panels that come and go, pages that leave and come back, and forgeries. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { launchSidecue } from "../harness/browser";
import { type ReaderCall, read, readerBrowser, say } from "../harness/reader-call";
import { askForReaders, type ReaderPort, ReaderPorts } from "../harness/reader-port";
import { countObservers, observers, readerWorlds, waitForObservers } from "../harness/reader-world";
import { settings } from "../harness/settings";

const MAX_MESSAGE_BYTES = 64 * 1024;

const onCall = readerBrowser();

/** Lets Ada say some words one by one, each in a snapshot of its own: numbers 2, 3 and so on after the first `read`. */
async function talk(joined: Pick<ReaderCall, "call" | "port">, ...words: readonly string[]): Promise<void> {
  for (const word of words) {
    await say(joined, "Ada Quill", word);
    await joined.port.snapshotWith(word);
  }
}

/** Closes the port, as a panel that is closed does, and opens another one. */
async function reopen({ ports, port, tabId }: ReaderCall): Promise<ReaderPort> {
  await port.disconnect();
  const next = await ports.open(tabId);
  await next.message("status");
  return next;
}

describe("a panel that comes back", () => {
  onCall("gets exactly what came after the number it knows, then what comes", async (joined) => {
    await read(joined);
    await talk(joined, "two", "three", "four", "five");
    const next = await reopen(joined);
    await next.read(3);
    const { rows } = await next.snapshotWith("five");
    assert.deepEqual(next.repeated(), [4, 5]);
    // What is on screen now comes after that, with a number of its own.
    assert.deepEqual(next.numbers(), [6]);
    assert.equal(rows[0]?.key, 1);
    await talk({ ...joined, port: next }, "six");
    assert.deepEqual(next.numbers(), [6, 7]);
    const order = next.received.entries.map((entry) => (entry === "closed" ? entry : entry.type));
    assert.ok(order.indexOf("history") < order.indexOf("snapshot"));
  });

  onCall("gets what was said and has left the screen", async (joined) => {
    await read(joined);
    await say(joined, "You", "gone soon");
    await joined.port.snapshotWith("gone soon");
    await joined.call.evaluate(() => window.stage.drop(2));
    await say(joined, "Ada Quill", "on screen");
    await joined.port.snapshotWith("on screen");
    const next = await reopen(joined);
    await next.read(0);
    await next.snapshotWith("on screen");
    const history = await next.message("history");
    assert.deepEqual(
      history.snapshots.map(({ snapshot }) => snapshot),
      joined.port.snapshots(),
    );
    assert.ok(JSON.stringify(history).includes("gone soon"));
  });

  onCall("gets nothing twice when it knows everything", async (joined) => {
    await read(joined);
    await talk(joined, "two");
    const mark = joined.port.mark;
    await joined.port.read(2);
    await joined.port.snapshotWith("two", mark);
    assert.deepEqual(joined.port.repeated(mark), []);
    assert.deepEqual(joined.port.numbers(mark), [3]);
  });

  onCall("gets a long history in messages under 64 KB", async (joined) => {
    await read(joined);
    for (let turn = 1; turn <= 8; turn++) {
      await say(joined, `Speaker ${turn}`, `${"漢".repeat(4000)} ${turn}.`);
      await joined.port.snapshotWith(` ${turn}.`);
    }
    const next = await reopen(joined);
    await next.read(0);
    await next.snapshotWith(" 8.");
    const messages = next.received.entries.filter((entry) => entry !== "closed" && entry.type === "history");
    assert.ok(messages.length > 2, `${messages.length} messages`);
    for (const message of messages) {
      const bytes = Buffer.byteLength(JSON.stringify(message));
      assert.ok(bytes <= MAX_MESSAGE_BYTES, `${bytes} bytes`);
    }
    assert.deepEqual(next.repeated(), joined.port.numbers());
  });

  onCall("gets nothing of what was forgotten, and numbers go on", async (joined) => {
    await read(joined);
    await talk(joined, "two", "three");
    await joined.port.post({ type: "forget" });
    await joined.port.settled();
    const next = await reopen(joined);
    await next.read(0);
    await next.snapshotWith("three");
    assert.deepEqual(next.repeated(), []);
    assert.deepEqual(next.numbers(), [4]);
  });

  onCall("meets the same reader, and another one after the page was loaded again", async (joined) => {
    const { startedAt } = await joined.port.message("hello");
    await read(joined);
    const next = await reopen(joined);
    assert.equal((await next.message("hello")).startedAt, startedAt);

    const announced = joined.ports.announced;
    await joined.call.reload();
    await next.closed();
    assert.equal(await joined.ports.ready(announced), joined.tabId);
    const last = await joined.ports.open(joined.tabId);
    assert.ok((await last.message("hello")).startedAt > startedAt);
    await read({ ...joined, port: last }, "afresh");
    assert.deepEqual(last.numbers(), [1]);
    assert.deepEqual(last.repeated(), []);
  });

  onCall("is told of a root that was replaced while no panel was there", async (joined) => {
    await read(joined);
    await joined.port.disconnect();
    await joined.call.evaluate(() => window.stage.replaceRegion());
    const next = await joined.ports.open(joined.tabId);
    await next.read(1);
    const { rows, rootChanged } = await next.snapshotWith("chip");
    assert.equal(rootChanged, true);
    assert.equal(rows[0]?.key, 2);
  });

  onCall("is told of rows that went while no panel was there", async (joined) => {
    await read(joined);
    await joined.port.disconnect();
    await joined.call.evaluate(() => window.stage.captions(false));
    const next = await joined.ports.open(joined.tabId);
    await next.read(1);
    const { seq, snapshot } = await next.message("snapshot");
    assert.deepEqual([seq, snapshot.rows], [2, []]);
  });

  onCall("and nothing is read while there is no panel", async (joined) => {
    await read(joined);
    await joined.port.disconnect();
    await say(joined, "Ada Quill", "unheard");
    await joined.call.evaluate(() => window.stage.clear());
    await say(joined, "Ada Quill", "heard");
    const next = await joined.ports.open(joined.tabId);
    await next.read(0);
    await next.snapshotWith("heard");
    assert.ok(!JSON.stringify(next.received.entries).includes("unheard"));
  });
});

describe("a page that goes and comes back", () => {
  onCall("from the back/forward cache: keys and numbers go on, no row is doubled", async (joined) => {
    const { call, ports, tabId } = joined;
    const { startedAt } = await joined.port.message("hello");
    await read(joined);
    await talk(joined, "two");
    await call.goto("about:blank");
    await joined.port.closed();
    const announced = ports.announced;
    await call.goBack().catch(() => null);
    assert.equal(await ports.ready(announced), tabId);

    const next = await ports.open(tabId);
    assert.equal((await next.message("hello")).startedAt, startedAt);
    await next.read(2);
    const back = await next.snapshotWith("two");
    assert.deepEqual(next.repeated(), []);
    assert.deepEqual(next.numbers(), [3]);
    assert.deepEqual(
      back.rows.map(({ key }) => key),
      [1],
    );
    assert.equal(back.rootChanged, false);
    await talk({ call, port: next }, "three");
    assert.equal(next.snapshots().at(-1)?.rows[0]?.key, 1);
    assert.equal(ports.announced, announced + 1);
  });

  onCall("to another call without loading: the same reader, another root", async (joined) => {
    const { call, port, ports } = joined;
    await read(joined);
    const announced = ports.announced;
    await call.evaluate(() => {
      history.pushState(null, "", "/sid-ecue-two");
      window.stage.captions(false);
      window.stage.captions(true);
      window.stage.say("Ada Quill", "another call");
    });
    const { rows, rootChanged } = await port.snapshotWith("another call");
    assert.equal(rootChanged, true);
    assert.deepEqual(
      rows.map(({ key, text }) => [key, text]),
      [[2, "another call"]],
    );
    assert.deepEqual(
      port.numbers(),
      port.numbers().map((_, index) => index + 1),
    );
    assert.equal(ports.announced, announced);
    assert.ok(!port.received.entries.includes("closed"));
  });
});

test("after the extension was reloaded the old reader is silent and exactly one reads", async () => {
  const sidecue = await launchSidecue();
  try {
    const extensionPage = await sidecue.openExtensionPage("options.html");
    const ports = await ReaderPorts.on(extensionPage);
    const call = await sidecue.openCall();
    assert.equal((await askForReaders(sidecue, true)).ok, true);
    const port = await ports.open(await ports.ready());
    const [oldWorld] = readerWorlds(call);
    assert.ok(oldWorld);
    await countObservers(oldWorld);
    await read({ sidecue, ports, call, port, tabId: 0 });
    await waitForObservers(oldWorld, 1);

    // Loading it again ends the old one as an update does; after `chrome.runtime.reload()` a browser that is driven by a
    // test leaves it switched off.
    await sidecue.browser.installExtension(settings().dist);
    await waitForObservers(oldWorld, 0);

    const again = await ReaderPorts.on(await sidecue.openExtensionPage("options.html"));
    assert.equal((await askForReaders(sidecue, true)).ok, true);
    const tabId = await again.ready();
    // The new reader's world takes the place of the old one's, in which nothing looks at the page any more.
    const worlds = readerWorlds(call);
    for (const world of worlds) await countObservers(world);
    const next = await again.open(tabId);
    await next.read();
    await next.snapshotWith("chip");
    const counts = await Promise.all(worlds.map(observers));
    assert.equal(
      counts.reduce((sum, count) => sum + count),
      1,
    );
    await say({ call }, "Ada Quill", "after");
    await next.snapshotWith("after");
    assert.equal(again.announced, 1);
  } finally {
    await sidecue.close();
  }
  assert.deepEqual(sidecue.problems, []);
});

describe("a page that is not to be trusted", () => {
  onCall("can say nothing to the reader", async (joined) => {
    const { call, port, ports } = joined;
    await read(joined);
    await port.post({ type: "rest" });
    await port.settled();
    const [mark, announced] = [port.mark, ports.announced];
    await call.evaluate(() => {
      const forged = ["read", "forget", "turn-on", "rest", "pick", "report", "readers", "reader-ready"].map((type) => ({
        type,
        after: 0,
        path: null,
        wanted: true,
      }));
      for (let round = 0; round < 50; round++) {
        for (const message of forged) {
          window.postMessage(message, "*");
          window.dispatchEvent(new MessageEvent("message", { data: message }));
          for (const target of [window, document, document.body]) {
            target.dispatchEvent(new CustomEvent(message.type, { detail: message }));
            target.dispatchEvent(new CustomEvent("sidecue", { detail: message }));
          }
          new BroadcastChannel("sidecue").postMessage(message);
        }
        window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
        document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
        window.stage.say("Ada Quill", `w${round}`);
      }
      (window as unknown as Record<symbol, unknown>)[Symbol.for("sidecue.reader")] = { stop: () => undefined };
    });
    await port.settled();
    const said = port.received.entries.slice(mark).filter((entry) => entry === "closed" || entry.type !== "report");
    assert.deepEqual(said, []);
    assert.equal(ports.announced, announced);
    // Nothing was forgotten, and nothing was clicked.
    await port.read(0);
    await port.snapshotWith("w49", mark);
    assert.deepEqual(port.repeated(mark), [1]);
    await port.status({ captions: "on" });
  });

  onCall("cannot replace what the document has", async (joined) => {
    const { call, port } = joined;
    await call.evaluate(() => {
      const names = ["querySelectorAll", "documentElement", "hidden", "body", "createTreeWalker", "visibilityState"];
      for (const name of names) {
        const image = document.createElement("img");
        image.name = name;
        document.querySelector("main")?.append(image);
      }
      // Elements with these ids are properties of the window, where it has none of its own.
      for (const id of ["chrome", "performance", "MutationObserver", "sidecue", "location", "setTimeout"]) {
        const element = document.createElement("div");
        element.id = id;
        document.querySelector("main")?.append(element);
      }
    });
    await read(joined);
    await say(joined, "You", "fine");
    await port.snapshotWith("fine");
    await port.status({ inCall: true, captions: "on", found: "named", unread: false, hidden: false, own: ["You"] });
    // Without these the captions are looked for all over the page.
    await call.evaluate(() => {
      document.querySelector(".fJsklc [role=region]")?.removeAttribute("role");
      document.querySelector("[jsname=dsyhDe]")?.removeAttribute("jsname");
    });
    const mark = port.mark;
    await say(joined, "Ada Quill", "still");
    await port.snapshotWith("still", mark);
  });
});
