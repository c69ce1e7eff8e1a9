/** The optimised engine as it ships, outside a browser: what native tests of core cannot see. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Engine,
  EngineModule,
  HELLO,
  type LiveView,
  ownQuestions,
  pack,
  type Reply,
  snapshot,
  wordByWord,
} from "./engine";

const QUESTION = "How do you paginate an endpoint that can return millions of rows?";
const CARD = "api-pagination";
const NO_FILTER = {};
/** What every engine must answer to, whatever was asked before. */
const PROBE = { ask: "search", query: "rate limiter", filter: NO_FILTER };

const engines = await EngineModule.load();

function live(reply: Reply): LiveView {
  assert.deepEqual(Object.keys(reply), ["live"]);
  assert.ok(reply.live);
  const shown = ["speaker", "heard", "heardCut", "cue", "runnersUp", "coverage", "hints"];
  const members = [...shown, "call", "speakers", "wakeAt"];
  assert.deepEqual(Object.keys(reply.live).sort(), members.sort());
  return reply.live;
}

function assertAnswers(engine: Engine): void {
  assert.equal(engine.handle(PROBE).search?.hits[0]?.id, "rate-limiter");
}

/** What the engine throws, which must be an `Error` with this name and variant. */
function assertRefuses(name: string, variant: string, body: () => unknown): void {
  assert.throws(body, (thrown: unknown) => {
    assert.ok(thrown instanceof Error, `${String(thrown)} is no Error`);
    assert.deepEqual([thrown.name, (thrown as { variant?: unknown }).variant], [name, variant], thrown.message);
    return true;
  });
}

test("the shipped bank opens and has its cards", () => {
  const { contents } = engines.open().handle({ ask: "contents" });
  assert.ok(contents && contents.cards > 40, JSON.stringify(contents));
  assert.deepEqual(contents.topics, [...contents.topics].sort());
  assert.deepEqual(contents.rounds.slice(0, 2), ["screen", "phone"]);
});

test("every kind of request is answered in its documented shape", () => {
  const engine = engines.open();
  live(engine.handle(HELLO));
  live(engine.handle(snapshot(100, ["Ada", "so how would"])));
  live(engine.handle({ ask: "wake", at: 200 }));
  const picked = live(engine.handle({ ask: "pick", id: CARD }));
  assert.deepEqual([picked.cue?.phase, picked.cue?.card.id, picked.cue?.sure], ["locked", CARD, null]);
  assert.ok(picked.coverage.length >= 4 && picked.coverage.every(({ mark }) => mark === "open"));
  const corrected = live(engine.handle({ ask: "correct", point: 1, made: true }));
  assert.deepEqual([corrected.coverage[0]?.mark, corrected.coverage[1]?.mark], ["open", "given"]);
  assert.deepEqual(live(engine.handle({ ask: "listen", on: false })).coverage, []);
  assert.equal(live(engine.handle({ ask: "forget" })).cue, null);

  const { search, ...otherThanSearch } = engine.handle({ ask: "search", query: "cache", filter: { topic: "caching" } });
  assert.deepEqual(otherThanSearch, {});
  assert.ok(search && search.query === "cache" && search.hits.length > 0);
  assert.ok(search.hits.every(({ topic }) => topic === "caching"));
  assert.deepEqual(
    Object.keys(search.hits[0] ?? {}).sort(),
    ["id", "title", "titleMarks", "question", "questionMarks", "topic", "minutes", "own"].sort(),
  );

  const { card, ...otherThanCard } = engine.handle({ ask: "card", id: CARD });
  assert.deepEqual(otherThanCard, {});
  assert.ok(card && card.id === CARD && card.question === QUESTION && card.minutes > 0);
  assert.deepEqual(
    card.sections.map(({ kind }) => kind),
    ["clarify", "approach", "tradeoffs", "pitfalls", "strong", "thin", "followUps"],
  );
});

test("notes of a session are handed out when they are due, and only where a report is wanted", () => {
  const engine = engines.open();
  engine.handle(HELLO);
  engine.handle(snapshot(100, ["Ada", "so how would"]));
  engine.handle({ ask: "wake", at: 60_000 });
  assert.equal(engine.kept(), undefined);
  engine.handle({ ask: "keep", id: "live-1", at: 61_000 });
  engine.handle(snapshot(62_000, ["Ada", "so how would you do that"]));
  engine.handle({ ask: "keep", id: null, at: 70_000 });
  const notes = engine.kept();
  assert.ok(notes?.id === "live-1" && typeof notes.summary === "string");
  const { version, kind, said } = JSON.parse(notes.record) as { version: number; kind: string; said: object[] };
  assert.deepEqual([version, kind, said.length], [2, "live", 1]);
  assert.equal(engine.kept(), undefined, "once");
});

test("a card is provisional while the question is spoken and locked once it ended", () => {
  const engine = engines.open();
  engine.handle(HELLO);
  const phases: string[] = [];
  let t = 1000;
  let view: LiveView | undefined;
  for (const text of wordByWord(QUESTION)) {
    t += 300;
    view = live(engine.handle(snapshot(t, ["Ada", text])));
    phases.push(view.cue === null ? "none" : `${view.cue.phase} ${view.cue.card.id}`);
  }
  assert.equal(phases[0], "none");
  assert.ok(phases.slice(0, -1).includes(`provisional ${CARD}`), phases.join(", "));
  assert.equal(phases.at(-1), `provisional ${CARD}`);
  assert.ok(view?.wakeAt && view.wakeAt > t);
  assert.ok(view.heard.some(({ word, matched }) => word === "paginate" && matched));
  const ended = live(engine.handle({ ask: "wake", at: view.wakeAt }));
  assert.deepEqual([ended.cue?.phase, ended.cue?.card.id], ["locked", CARD]);
});

test("what the person puts right is learnt, and an engine that is told of it goes by it", () => {
  const asked = (engine: Engine): LiveView => {
    engine.handle(HELLO);
    live(engine.handle(snapshot(1000, ["Ada", QUESTION])));
    return live(engine.handle({ ask: "wake", at: 5000 }));
  };
  const engine = engines.open();
  const view = asked(engine);
  assert.deepEqual([view.cue?.card.id, view.cue?.nearest], [CARD, QUESTION]);
  assert.ok(view.cue?.next && view.cue.ahead && !view.cue.pinned);
  assert.equal(live(engine.handle({ ask: "pin", id: CARD, pinned: true })).cue?.pinned, true);
  assert.equal(live(engine.handle({ ask: "again", at: 6000 })).hints?.offer, "same");
  const refused = engine.handle({ ask: "refuse", id: CARD }).learnt;
  assert.deepEqual([refused?.live.cue, refused?.live.hints?.offer], [null, "instead"]);
  const [instead] = refused?.live.hints?.titles ?? [];
  assert.ok(instead);
  const picked = engine.handle({ ask: "pick", id: instead.id }).learnt;
  const corrections = [...(refused?.corrections ?? []), ...(picked?.corrections ?? [])];
  assert.deepEqual(
    corrections.map(({ card, right }) => [card, right]),
    [
      [CARD, false],
      [instead.id, true],
    ],
  );
  for (const taught of [engines.open(), engines.open()]) {
    live(taught.handle({ ask: "remember", corrections, misheard: [{ heard: "sea sharp", meant: "C#" }], names: [] }));
    assert.equal(asked(taught).cue?.card.id, instead.id);
  }
});

test("the same requests are always answered alike", () => {
  const requests: object[] = [HELLO];
  let t = 0;
  for (const [speaker, said] of [
    ["Ada", QUESTION],
    ["You", "I would ask whether rows change first"],
    ["Ada", "And what are the isolation levels, and which one would you pick?"],
  ] as const) {
    for (const text of wordByWord(said)) {
      t += 250;
      requests.push(snapshot(t, [speaker, text]));
    }
    t += 1200;
    requests.push({ ask: "search", query: said.slice(0, 20), filter: NO_FILTER }, { ask: "wake", at: t });
  }
  const [first, second] = [engines.open(), engines.open()];
  for (const request of requests) assert.deepEqual(first.handle(request), second.handle(request));
});

test("what is no request is refused by name and the engine goes on", () => {
  const engine = engines.open();
  const said = snapshot(100, ["Ada", "hello"]);
  const good = said.message.snapshot as Record<string, unknown>;
  const rows = good["rows"] as object[];
  const saying = (change: object): object => ({
    ...said,
    message: { ...said.message, snapshot: { ...good, ...change } },
  });
  const wrong: unknown[] = [
    null,
    undefined,
    7,
    "contents",
    {},
    { ask: "everything" },
    { ask: "search", query: "cache" },
    { ask: "search", query: 7, filter: NO_FILTER },
    { ask: "search", query: "cache", filter: { colour: "blue" } },
    { ask: "search", query: "cache", filter: { round: "lunch" } },
    { ask: "card", id: CARD, more: 1 },
    { ...HELLO, message: { type: "hello" } },
    { ask: "wake", at: "1" },
    { ask: "wake", at: null },
    { ask: "name", key: "Ada", role: "boss", at: 0 },
    { ask: "refuse" },
    { ask: "pin", id: CARD },
    { ask: "again" },
    { ask: "remember", corrections: [], misheard: [] },
    { ask: "remember", corrections: [{ words: "a", card: CARD, title: "", right: true }], misheard: [], names: [] },
    ...[Number.NaN, -1, 1.5, 2 ** 32, Number.POSITIVE_INFINITY, "1", null].map((t) => saying({ t })),
    saying({ platform: "phone" }),
    saying({ more: 1 }),
    saying({ rows: [{ ...rows[0], text: null }] }),
    saying({ rows: [{ ...rows[0], key: -1 }] }),
  ];
  for (const request of wrong) {
    assertRefuses("RequestError", "Unreadable", () => engine.handle(request));
    assertAnswers(engine);
  }
  for (const request of [
    { ask: "card", id: "no-such-card" },
    { ask: "pick", id: "no-such-card" },
    { ask: "refuse", id: "no-such-card" },
    { ask: "pin", id: "no-such-card", pinned: true },
    { ask: "card", id: "" },
  ]) {
    assertRefuses("CompanionError", "UnknownCard", () => engine.handle(request));
    assertAnswers(engine);
  }
});

test("huge text is taken without harm", () => {
  const engine = engines.open();
  const megabyte = "x".repeat(2 ** 20);
  live(engine.handle(snapshot(100, ["Ada", megabyte])));
  live(engine.handle(snapshot(200, [megabyte, "so how would you"])));
  const hundred = Array.from({ length: 100 }, (_, index) => ["Ada", `row ${index} ${"word ".repeat(2000)}`] as const);
  const view = live(engine.handle(snapshot(300, ...hundred)));
  assert.ok(view.heard.length <= 40 && view.heardCut);
  assert.equal(engine.handle({ ask: "search", query: megabyte, filter: NO_FILTER }).search?.query.length, 200);
  assertAnswers(engine);
});

test("lone surrogates and odd text are taken without harm", () => {
  const engine = engines.open();
  for (const text of ["\ud83d", "\udc00 a", "\0\0", "\u202e\u200b", "🙂".repeat(5000), "é".repeat(5000)]) {
    live(engine.handle(snapshot(100, ["Ada", text])));
    assert.ok(engine.handle({ ask: "search", query: text, filter: NO_FILTER }).search);
  }
  assertAnswers(engine);
});

test("what is no bank of this version is refused", () => {
  const { bank } = engines;
  const flipped = Buffer.from(bank);
  flipped[4] = 0xff;
  const foreign = Buffer.from("PK\u0003\u0004 and so on");
  const longer = Buffer.concat([bank, Buffer.from([0])]);
  for (const bytes of [new Uint8Array(), foreign, flipped, longer, bank.subarray(0, 5), bank.subarray(0, -1)]) {
    assertRefuses("CompanionError", "Bank", () => engines.open(bytes));
  }
  assertAnswers(engines.open());
});

test("marks count UTF-16 units, as the browser does", () => {
  const question = "🙂🙂 Zażół, rows of zeppelins?";
  const engine = engines.open(engines.bank, { mine: pack("Mine", [question]) });
  const hit = engine.handle({ ask: "search", query: "rows zeppel", filter: NO_FILTER }).search?.hits[0];
  assert.equal(hit?.question, question);
  const marked = hit.questionMarks.map(({ start, end }) => question.slice(start, end));
  assert.deepEqual(marked, ["rows", "zeppel"]);
});

test("own cards are found, recognised and named as the person's own", () => {
  const engine = engines.open(engines.bank, { mine: pack("My cards", ["How would you tune the flux capacitor?"]) });
  const id = "own/mine/card-0";
  const [hit] = engine.handle({ ask: "search", query: "flux capac", filter: NO_FILTER }).search?.hits ?? [];
  assert.deepEqual([hit?.id, hit?.own], [id, true]);
  live(engine.handle(snapshot(100, ["Ada", "so how would you tune the flux capacitor in our case"])));
  const view = live(engine.handle({ ask: "wake", at: 5000 }));
  assert.deepEqual([view.cue?.card.id, view.cue?.card.pack], [id, "My cards"]);
});

test("a damaged pack is left out and named, and the bank is there", () => {
  const engine = engines.open(engines.bank, { torn: Buffer.from("{"), mine: pack("Mine", ["Why zeppelins?"]) });
  const { contents } = engine.handle({ ask: "contents" });
  assert.deepEqual(contents?.unreadable, ["torn"]);
  assert.equal(contents.cards, (engines.open().handle({ ask: "contents" }).contents?.cards ?? 0) + 1);
  assertAnswers(engine);
});

test("search and recognition work at ten thousand cards", () => {
  const questions = ownQuestions(10_000);
  const engine = engines.open(engines.bank, { many: pack("Many", questions) });
  assert.ok((engine.handle({ ask: "contents" }).contents?.cards ?? 0) > 10_000);
  assertAnswers(engine);
  const typed = engine.handle({ ask: "search", query: "isolatoin lev", filter: { topic: "database" } }).search;
  assert.equal(typed?.hits[0]?.id, "isolation-levels");
  live(engine.handle(snapshot(100, ["Ada", questions[9_876] ?? ""])));
  const view = live(engine.handle({ ask: "wake", at: 5000 }));
  assert.equal(view.cue?.card.id, "own/many/card-9876");
});
