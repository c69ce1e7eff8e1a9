/** What a reader keeps of a call, and for how long. It touches no page, so it is tested here. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { NumberedSnapshot, Snapshot } from "../../extension/src/messages";
import { History } from "../../extension/src/readers/history";

const MINUTE_MS = 60_000;
const MAX_MESSAGE_BYTES = 64 * 1024;

function snapshot(t: number, text = "so", rows = 1): Snapshot {
  return {
    t,
    platform: "meet",
    rootChanged: false,
    rows: Array.from({ length: rows }, (_, key) => ({
      key: key + 1,
      speakerKey: "Ada Quill",
      speaker: "Ada Quill",
      text,
      hidden: false,
    })),
  };
}

function numbers(parts: Iterable<readonly NumberedSnapshot[]>): number[] {
  return [...parts].flatMap((part) => part.map(({ seq }) => seq));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

describe("a reader's history", () => {
  test("numbers from 1 on and repeats exactly what came after a number", () => {
    const history = new History();
    const taken = range(1, 10).map((t) => history.add(snapshot(t)));
    assert.deepEqual(
      taken.map(({ seq }) => seq),
      range(1, 10),
    );
    assert.deepEqual([...history.after(7)].flat(), taken.slice(7));
    assert.deepEqual(numbers(history.after(0)), range(1, 10));
    assert.deepEqual(numbers(history.after(10)), []);
    // A panel that knows another reader's numbers may ask for what was never taken.
    assert.deepEqual(numbers(history.after(99)), []);
    assert.deepEqual(numbers(history.after(-1)), range(1, 10));
  });

  test("forgets, and numbers go on", () => {
    const history = new History();
    for (const t of range(1, 5)) history.add(snapshot(t));
    assert.equal(history.endsWithRows, true);
    history.clear();
    assert.equal(history.endsWithRows, false);
    assert.deepEqual(numbers(history.after(0)), []);
    history.add(snapshot(6));
    assert.deepEqual(numbers(history.after(0)), [6]);
  });

  test("keeps 2,000 snapshots at most, the newest", () => {
    const history = new History();
    for (const t of range(1, 2500)) history.add(snapshot(t, ""));
    assert.deepEqual(numbers(history.after(0)), range(501, 2500));
  });

  test("keeps half a million characters at most, names included", () => {
    const history = new History();
    const characters = 4000 + 2 * "Ada Quill".length;
    for (const t of range(1, 300)) history.add(snapshot(t, "a".repeat(4000)));
    const kept = numbers(history.after(0));
    assert.equal(kept.at(-1), 300);
    assert.equal(kept.length, Math.floor(500_000 / characters));
  });

  test("keeps ten minutes at most, also when nothing is added any more", () => {
    const history = new History();
    for (const minute of range(0, 15)) history.add(snapshot(minute * MINUTE_MS));
    // From minute 5 to minute 15.
    assert.deepEqual(numbers(history.after(0)), range(6, 16));
    history.trim(23 * MINUTE_MS);
    assert.deepEqual(numbers(history.after(0)), range(14, 16));
    history.trim(60 * MINUTE_MS);
    assert.deepEqual(numbers(history.after(0)), []);
  });

  for (const [name, text, rows] of [
    ["short rows", "so", 3],
    ["long rows", "漢".repeat(4096), 4],
    ["many rows", "漢".repeat(400), 40],
    ["empty snapshots", "", 0],
  ] as const) {
    test(`is repeated in messages under 64 KB each: ${name}`, () => {
      const history = new History();
      for (const t of range(1, 2000)) history.add(snapshot(t, text, rows));
      const parts = [...history.after(0)];
      assert.ok(parts.length > 1);
      for (const snapshots of parts) {
        const bytes = Buffer.byteLength(JSON.stringify({ type: "history", snapshots }));
        assert.ok(bytes <= MAX_MESSAGE_BYTES, `${bytes} bytes`);
      }
      const repeated = numbers(parts);
      assert.deepEqual(repeated, range(2000 - repeated.length + 1, 2000));
    });
  }
});
