import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** An engine whose replies are unpacked. */
export interface Engine {
  handle(request: unknown): Reply;
  /** Notes that are due to be written. */
  kept(): { readonly id: string; readonly record: string; readonly summary: string } | undefined;
}

/** What an engine answers: an object with one member. */
export interface Reply {
  readonly contents?: {
    readonly cards: number;
    readonly topics: readonly string[];
    readonly rounds: readonly string[];
    readonly unreadable: readonly string[];
  };
  readonly live?: LiveView;
  readonly learnt?: { readonly live: LiveView; readonly corrections: readonly Correction[] };
  readonly search?: { readonly query: string; readonly hits: readonly Hit[] };
  readonly card?: CardView;
}

/** What the person put right, as it is kept. */
export interface Correction {
  readonly words: readonly string[];
  readonly card: string;
  readonly title: string;
  readonly right: boolean;
}

/** The live view. */
export interface LiveView {
  readonly speaker: Speaker | null;
  readonly heard: readonly { readonly word: string; readonly matched: boolean; readonly meant: string | null }[];
  readonly heardCut: boolean;
  readonly cue: {
    readonly phase: string;
    readonly card: CardView;
    readonly matched: readonly string[];
    readonly sure: number | null;
    readonly ahead: number | null;
    readonly next: string | null;
    readonly nearest: string | null;
    readonly repairs: readonly { readonly heard: string; readonly meant: string }[];
    readonly pinned: boolean;
  } | null;
  readonly runnersUp: readonly { readonly id: string; readonly title: string }[];
  readonly coverage: readonly { readonly say: string; readonly mark: string; readonly words: string | null }[];
  readonly hints: { readonly offer: string; readonly titles: readonly { readonly id: string }[] } | null;
  readonly call: object | string;
  readonly speakers: readonly Speaker[];
  readonly wakeAt: number | null;
}

/** A voice that was heard. */
export interface Speaker {
  readonly key: string;
  readonly name: string | null;
  readonly role: string | null;
}

/** A card as it is read. */
export interface CardView {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly topic: string;
  readonly minutes: number;
  readonly sections: readonly { readonly kind: string; readonly lines: readonly object[] }[];
  readonly pack: string | null;
}

/** A search result; marks count UTF-16 code units. */
export interface Hit {
  readonly id: string;
  readonly title: string;
  readonly titleMarks: readonly { readonly start: number; readonly end: number }[];
  readonly question: string;
  readonly questionMarks: readonly { readonly start: number; readonly end: number }[];
  readonly topic: string;
  readonly minutes: number;
  readonly own: boolean;
}

/** A caption row as a reader sends it. */
export interface Row {
  readonly key: number;
  readonly speakerKey: string;
  readonly speaker: string | null;
  readonly text: string;
  readonly hidden: boolean;
}

/** An engine as the glue module exports it. */
interface PackedEngine {
  handle(request: unknown): Uint8Array;
  kept(): ReturnType<Engine["kept"]>;
}

interface Glue {
  readonly Engine: new (bank: Uint8Array, ids: readonly string[], records: readonly Uint8Array[]) => PackedEngine;
  unpackReply(packed: Uint8Array): Reply;
  initSync(options: { readonly module: Uint8Array }): { readonly memory: WebAssembly.Memory };
}

/** The folder with the built extension. */
export const DIST = path.resolve(process.env["SIDECUE_DIST"] ?? "dist");

/** The engine's module as it ships, in this process. */
export class EngineModule {
  /** The packed bank as it ships. */
  readonly bank: Buffer;
  readonly #glue: Glue;
  readonly #memory: WebAssembly.Memory;

  private constructor(glue: Glue, memory: WebAssembly.Memory, bank: Buffer) {
    this.#glue = glue;
    this.#memory = memory;
    this.bank = bank;
  }

  /** Loads the optimised module of the built extension. */
  static async load(dist = DIST): Promise<EngineModule> {
    const glue = (await import(pathToFileURL(path.join(dist, "engine/engine.js")).href)) as Glue;
    const { memory } = glue.initSync({ module: await readFile(path.join(dist, "engine/engine_bg.wasm")) });
    return new EngineModule(glue, memory, await readFile(path.join(dist, "bank.bin")));
  }

  /** Bytes of the module's memory, which all its engines share. */
  get memoryBytes(): number {
    return this.#memory.buffer.byteLength;
  }

  /** Opens a bank, with packs of a person's own beside it. */
  open(bank: Uint8Array = this.bank, packs: Readonly<Record<string, Uint8Array>> = {}): Engine {
    const engine = new this.#glue.Engine(bank, Object.keys(packs), Object.values(packs));
    return {
      handle: (request) => this.#glue.unpackReply(engine.handle(request)),
      kept: () => engine.kept(),
    };
  }
}

/** A pack as it is kept, with a card for each of these questions. */
export function pack(name: string, questions: readonly string[]): Buffer {
  const cards = questions.map((question, number) => ({
    id: `card-${number}`,
    topic: "own",
    title: question,
    question,
    minutes: 5,
    approach: [{ say: "Say what matters first" }],
  }));
  return Buffer.from(JSON.stringify({ version: 1, pack: { name, cards, stories: [] } }));
}

/** So many questions, each about something of its own. */
export function ownQuestions(count: number): string[] {
  const number = (index: number): string => [...String(index)].map((digit) => "abcdefghij"[Number(digit)]).join("");
  return Array.from({ length: count }, (_, index) => `How do you tune the zorb${number(index)} of our platform?`);
}

/** A reader greets at time 0. */
export const HELLO = {
  ask: "hear",
  message: { type: "hello", platform: "meet", startedAt: 0, host: "meet.google.com" },
  at: 0,
};

/** What a reader says at time `t`: rows, numbered by time. */
export function rowsAt(t: number, rows: readonly object[]): { ask: "hear"; message: { snapshot: object }; at: number } {
  const message = { type: "snapshot", seq: t, snapshot: { t, platform: "meet", rootChanged: false, rows } };
  return { ask: "hear", message, at: t };
}

/** A snapshot request with one row for each `[speaker, text]`. */
export function snapshot(t: number, ...said: readonly (readonly [string, string])[]): ReturnType<typeof rowsAt> {
  const rows = said.map(([speaker, text], key): Row => ({ key, speakerKey: speaker, speaker, text, hidden: false }));
  return rowsAt(t, rows);
}

/** The beginnings of a text, a word longer each. */
export function wordByWord(text: string): string[] {
  const words = text.split(" ");
  return words.map((_, index) => words.slice(0, index + 1).join(" "));
}
