/** What a reader costs its page: bounds that hold on any machine. The figures themselves are printed. */

import assert from "node:assert/strict";
import { describe } from "node:test";
import { read, readerBrowser } from "../harness/reader-call";
import { type ReaderCost, readerCost } from "../harness/reader-cost";

const MUTATIONS = 100_000;
const UPDATES_A_SECOND = 3;
const SECONDS = Number(process.env["SIDECUE_LOAD_SECONDS"] ?? 5);

const onCall = readerBrowser();

/** Prints the figures and gives the reader's share of the time. */
function share(what: string, { elapsedMs, readerMs, longestMs, taskMs }: ReaderCost): number {
  const ms = (value: number): string => `${value.toFixed(1)} ms`;
  const part = readerMs / elapsedMs;
  console.info(
    `${what}: reader ${ms(readerMs)} of ${ms(elapsedMs)} (${(part * 100).toFixed(2)} %), longest ${ms(longestMs)}, all tasks ${ms(taskMs)}`,
  );
  return part;
}

describe("what a reader costs", () => {
  onCall(`${MUTATIONS} changes of captions: few messages, and the page stays free`, async (joined) => {
    await read(joined);
    const mark = joined.port.mark;
    const cost = await readerCost(joined.call, async () => {
      await joined.call.evaluate(async (changes) => {
        const text = document.querySelector(".nMcdL")?.lastElementChild;
        for (let change = 1; change <= changes; change++) {
          text?.replaceChildren(`change ${change} of ${changes}`);
          if (change % 500 === 0) await new Promise((resolve) => setTimeout(resolve));
        }
      }, MUTATIONS);
      await joined.port.snapshotWith(`change ${MUTATIONS} of ${MUTATIONS}`, mark);
    });
    const part = share(`${MUTATIONS} changes`, cost);
    assert.ok(joined.port.mark - mark <= 2 + cost.elapsedMs / 100, `${joined.port.mark - mark} messages`);
    assert.ok(part < 0.25, `${part}`);
    assert.ok(cost.longestMs < 500, `${cost.longestMs} ms`);
  });

  onCall("ten thousand blocks cost no more than a screenful", async (joined) => {
    await read(joined);
    await joined.call.evaluate(() => {
      const block = document.querySelector(".nMcdL");
      for (let copy = 0; copy < 10_000; copy++) block?.before(block.cloneNode(true));
    });
    const mark = joined.port.mark;
    const cost = await readerCost(joined.call, async () => {
      for (let word = 0; word < 20; word++) {
        await joined.call.evaluate((said) => window.stage.append("Ada Quill", said), `w${word}`);
        await joined.port.snapshotWith(`w${word}`, mark);
      }
    });
    const part = share("10,000 blocks", cost);
    assert.ok(part < 0.25, `${part}`);
    assert.ok(cost.longestMs < 500, `${cost.longestMs} ms`);
  });

  onCall("megabytes in one block are cut, and read no more often than the page can bear", async (joined) => {
    await read(joined);
    await joined.call.evaluate(() => window.stage.say("Ada Quill", "x".repeat(3_000_000)));
    const cost = await readerCost(joined.call, async () => {
      for (let word = 0; word < 5; word++) {
        await joined.call.evaluate((said) => window.stage.say("Ada Quill", said), `w${word}`);
        await joined.port.snapshotWith(`w${word}`);
      }
    });
    const part = share("3 MB in a block", cost);
    assert.ok(part < 0.25, `${part}`);
    assert.ok((joined.port.snapshots().at(-1)?.rows[0]?.text.length ?? 0) <= 4096);
  });

  onCall(`a call at ${UPDATES_A_SECOND} updates a second`, async (joined) => {
    await read(joined);
    // A call that has gone on for a while: forty turns of forty words.
    await joined.call.evaluate(() => {
      for (let turn = 0; turn < 40; turn++) window.stage.say(turn % 2 ? "You" : "Ben Okoro", "word ".repeat(40));
      window.stage.say("Ada Quill", "now");
    });
    await joined.port.snapshotWith("now");
    const cost = await readerCost(joined.call, () =>
      joined.call.evaluate(
        async (updates, pause) => {
          for (let update = 1; update <= updates; update++) {
            window.stage.say(update % 40 < 20 ? "Ada Quill" : "You", `w${update}`);
            await new Promise((resolve) => setTimeout(resolve, pause));
          }
        },
        SECONDS * UPDATES_A_SECOND,
        1000 / UPDATES_A_SECOND,
      ),
    );
    const part = share("a normal call", cost);
    assert.ok(part < 0.1, `${part}`);
  });
});
