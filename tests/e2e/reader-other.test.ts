/** Guess, pick, report and conflict: captions on a page that nothing is known of. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { CALL_URL } from "../harness/call-server";
import { allowedSite, type CallTab, openCallTab } from "../harness/call-tab";
import type {} from "../pages/other/stage-api";

const ORIGIN = "https://other.example/*";
/** Long enough for a guess: four changes and the reader's next look. */
const ENOUGH = "so tell me how would you make a slow query faster";

const site = allowedSite(ORIGIN, "https://other.example/room");
const { onPage: onCall } = site;

async function say({ page }: CallTab, speaker: string, words: string): Promise<void> {
  await page.evaluate((who, what) => window.otherStage.say(who, what), speaker, words);
}

async function talk({ page }: CallTab, speaker: string, words = ENOUGH): Promise<void> {
  await page.evaluate((who, what) => window.otherStage.talk(who, what), speaker, words);
}

/** Lets somebody speak until their captions are guessed. */
async function guessed(tab: CallTab): Promise<void> {
  await tab.port.read();
  await talk(tab, "Ada Quill");
  await tab.port.status({ found: "guessed" });
}

/** Lets the person pick, and clicks in the middle of an element. */
async function pickAt({ page, port }: CallTab, selector: string): Promise<void> {
  await page.bringToFront();
  await port.post({ type: "pick" });
  // The reader hears in order: once it has answered, it is listening.
  const { mark } = port;
  await port.post({ type: "report" });
  await port.message("report", mark);
  await page.click(selector);
}

/** Asks for the report, which is answered in order. */
async function reportOf({ port }: CallTab): Promise<string> {
  const { mark } = port;
  await port.post({ type: "report" });
  return (await port.message("report", mark)).text;
}

describe("the guess", () => {
  onCall("what grows as captions do is read, with its speakers", async (tab) => {
    await guessed(tab);
    await say(tab, "Ben Okoro", "first its plan");
    const { rows, platform } = await tab.port.snapshotWith("first its plan");
    assert.equal(platform, "generic");
    assert.deepEqual(
      rows.map(({ speaker, speakerKey, text }) => [speaker, speakerKey, text]),
      [
        ["Ada Quill", "Ada Quill", ENOUGH],
        ["Ben Okoro", "Ben Okoro", "first its plan"],
      ],
    );
    await say(tab, "Ben Okoro", "then");
    const grown = await tab.port.snapshotWith("first its plan then");
    assert.equal(grown.rows[1]?.key, rows[1]?.key);
    await tab.port.status({ found: "guessed", hollow: false, unread: false, elsewhere: false });
  });

  onCall("nothing is guessed before the panel reads, nor after it rests", async (tab) => {
    await talk(tab, "Ada Quill");
    await tab.port.read();
    await tab.port.post({ type: "rest" });
    await talk(tab, "Ben Okoro");
    await tab.port.read();
    const { mark } = tab.port;
    await reportOf(tab);
    assert.deepEqual(tab.port.snapshots(mark), []);
  });

  onCall("neither the chat nor the clock, nor notes above a box to write in", async (tab) => {
    await tab.port.read();
    await tab.page.evaluate(async (words) => {
      window.otherStage.chat("a whole message");
      await Promise.all([window.otherStage.chatGrows(words), window.otherStage.notesGrow(words)]);
    }, ENOUGH);
    // The captions come last and are the first thing that is read.
    await guessed(tab);
    assert.ok(tab.port.snapshots().every(({ rows }) => rows.every(({ speaker }) => speaker === "Ada Quill")));
  });

  onCall("a row with any other text is not read", async (tab) => {
    await guessed(tab);
    await say(tab, "Ben Okoro", "private");
    await tab.port.snapshotWith("private");
    const { mark } = tab.port;
    await tab.page.evaluate(() => window.otherStage.note("Only you can see this"));
    assert.deepEqual(
      (await tab.port.message("snapshot", mark)).snapshot.rows.map(({ speaker }) => speaker),
      ["Ada Quill"],
    );
  });

  onCall("rows with other text from the start are never guessed", async (tab) => {
    await tab.page.evaluate(() => {
      window.otherStage.say("Ada Quill", "so");
      window.otherStage.note("Only you can see this");
    });
    await tab.port.read();
    await talk(tab, "Ada Quill");
    assert.deepEqual(tab.port.snapshots(), []);
  });

  onCall("a box to write in that appears among the rows ends it", async (tab) => {
    await guessed(tab);
    await say(tab, "Ben Okoro", "seen");
    await tab.port.snapshotWith("seen");
    const { mark } = tab.port;
    await tab.page.evaluate(() => {
      document.querySelector(".zX9q")?.append(document.createElement("textarea"));
      window.otherStage.say("Ben Okoro", "unseen");
    });
    await tab.port.status({ found: null }, mark);
    assert.ok(!JSON.stringify(tab.port.snapshots()).includes("unseen"));
  });

  onCall("captions in a second box beside the first are read with them", async (tab) => {
    await guessed(tab);
    await tab.page.evaluate(() => window.otherStage.newGroup());
    await talk(tab, "Ben Okoro", "first I would look at its plan");
    await say(tab, "Ben Okoro", "indeed");
    const { rows } = await tab.port.snapshotWith("its plan indeed");
    assert.deepEqual(
      rows.map(({ speaker }) => speaker),
      ["Ada Quill", "Ben Okoro"],
    );
  });

  onCall("a wrong guess is not made again", async (tab) => {
    await guessed(tab);
    const { mark } = tab.port;
    await tab.port.post({ type: "guess", right: false });
    await tab.port.status({ found: null }, mark);
    const rejected = tab.port.mark;
    await talk(tab, "Ben Okoro");
    assert.deepEqual(
      tab.port.snapshots(rejected).flatMap(({ rows }) => rows),
      [],
    );
  });

  onCall("a guess that was confirmed is found again after a reload", async (tab) => {
    await guessed(tab);
    await tab.port.post({ type: "guess", right: true });
    const { path } = await tab.port.message("picked");
    assert.ok(!/ada|quill|slow|query/i.test(path), path);
    await tab.port.status({ found: "picked" });
    const announced = site.ports.announced;
    await tab.page.reload();
    const next = await site.ports.open(await site.ports.ready(announced));
    await say(tab, "Ben Okoro", "at once");
    await next.read(0, path);
    assert.equal((await next.snapshotWith("at once")).rows[0]?.speaker, "Ben Okoro");
  });

  onCall("a hundred thousand changes do not keep it from the captions", async (tab) => {
    await tab.port.read();
    const storm = tab.page.evaluate(async () => {
      for (let gust = 0; gust < 10; gust++) {
        window.otherStage.storm(10_000);
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
    });
    await guessed(tab);
    await storm;
  });

  onCall("a window of words that slides, without a name", async (tab) => {
    await tab.port.read();
    await tab.page.evaluate(() =>
      window.otherStage.slide("one two three four five six seven eight nine ten eleven twelve thirteen fourteen"),
    );
    const { rows } = await tab.port.snapshotWith("thirteen fourteen");
    assert.deepEqual(
      rows.map(({ speaker, text }) => [speaker, text]),
      [[null, "seven eight nine ten eleven twelve thirteen fourteen"]],
    );
    assert.equal(new Set(tab.port.snapshots().flatMap((snapshot) => snapshot.rows.map(({ key }) => key))).size, 1);
  });

  onCall("what is read out or a list, and what can be written in, is left alone", async (tab) => {
    await tab.port.read();
    const decoys = [
      ["aria-live", "polite"],
      ["role", "log"],
      ["role", "list"],
      ["role", "grid"],
      ["role", "alert"],
      ["contenteditable", "true"],
      ["id", "side-chat-pane"],
      ["aria-label", "Chat"],
    ] as const;
    await tab.page.evaluate((boxes, words) => window.otherStage.decoys(boxes, words), decoys, ENOUGH);
    assert.deepEqual(tab.port.snapshots(), []);
    // The same without such a mark is read.
    await tab.page.evaluate((words) => {
      for (const box of document.querySelectorAll(".dB7x")) box.remove();
      return window.otherStage.decoys([["title", "x"]], words);
    }, ENOUGH);
    assert.equal((await tab.port.snapshotWith("faster")).rows[0]?.speaker, "Cy Decoy");
  });

  onCall("captions in a frame of the same site", async (tab) => {
    await tab.page.evaluate(() => window.otherStage.intoFrame());
    await guessed(tab);
    await tab.port.post({ type: "guess", right: true });
    const { path } = await tab.port.message("picked");
    assert.match(path, /^iframe/);
    await tab.port.status({ found: "picked" });
    await say(tab, "Ben Okoro", "in the frame");
    assert.equal((await tab.port.snapshotWith("in the frame")).rows[1]?.speaker, "Ben Okoro");
  });

  onCall("the timeline at its own pace", async (tab) => {
    await tab.port.read();
    await tab.page.evaluate(() => window.otherStage.timeline(1));
    const { rows } = await tab.port.snapshotWith("look for in it");
    assert.deepEqual(
      rows.map(({ speaker }) => speaker),
      ["Ada Quill", "Ben Okoro", "Ada Quill"],
    );
  });
});

describe("the pick", () => {
  onCall("a click on a line gives all lines, and the page does not hear of it", async (tab) => {
    await say(tab, "Ada Quill", "one two");
    await say(tab, "Ben Okoro", "three four");
    await tab.page.evaluate(() => {
      const heard: string[] = [];
      (window as unknown as { heard: string[] }).heard = heard;
      for (const type of ["pointerdown", "mousedown", "mouseup", "click"]) {
        addEventListener(type, () => heard.push(type));
      }
    });
    await tab.port.read();
    await pickAt(tab, ".rV4b:last-child .tK7w");
    const { path } = await tab.port.message("picked");
    assert.ok(!/ada|quill|ben|one|three/i.test(path), path);
    const { rows } = await tab.port.snapshotWith("three four");
    assert.deepEqual(
      rows.map(({ speaker, text }) => [speaker, text]),
      [
        ["Ada Quill", "one two"],
        ["Ben Okoro", "three four"],
      ],
    );
    await tab.port.status({ found: "picked", hollow: false });
    assert.deepEqual(await tab.page.evaluate(() => (window as unknown as { heard: string[] }).heard), []);
    await tab.page.click(".q_tile");
    assert.equal(await tab.page.evaluate(() => (window as unknown as { heard: string[] }).heard.length), 4);
  });

  onCall("on a single line, beside its words", async (tab) => {
    await say(tab, "Ada Quill", "only this");
    await tab.port.read();
    await pickAt(tab, ".pQ2x");
    await tab.port.message("picked");
    assert.equal((await tab.port.snapshotWith("only this")).rows[0]?.speaker, "Ada Quill");
  });

  onCall("found again with other classes", async (tab) => {
    await say(tab, "Ada Quill", "one two");
    await tab.port.read();
    await pickAt(tab, ".tK7w");
    const { path } = await tab.port.message("picked");
    await tab.page.evaluate(() => window.otherStage.rotate());
    const { mark } = tab.port;
    await tab.port.read(0, path);
    await say(tab, "Ada Quill", "three");
    assert.equal((await tab.port.snapshotWith("one two three", mark)).rows[0]?.speaker, "Ada Quill");
  });

  onCall("what is gone is not found, and a path that is none does no harm", async (tab) => {
    await say(tab, "Ada Quill", "one two");
    await tab.port.read();
    await pickAt(tab, ".tK7w");
    await tab.port.message("picked");
    const { mark } = tab.port;
    await tab.page.evaluate(() => window.otherStage.end());
    await tab.port.status({ found: null }, mark);
    for (const path of ["", "|", "||||", "]]|((|", "x".repeat(100_000), "|body|*|*|*"]) await tab.port.read(0, path);
    const after = tab.port.mark;
    await reportOf(tab);
    assert.deepEqual(tab.port.snapshots(after), []);
  });

  onCall("a chat, a box to write in and a button are refused and hear their click", async (tab) => {
    await tab.page.evaluate(() => {
      window.otherStage.chat("private words");
      addEventListener("click", () => document.body.setAttribute("data-clicks", "1"));
    });
    await tab.port.read();
    for (const selector of [".q_message p", "textarea", ".q_bar button"]) {
      await tab.page.evaluate(() => document.body.removeAttribute("data-clicks"));
      await pickAt(tab, selector);
      await tab.page.waitForSelector("body[data-clicks='1']", { timeout: 5000 });
    }
    await reportOf(tab);
    assert.ok(tab.port.received.entries.every((entry) => entry === "closed" || entry.type !== "picked"));
  });

  onCall("Escape ends it; a click that the page makes up is none", async (tab) => {
    await say(tab, "Ada Quill", "one two");
    await tab.port.read();
    await tab.page.bringToFront();
    await tab.port.post({ type: "pick" });
    await reportOf(tab);
    await tab.page.evaluate(() => {
      const line = document.querySelector<HTMLElement>(".tK7w");
      for (const type of ["pointerdown", "mousedown", "click"]) {
        line?.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
      }
      line?.click();
    });
    await reportOf(tab);
    await tab.page.keyboard.press("Escape");
    await tab.page.click(".tK7w");
    await reportOf(tab);
    assert.ok(tab.port.received.entries.every((entry) => entry === "closed" || entry.type !== "picked"));
  });
});

describe("on a known platform", () => {
  function onMeet(name: string, body: (tab: CallTab) => Promise<void>): void {
    test(name, async () => {
      const tab = await openCallTab(site.sidecue, site.ports, CALL_URL);
      try {
        await body(tab);
      } finally {
        await tab.page.close();
      }
    });
  }

  async function speak({ page }: CallTab, speaker: string, words: string): Promise<void> {
    await page.evaluate(
      async (who, what) => {
        for (const word of what.split(" ")) {
          window.stage.say(who, word);
          await new Promise((resolve) => setTimeout(resolve, 330));
        }
      },
      speaker,
      words,
    );
  }

  onMeet("nothing is guessed before all else has failed for eight seconds", async (tab) => {
    await tab.page.evaluate(() => {
      window.stage.captions(true);
      window.stage.disguise("Text");
      const region = document.querySelector(".fJsklc [role=region], [aria-label=Text]");
      region?.removeAttribute("role");
      region?.querySelector("button i")?.remove();
    });
    await tab.port.read();
    await speak(tab, "Ada Quill", ENOUGH);
    assert.deepEqual(tab.port.snapshots(), []);
    await speak(tab, "Ben Okoro", `${ENOUGH} and then ${ENOUGH} ${ENOUGH}`);
    const { found } = await tab.port.status({ found: "guessed" });
    assert.equal(found, "guessed");
    await speak(tab, "Ada Quill", "at last");
    const { rows } = await tab.port.snapshotWith("at last");
    assert.deepEqual(
      rows.map(({ speaker }) => speaker),
      ["Ada Quill", "Ben Okoro", "Ada Quill"],
    );
  });

  onMeet("captions that moved elsewhere are told of", async (tab) => {
    await tab.page.evaluate(() => {
      window.stage.captions(true);
      window.stage.say("Ada Quill", "before");
    });
    await tab.port.read();
    await tab.port.snapshotWith("before");
    await tab.port.status({ found: "named", elsewhere: false });
    await tab.page.evaluate(async (words) => {
      const line = document.createElement("p");
      document.body.append(line);
      for (const word of words.split(" ")) {
        line.append(`${word} `);
        await new Promise((resolve) => setTimeout(resolve, 330));
      }
    }, `${ENOUGH} ${ENOUGH} ${ENOUGH} ${ENOUGH}`);
    await tab.port.status({ found: "named", elsewhere: true });
  });
});

describe("the report", () => {
  const CANARY = "zebrafish";

  onCall("tells the structure around the captions and not a word of them", async (tab) => {
    await say(tab, CANARY, `${CANARY} and more`);
    await tab.page.evaluate((word) => {
      const row = document.querySelector(".rV4b");
      row?.setAttribute("aria-label", word);
      row?.setAttribute("title", word);
      row?.setAttribute("id", `row-${word}`);
      row?.setAttribute("data-tid", `row of ${word}`);
      row?.querySelector("img")?.setAttribute("alt", word);
      document.documentElement.lang = "de";
    }, CANARY);
    await tab.port.read();
    await pickAt(tab, ".tK7w");
    await tab.port.status({ found: "picked" });
    const text = await reportOf(tab);
    assert.ok(!text.includes(CANARY), text);
    assert.match(text, /^Sidecue 0\.\d+\.\d+\n/);
    assert.match(text, /generic on other\.example, lang de/);
    assert.match(text, /found: picked, rows: 1/);
    assert.match(text, /captions: unknown/);
    assert.match(text, /^\s*div data-tid=\? id=\? class=rV4b aria-label:9 title:9 text:27$/m);
    assert.match(text, /^\s*p class=tK7w text:18$/m);
  });

  onCall("without captions it tells of the regions that may be some, up to a size", async (tab) => {
    await tab.page.evaluate((word) => {
      const region = document.createElement("div");
      region.setAttribute("role", "region");
      region.className = "x-region";
      for (let index = 0; index < 400; index++) {
        const line = document.createElement("p");
        line.className = `${"long-".repeat(8)}name`;
        line.textContent = word;
        region.append(line);
      }
      document.body.append(region);
    }, CANARY);
    const text = await reportOf(tab);
    assert.match(text, /found: no, rows: 0/);
    assert.match(text, /^div role=region class=x-region/m);
    assert.ok(!text.includes(CANARY));
    assert.ok(text.split("\n").length <= 200 && text.length <= 12_000);
  });
});

describe("other extensions", () => {
  onCall("one that leaves its button here is named", async (tab) => {
    await tab.page.evaluate(() => {
      const button = document.createElement("button");
      button.id = "transcriptonic-fab";
      document.documentElement.append(button);
    });
    await tab.port.status({ conflict: "TranscripTonic" });
  });

  onCall("one that takes the captions off the screen is told of, but not a page's own fading in", async (tab) => {
    await guessed(tab);
    await tab.page.evaluate(() => document.querySelector(".q_strip")?.setAttribute("style", "opacity: 0.9"));
    await tab.port.status({ conflict: null });
    const { mark } = tab.port;
    await tab.page.evaluate(() => document.querySelector(".q_strip")?.setAttribute("style", "opacity: 0.2"));
    await tab.port.status({ conflict: "another extension" }, mark);
    await say(tab, "Ben Okoro", "still read");
    await tab.port.snapshotWith("still read");
  });
});
