/** A long call in the optimised engine: neither memory nor the cost of an update grows. Alone in its process. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { EngineModule, HELLO, type Row, rowsAt } from "./engine";

const SNAPSHOTS = 20_000;
const WORDS_AN_UTTERANCE = 25;
const ROWS_ON_SCREEN = 12;
const MEASURED = 2000;
const MB = 2 ** 20;
const SAID =
  "so we had a service that wrote orders into the database and published an event for each of them and then how would you make sure that the cache and the index do not show stale rows when a client retries the payment call";

const engines = await EngineModule.load();

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** The rows of a call in which two people speak in turn, a word more each time; old rows leave the screen. */
function* call(): Generator<Row[]> {
  const words = SAID.split(" ");
  const rows: Row[] = [];
  for (let key = 1; ; key += 1) {
    const speaker = key % 3 === 0 ? "You" : "Ada";
    for (let count = 1; count <= WORDS_AN_UTTERANCE; count += 1) {
      const text = Array.from({ length: count }, (_, index) => words[(key * 7 + index) % words.length]).join(" ");
      const row = { key, speakerKey: speaker, speaker, text, hidden: false };
      if (count === 1) rows.push(row);
      else rows[rows.length - 1] = row;
      if (rows.length > ROWS_ON_SCREEN) rows.shift();
      yield [...rows];
    }
  }
}

test(`${SNAPSHOTS} snapshots cost as much late as early, in the same memory`, () => {
  const engine = engines.open();
  engine.handle(HELLO);
  const costs: number[] = [];
  let early = 0;
  let t = 0;
  for (const rows of call()) {
    t += 375;
    const request = rowsAt(t, rows);
    const begin = performance.now();
    engine.handle(request);
    costs.push(performance.now() - begin);
    if (costs.length === MEASURED) early = engines.memoryBytes;
    if (costs.length === SNAPSHOTS) break;
  }
  const late = engines.memoryBytes;
  assert.ok(late <= early * 1.2, `memory grew from ${early / MB} to ${late / MB} MiB`);
  assert.ok(late <= 64 * MB, `${late / MB} MiB`);
  // The first updates warm the code up and are left out.
  const before = median(costs.slice(MEASURED, 2 * MEASURED));
  const after = median(costs.slice(-MEASURED));
  assert.ok(after <= 5 * before, `an update took ${before} ms early and ${after} ms late`);
});
