import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { DIST } from "./engine";

/** What to do with a text: another one, `null` to remove it, `undefined` to keep it. */
type Change = string | null | undefined;

/** What is to be kept of an answer. */
export interface Write {
  readonly id: string;
  readonly record: Change;
  readonly summary: Change;
}

/** A point as it stands. */
export interface Point {
  readonly say: string;
  readonly mark: string;
  readonly words: string | null;
}

/** The session as it stands. */
export interface DrillView {
  readonly number: number;
  readonly of: number;
  readonly ask: string;
  readonly stage: string;
  readonly by: string;
  readonly spent: number;
  readonly points: readonly Point[];
  readonly card: object | null;
  readonly result: { readonly rating: number | null; readonly findings: readonly object[] } | null;
}

/** What a session was like. */
export interface Report {
  readonly id: string;
  readonly kind: string;
  readonly name: string | null;
  readonly length: number;
  readonly totals: { readonly answered: number; readonly ownTalk: number; readonly otherTalk: number };
  readonly spans: readonly object[];
  readonly questions: readonly {
    readonly ask: string;
    readonly rating: number | null;
    readonly points: readonly Point[];
    readonly said: readonly { readonly own: boolean; readonly text: string }[];
  }[];
}

/** What the coach answers: an object with one member. */
export interface Reply {
  readonly plan?: {
    readonly wish: object;
    readonly job: { readonly topics: readonly { readonly topic: string }[] };
    readonly questions: readonly { readonly card: string; readonly strand: string; readonly minutes: number }[];
    readonly strands: readonly { readonly strand: string; readonly wanted: number; readonly drawn: number }[];
  };
  readonly drill?: DrillView;
  readonly report?: Report;
  readonly sessions?: { readonly sessions: readonly { readonly id: string }[]; readonly unreadable: readonly string[] };
  readonly file?: { readonly name: string; readonly text: string };
  readonly whose?: { readonly speakers: readonly string[] };
  readonly refused?: { readonly line: number; readonly problem: string; readonly remedy: string };
}

interface Coach {
  needs(request: unknown): { readonly record: string | undefined; readonly list: boolean };
  answer(
    request: unknown,
    record: string | undefined,
    summaryIds: readonly string[],
    summaries: readonly string[],
    strayIds: readonly string[],
    strays: readonly string[],
  ): { readonly reply: Uint8Array; readonly writes: readonly Write[] };
}

interface Glue {
  readonly Coach: new (bank: Uint8Array, ids: readonly string[], records: readonly Uint8Array[]) => Coach;
  unpackCoachReply(packed: Uint8Array): Reply;
  initSync(options: { readonly module: Uint8Array }): unknown;
}

const glue = (await import(pathToFileURL(path.join(DIST, "engine/engine.js")).href)) as Glue;
glue.initSync({ module: await readFile(path.join(DIST, "engine/engine_bg.wasm")) });
const shipped = await readFile(path.join(DIST, "bank.bin"));

/** The shipped coach, and a store that does what its worker's does. */
export class CoachScene {
  readonly records = new Map<string, string>();
  readonly summaries = new Map<string, string>();
  readonly #coach: Coach;

  constructor(bank: Uint8Array = shipped) {
    this.#coach = new glue.Coach(bank, [], []);
  }

  /** What an answer needs. */
  needs(request: unknown): { readonly record: string | undefined; readonly list: boolean } {
    return this.#coach.needs(request);
  }

  /** Asks, given what it needs and no more, and keeps what comes out. */
  ask(request: unknown): Reply {
    const { record, list } = this.#coach.needs(request);
    const summaries = list ? [...this.summaries] : [];
    const strays = list ? [...this.records].filter(([id]) => !this.summaries.has(id)) : [];
    const { reply, writes } = this.#coach.answer(
      request,
      record === undefined ? undefined : this.records.get(record),
      summaries.map(([id]) => id),
      summaries.map(([, json]) => json),
      strays.map(([id]) => id),
      strays.map(([, json]) => json),
    );
    for (const { id, record, summary } of writes) {
      change(this.records, id, record);
      change(this.summaries, id, summary);
    }
    return glue.unpackCoachReply(reply);
  }
}

function change(store: Map<string, string>, id: string, to: Change): void {
  if (to === null) store.delete(id);
  else if (to !== undefined) store.set(id, to);
}
