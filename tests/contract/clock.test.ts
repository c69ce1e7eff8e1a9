/** The clock of sessions as it ships, outside a browser: what native tests of core cannot see. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ClockModule, Desk, type Face, licence } from "./clock";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const FREE = { Free: { limit_ms: 10 * MINUTE } };
const NOTHING = { ask: "beat", live: false };

const clocks = await ClockModule.load();

function passOffer(id: string, number: number): object {
  return { Pass: { licence: id, number, of: 3, limit_ms: 120 * MINUTE } };
}

function keys(writes: readonly { readonly key: string }[]): string[] {
  return writes.map(({ key }) => key);
}

/** A desk that has taken a pass. */
async function withPass(): Promise<Desk> {
  const desk = new Desk(clocks);
  assert.equal(desk.ask({ ask: "licence", text: await licence("pass") }).answer, "Taken");
  return desk;
}

function startPass(desk: Desk): Face {
  return desk.ask({ ask: "start", choice: { pass: "fixture-pass" } }).face;
}

/** What the timekeeper throws, which must be an `Error` with this name and variant. */
function assertRefuses(name: string, variant: string, body: () => unknown): void {
  assert.throws(body, (thrown: unknown) => {
    assert.ok(thrown instanceof Error, `${String(thrown)} is no Error`);
    assert.deepEqual([thrown.name, (thrown as { variant?: unknown }).variant], [name, variant], thrown.message);
    return true;
  });
}

/** It still counts: a free session starts and a second of it is used. */
function assertCounts(desk: Desk): void {
  desk.ask({ ask: "start", choice: "free" });
  desk.beat(0);
  assert.equal(desk.beat(SECOND).used_ms, SECOND);
  desk.ask({ ask: "stop" });
}

test("a free session counts by the clocks it is given and ends after ten minutes", () => {
  const desk = new Desk(clocks);
  assert.deepEqual(desk.beat(0, false).offers, [FREE]);
  const { face } = desk.ask({ ask: "start", choice: "free" });
  assert.deepEqual([face.tier, face.state, face.left_ms, face.offers], ["Free", "Resting", 10 * MINUTE, []]);
  assert.ok(desk.keeper.holds());
  assert.deepEqual([desk.live(8 * MINUTE).stage, desk.beat(SECOND).used_ms], ["Soon", 8 * MINUTE + SECOND]);
  // Nothing counts in a pause, nor while the computer sleeps.
  assert.equal(desk.beat(SECOND, false).used_ms, 8 * MINUTE + SECOND);
  assert.equal(desk.beat(120 * MINUTE).used_ms, 8 * MINUTE + SECOND);
  const last = desk.live(2 * MINUTE - 2 * SECOND);
  assert.deepEqual([last.state, last.stage, last.left_ms], ["Counting", "Last", SECOND]);
  const ended = desk.beat(2 * SECOND);
  assert.deepEqual([ended.state, ended.left_ms, ended.used_ms, ended.offers], ["Ended", 0, 10 * MINUTE, [FREE]]);
  assert.ok(!desk.keeper.holds());
  assert.deepEqual([desk.durable.size, desk.mirror.size], [0, 0]);
});

test("licences of the keys for development are taken, and tell what they give", async () => {
  for (const [name, offers] of [
    ["pass", [passOffer("fixture-pass", 1), FREE]],
    ["pass-next-key", [passOffer("fixture-pass-next-key", 1), FREE]],
    ["pro", [{ Pro: { licence: "fixture-pro" } }, FREE]],
    // It is one, and is over: the plan page says so.
    ["pro-expired", [FREE]],
  ] as const) {
    const desk = new Desk(clocks);
    const reply = desk.ask({ ask: "licence", text: await licence(name) });
    assert.deepEqual([reply.answer, reply.face.offers], ["Taken", offers], name);
    assert.deepEqual([...desk.durable.keys()], [`licence/fixture-${name}`]);
    assert.deepEqual(desk.durable, desk.mirror);
  }
  const desk = new Desk(clocks);
  desk.ask({ ask: "licence", text: await licence("pro-expired") });
  assert.deepEqual(desk.plan().licences[0]?.term, { Expired: Date.UTC(2021, 0, 1) });
  assertRefuses("TimekeeperError", "NotOffered", () =>
    desk.ask({ ask: "start", choice: { pro: "fixture-pro-expired" } }),
  );
});

test("what is no licence is refused with a word, and nothing is written", async () => {
  const pass = (await licence("pass")).trim();
  const middle = Math.floor(pass.length / 2);
  const changed = pass.slice(0, middle) + (pass[middle] === "A" ? "B" : "A") + pass.slice(middle + 1);
  const desk = new Desk(clocks);
  for (const [text, why] of [
    [await licence("pass-unknown-key"), "unknown-key"],
    [changed, "changed"],
    [pass.slice(0, -1), "changed"],
    [`${pass}${pass}`, "changed"],
    ["", "not-a-licence"],
    ["hello", "not-a-licence"],
    [pass.replace("v4", "v3"), "not-a-licence"],
    [pass + "A".repeat(4096), "too-long"],
  ] as const) {
    const { answer, mirror, face } = desk.ask({ ask: "licence", text });
    assert.deepEqual([answer, mirror, face.offers], [{ Refused: { why } }, [], [FREE]], text.slice(0, 80));
  }
  assert.equal(desk.durable.size, 0);
  // As a message wraps it.
  const wrapped = `\ufeff ${pass.replaceAll(/.{60}/g, "$&\r\n\t")}\n`;
  assert.equal(desk.ask({ ask: "licence", text: wrapped }).answer, "Taken");
});

test("a session of a pass is to be written before it runs, and runs only once it is", async () => {
  const desk = await withPass();
  desk.disk = false;
  const refused = desk.ask({ ask: "start", choice: { pass: "fixture-pass" } });
  const [reserve] = keys(desk.writes);
  assert.match(reserve ?? "", /^reserve\/s\d+$/);
  assert.deepEqual([refused.answer, refused.face.state, refused.mirror], ["NotKept", "Idle", []]);
  assert.ok(!desk.keeper.holds());
  assert.deepEqual([desk.live(MINUTE).used_ms, desk.writes], [0, []]);
  assert.equal(desk.ask({ ask: "licence", text: await licence("pro") }).answer, "NotKept");

  desk.disk = true;
  const face = startPass(desk);
  assert.deepEqual([face.tier, face.state, face.left_ms], ["Pass", "Resting", 120 * MINUTE]);
  assert.ok(desk.keeper.holds());
  assert.equal(keys(desk.writes).length, 1);
  // What runs goes on while the disk is full, and says so.
  desk.disk = false;
  assert.equal(desk.live(10 * SECOND).unkept, true);
  desk.disk = true;
  assert.deepEqual([desk.beat(SECOND).unkept, keys(desk.writes).length], [false, 1]);
});

test("a session goes on after a crash, from either store", async () => {
  const desk = await withPass();
  startPass(desk);
  const [session] = keys(desk.writes).map((key) => key.replace("reserve/", ""));
  desk.live(30 * MINUTE);
  for (const again of [new Desk(clocks, desk.durable), new Desk(clocks, new Map(), desk.mirror)]) {
    const { offers } = again.beat(0, false);
    const [resume, ...others] = offers as [{ Resume?: { session: string; left_ms: number } }];
    assert.deepEqual([resume.Resume?.session, resume.Resume?.left_ms], [session, 90 * MINUTE]);
    assert.deepEqual(others, [passOffer("fixture-pass", 2), FREE]);
    assert.deepEqual([again.durable, again.mirror], [desk.durable, desk.durable]);
    assert.equal(again.ask({ ask: "start", choice: { resume: session } }).face.used_ms, 30 * MINUTE);
  }
});

test("every kind of request is answered in its documented shape", async () => {
  const desk = await withPass();
  startPass(desk);
  desk.live(3 * MINUTE + SECOND);
  const replies = [
    desk.ask({ ask: "flush" }),
    desk.ask({ ask: "plan" }),
    desk.ask({ ask: "export" }),
    desk.ask({ ask: "stop" }),
    desk.ask({ ask: "start", choice: "free" }),
  ] as const;
  for (const reply of replies) {
    assert.deepEqual(Object.keys(reply).sort(), ["answer", "face", "mirror"]);
    const members = ["tier", "state", "stage", "used_ms", "left_ms", "offers", "unkept"];
    assert.deepEqual(Object.keys(reply.face).sort(), members.sort());
  }
  const [flush, plan, file, stop, free] = replies;
  assert.deepEqual([flush.answer, flush.mirror.length, stop.face.state], ["Nothing", 1, "Idle"]);
  assert.deepEqual([free.face.tier, free.face.used_ms], ["Free", 0]);
  assert.ok(typeof plan.answer === "object" && plan.answer.Plan);
  assert.deepEqual(Object.keys(plan.answer.Plan).sort(), ["licences", "refused", "sessions", "tiers", "torn"]);
  const [line] = plan.answer.Plan.sessions;
  assert.deepEqual([line?.tier, line?.used_ms, line?.state], ["Pass", 3 * MINUTE + SECOND, "Running"]);
  assert.ok(typeof file.answer === "object" && file.answer.File);
  const { entries } = JSON.parse(file.answer.File) as { entries: object[] };
  assert.equal(entries.length, desk.durable.size);
});

test("what is no request is refused by name and the clock goes on", () => {
  const desk = new Desk(clocks);
  const wrong: unknown[] = [
    null,
    undefined,
    7,
    "plan",
    [],
    {},
    { ask: "everything" },
    { ask: "open" },
    { ask: "open", mirror: [] },
    { ask: "open", mirror: { seen: 7 } },
    { ask: "beat" },
    { ask: "beat", live: 1 },
    { ask: "beat", live: true, more: 1 },
    { ask: "start" },
    { ask: "start", choice: "pass" },
    { ask: "start", choice: "everything" },
    { ask: "start", choice: { free: 1 } },
    { ask: "start", choice: { pass: null } },
    { ask: "licence", text: null },
    { ask: "stop", more: 1 },
  ];
  for (const request of wrong) {
    assertRefuses("RequestError", "Unreadable", () => desk.ask(request));
    assertCounts(desk);
  }
  for (const choice of [{ pass: "no-such" }, { pro: "no-such" }, { resume: "no-such" }, { pass: "" }]) {
    assertRefuses("TimekeeperError", "NotOffered", () => desk.ask({ ask: "start", choice }));
    assertCounts(desk);
  }
  for (const bytes of [[], [1, 2, 3], Array.from({ length: 400 }, () => 255)]) {
    assertRefuses("TimekeeperError", "Reply", () => clocks.unpack(Uint8Array.from(bytes)));
  }
});

test("hostile text and torn lines are taken without harm", async () => {
  const desk = await withPass();
  startPass(desk);
  desk.live(3 * MINUTE);
  const whole = [...desk.durable];
  const huge = "v4.public.".padEnd(64 * 1024, "x");
  const odd = ["\ud83d", "\udc00 a", "\0", "\u202e\u200b", "🙂".repeat(5000), huge, "[".repeat(64 * 1024)];
  for (const text of odd) {
    assert.ok(typeof desk.ask({ ask: "licence", text }).answer === "object");
    desk.ask({ ask: "open", mirror: { [text]: text, seen: text } });
    assertRefuses("TimekeeperError", "NotOffered", () => desk.ask({ ask: "start", choice: { resume: text } }));
    desk.keeper.load([text, text], [text]);
    desk.keeper.answer(NOTHING, 0, 0, text);
    clocks.unpack(desk.keeper.settle(true));
  }
  for (const number of [Number.NaN, -1, 0.5, Number.POSITIVE_INFINITY, 2 ** 64]) {
    desk.keeper.answer({ ask: "beat", live: true }, number, number, "s");
    clocks.unpack(desk.keeper.settle(true));
  }
  for (const [key, line] of whole) {
    const torn = [...Array.from({ length: line.length }, (_, at) => line.slice(0, at)), `${line} `, ...odd];
    for (const text of torn) {
      const other = new Desk(clocks, new Map([...whole, [key, text]]));
      assert.equal(other.plan().torn, 1, `${key}: ${text.slice(0, 80)}`);
    }
  }
  assertCounts(new Desk(clocks, new Map(whole)));
});

test("ten thousand beats leave the memory as it was", async () => {
  const desk = await withPass();
  desk.ask({ ask: "licence", text: await licence("pro") });
  desk.ask({ ask: "start", choice: { pro: "fixture-pro" } });
  desk.live(1000 * SECOND);
  const early = clocks.memoryBytes;
  const face = desk.live(10_000 * 5 * SECOND);
  assert.equal(face.used_ms, 51_000 * SECOND);
  assert.equal(clocks.memoryBytes, early);
});
