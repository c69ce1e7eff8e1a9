/** The reader's throttle: how long it leaves the page alone, with clock and timers held by the test. */

import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { Throttle } from "../../extension/src/readers/throttle";

const QUIET_MS = 100;

let now = 0;

beforeEach(() => {
  now = 0;
  mock.method(performance, "now", () => now);
  mock.timers.enable({ apis: ["setTimeout"] });
});

afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
});

/** Asks for work over and over; gives when it was done, each taking as long as it is told. */
function times(took: readonly number[]): number[] {
  const begun: number[] = [];
  const throttle = new Throttle(() => {
    now += took[begun.length] ?? 0;
    begun.push(now);
    return QUIET_MS;
  });
  while (begun.length < took.length) {
    throttle.request();
    now += 1;
    mock.timers.tick(1);
  }
  return begun;
}

/** The pauses between the ends of the work. */
function pauses(ends: readonly number[]): number[] {
  return ends.slice(1).map((end, index) => end - (ends[index] ?? 0));
}

test("the work is done at once, then once at the end of each quiet time", () => {
  assert.deepEqual(times([0, 0, 0]), [0, QUIET_MS, 2 * QUIET_MS]);
});

test("one look that took long puts nothing off", () => {
  assert.deepEqual(pauses(times([0, 0, 80, 0, 0])), [QUIET_MS, QUIET_MS + 80, QUIET_MS, QUIET_MS]);
});

test("looks that all take long are made less often, but never without end", () => {
  const [first, second, third, fourth] = pauses(times([20, 20, 20, 20, 20]));
  assert.deepEqual([first, second], [QUIET_MS + 20, QUIET_MS + 20]);
  assert.deepEqual([third, fourth], [19 * 20 + 20, 19 * 20 + 20]);
  assert.equal(pauses(times([500, 500, 500, 500])).at(-1), 1500);
});
