/** The coach of the practice page as it ships, outside a browser: what native tests of core cannot see is how it crosses. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { CoachScene, type DrillView, type Reply, type Report } from "./coach";

const WISH = { ask: "plan", archetype: "api", level: "senior", minutes: 45, seed: 7, job: "" };
const ID = "0b8f6c1e-session";
const CALL = [
  "WEBVTT",
  "",
  "00:00:01.000 --> 00:00:06.000",
  "<v Ada Quill>How do you paginate an endpoint that can return millions of rows?",
  "",
  "00:00:08.000 --> 00:00:20.000",
  "<v Ben Okoro>I would use a cursor instead of an offset, because an offset reads all the rows before it.",
  "",
].join("\n");

function drill(reply: Reply): DrillView {
  assert.deepEqual(Object.keys(reply), ["drill"]);
  assert.ok(reply.drill);
  return reply.drill;
}

function report(reply: Reply): Report {
  assert.deepEqual(Object.keys(reply), ["report"]);
  assert.ok(reply.report);
  return reply.report;
}

/** What is thrown, which must be an `Error` with this name and variant. */
function assertRefuses(name: string, variant: string, body: () => unknown): void {
  assert.throws(body, (thrown: unknown) => {
    assert.ok(thrown instanceof Error, `${String(thrown)} is no Error`);
    assert.deepEqual([thrown.name, (thrown as { variant?: unknown }).variant], [name, variant], thrown.message);
    return true;
  });
}

/** A session with one answer in writing, up to its end; `at` begins at a time of no clock in particular. */
function practise(scene: CoachScene): Report {
  scene.ask(WISH);
  const at = 123_456.75;
  const first = drill(scene.ask({ ask: "begin", id: ID, date: 1_763_825_400_000, at }));
  assert.deepEqual([first.number, first.stage, first.card, first.result], [1, "answering", null, null]);
  scene.ask({ ask: "by", by: "typing", at });
  drill(scene.ask({ ask: "type", text: "I would measure it first: we had 300 requests a second.", at: at + 20_000 }));
  const marked = drill(scene.ask({ ask: "done", enough: true, at: at + 60_500.5 }));
  assert.deepEqual([marked.stage, marked.points, marked.spent], ["rating", [], 60_500]);
  const result = drill(scene.ask({ ask: "rate", mark: 4, at: at + 65_000 }));
  assert.deepEqual([result.stage, result.result?.rating], ["result", 4]);
  assert.ok(result.points.length > 0 && result.result && result.result.findings.length > 0);
  assert.ok(scene.records.has(ID), "what was answered is kept before the session ends");
  return report(scene.ask({ ask: "finish", at: at + 70_000 }));
}

test("the same wish draws the same questions, and a plan says how they are spread", () => {
  const [one, other] = [new CoachScene().ask(WISH), new CoachScene().ask(WISH)];
  assert.deepEqual(one, other);
  assert.ok(one.plan && one.plan.questions.length > 2);
  const { ask: _, ...wish } = WISH;
  assert.deepEqual(one.plan.wish, wish);
  assert.deepEqual(one.plan.strands.map(({ strand }) => strand).sort(), ["behavioural", "core", "design"]);
  const redrawn = new CoachScene();
  redrawn.ask(WISH);
  const swapped = redrawn.ask({ ask: "redraw", index: 0 }).plan?.questions ?? [];
  assert.notEqual(swapped[0]?.card, one.plan.questions[0]?.card);
  assert.deepEqual(swapped.slice(1), one.plan.questions.slice(1));
});

test("a session goes from the first question to a report, and is kept with its summary", () => {
  const scene = new CoachScene();
  const done = practise(scene);
  assert.deepEqual([done.id, done.kind, done.questions.length, done.totals.answered], [ID, "practice", 1, 1]);
  assert.equal(done.questions[0]?.rating, 4);
  assert.match(done.questions[0]?.said.find(({ own }) => own)?.text ?? "", /300 requests/);
  assert.deepEqual([[...scene.records.keys()], [...scene.summaries.keys()]], [[ID], [ID]]);

  const later = new CoachScene();
  for (const [id, json] of scene.records) later.records.set(id, json);
  assert.deepEqual(
    later.ask({ ask: "list" }).sessions?.sessions.map(({ id }) => id),
    [ID],
  );
  assert.ok(later.summaries.has(ID), "a record without a summary gets one");
  assert.deepEqual(report(later.ask({ ask: "open", id: ID })), done);
  const { file } = later.ask({ ask: "export", id: ID });
  assert.ok(file?.name.endsWith(".json") && JSON.parse(file.text) !== null);
});

test("a point that was put right stays right, and what is removed is gone", () => {
  const scene = new CoachScene();
  const before = practise(scene);
  const open = before.questions[0]?.points.findIndex(({ mark }) => mark === "open") ?? -1;
  assert.ok(open >= 0);
  const amended = report(scene.ask({ ask: "amend", id: ID, question: 0, point: open, made: true }));
  assert.equal(amended.questions[0]?.points[open]?.mark, "given");
  assert.deepEqual(report(scene.ask({ ask: "open", id: ID })), amended);
  assert.deepEqual(scene.ask({ ask: "remove", id: ID }), { sessions: { sessions: [], unreadable: [] } });
  assert.deepEqual([scene.records.size, scene.summaries.size], [0, 0]);
});

test("only what an answer needs is asked for", () => {
  const scene = new CoachScene();
  assert.deepEqual(scene.needs({ ask: "open", id: "x" }), { record: "x", list: false });
  assert.deepEqual(scene.needs({ ask: "list" }), { record: undefined, list: true });
  assert.deepEqual(scene.needs({ ask: "wake", at: 1.5 }), { record: undefined, list: false });
});

test("a transcript becomes a report once it is known who the person is", () => {
  const scene = new CoachScene();
  const file = { ask: "import", id: ID, name: "call.vtt", text: CALL, own: null };
  assert.deepEqual(scene.ask(file), { whose: { speakers: ["Ada Quill", "Ben Okoro"] } });
  assert.equal(scene.records.size, 0);
  const read = report(scene.ask({ ...file, own: "Ben Okoro" }));
  assert.deepEqual([read.kind, read.name], ["transcript", "call.vtt"]);
  assert.equal(read.questions.length, 1);
  assert.ok(read.totals.ownTalk > read.totals.otherTalk);
  assert.ok(scene.records.has(ID));
});

test("a file that cannot be read says where, what and what to do", () => {
  const { refused } = new CoachScene().ask({ ask: "import", id: ID, name: "log.jsonl", text: "no log", own: null });
  assert.ok(refused && refused.line === 1 && refused.problem !== "" && refused.remedy !== "");
});

test("what cannot be answered is refused by name, and the coach goes on", () => {
  assertRefuses("CoachError", "Bank", () => new CoachScene(new Uint8Array([1, 2, 3])));
  const scene = new CoachScene();
  assertRefuses("RequestError", "Unreadable", () => scene.ask({ ask: "nothing" }));
  assertRefuses("RequestError", "Unreadable", () => scene.ask({ ask: "wake", at: 1, more: true }));
  assertRefuses("CoachError", "Gone", () => scene.ask({ ask: "open", id: ID }));
  assertRefuses("CoachError", "Gone", () => scene.ask({ ask: "wake", at: 1 }));
  scene.records.set(ID, "{");
  assertRefuses("CoachError", "Record", () => scene.ask({ ask: "open", id: ID }));
  assert.deepEqual(scene.ask({ ask: "list" }).sessions?.unreadable, [ID]);
  practise(scene);
});
