import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { DIST } from "./engine";

/** A line to keep under a key. */
export interface Write {
  readonly key: string;
  readonly line: string;
}

/** What the clock shows. */
export interface Face {
  readonly tier: string | null;
  readonly state: string;
  readonly stage: string;
  readonly used_ms: number;
  readonly left_ms: number | null;
  readonly offers: readonly object[];
  readonly unkept: boolean;
}

/** What was bought and used. */
export interface PlanView {
  readonly tiers: object;
  readonly licences: readonly { readonly id: string; readonly term: object | string }[];
  readonly refused: readonly string[];
  readonly sessions: readonly { readonly tier: string | null; readonly used_ms: number; readonly state: string }[];
  readonly torn: number;
}

/** What the clock answers beside its face: a word, or an object with one member. */
export type Answer =
  | string
  | { readonly Plan?: PlanView; readonly File?: string; readonly Refused?: { readonly why: string } };

/** What the clock answers. */
export interface Reply {
  readonly face: Face;
  readonly answer: Answer;
  readonly mirror: readonly Write[];
}

/** The timekeeper as the glue module exports it. */
export interface Keeper {
  holds(): boolean;
  load(keys: readonly string[], lines: readonly string[]): void;
  answer(request: unknown, steady: number, wall: number, fresh: string): readonly Write[];
  settle(kept: boolean): Uint8Array;
}

interface Glue {
  readonly Keeper: new () => Keeper;
  unpackReply(packed: Uint8Array): Reply;
  initSync(options: { readonly module: Uint8Array }): { readonly memory: WebAssembly.Memory };
}

/** The clock's module as it ships, in this process. */
export class ClockModule {
  readonly #glue: Glue;
  readonly #memory: WebAssembly.Memory;

  private constructor(glue: Glue, memory: WebAssembly.Memory) {
    this.#glue = glue;
    this.#memory = memory;
  }

  /** Loads the optimised module of the built extension. */
  static async load(dist = DIST): Promise<ClockModule> {
    const glue = (await import(pathToFileURL(path.join(dist, "clock/clock.js")).href)) as Glue;
    const { memory } = glue.initSync({ module: await readFile(path.join(dist, "clock/clock_bg.wasm")) });
    return new ClockModule(glue, memory);
  }

  /** Bytes of the module's memory, which all its timekeepers share. */
  get memoryBytes(): number {
    return this.#memory.buffer.byteLength;
  }

  /** A timekeeper that knows of nothing. */
  keeper(): Keeper {
    return new this.#glue.Keeper();
  }

  /** A packed reply as a plain object. */
  unpack(packed: Uint8Array): Reply {
    return this.#glue.unpackReply(packed);
  }
}

/** A moment of the wall clock long after the licences of `tests/fixtures` were made. */
const WALL = Date.UTC(2030, 0, 1);
/** The longest step that counts, in milliseconds. */
const STEP = 5000;
/** Requests before which the worker reads what is kept. */
const READING = new Set(["open", "start", "licence", "plan", "export"]);

/** A timekeeper with what is kept for it, as its worker keeps it. */
export class Desk {
  /** Lines by key, as on disk. */
  readonly durable: Map<string, string>;
  /** Lines by key, as in the panel's own store. */
  readonly mirror: Map<string, string>;
  /** The disk takes what is written. */
  disk = true;
  /** What the last request wanted to be written. */
  writes: readonly Write[] = [];
  readonly keeper: Keeper;
  readonly #clocks: ClockModule;
  #steady = 0;
  #sessions = 0;

  constructor(clocks: ClockModule, durable = new Map<string, string>(), mirror = new Map<string, string>()) {
    this.#clocks = clocks;
    this.durable = durable;
    this.mirror = mirror;
    this.keeper = clocks.keeper();
    this.ask({ ask: "open", mirror: Object.fromEntries(mirror) });
  }

  /** Asks, and writes what is to be written. Throws what the timekeeper throws. */
  ask(request: unknown): Reply {
    const kind = (request as { readonly ask?: string } | null | undefined)?.ask;
    if (kind !== undefined && READING.has(kind)) {
      this.keeper.load([...this.durable.keys()], [...this.durable.values()]);
    }
    this.#sessions += 1;
    this.writes = this.keeper.answer(request, this.#steady, WALL + this.#steady, `s${this.#sessions}`);
    // Nothing to be written is kept on any disk.
    const kept = this.disk || this.writes.length === 0;
    if (kept) for (const { key, line } of this.writes) this.durable.set(key, line);
    const reply = this.#clocks.unpack(this.keeper.settle(kept));
    for (const { key, line } of reply.mirror) this.mirror.set(key, line);
    return reply;
  }

  /** What was bought and used. */
  plan(): PlanView {
    const { answer } = this.ask({ ask: "plan" });
    if (typeof answer === "string" || answer.Plan === undefined) throw new Error(`no plan: ${JSON.stringify(answer)}`);
    return answer.Plan;
  }

  /** A moment with captions, or without, so long after the last one. */
  beat(ms: number, live = true): Face {
    this.#steady += ms;
    return this.ask({ ask: "beat", live }).face;
  }

  /** So much time with captions, in the longest steps that count. */
  live(ms: number): Face {
    let face = this.beat(0);
    for (let passed = 0; passed < ms; passed += STEP) face = this.beat(Math.min(STEP, ms - passed));
    return face;
  }
}

/** A licence of `tests/fixtures/licences`, as it is pasted. */
export async function licence(name: string): Promise<string> {
  return readFile(path.resolve(process.env["SIDECUE_ROOT"] ?? ".", "tests/fixtures/licences", `${name}.txt`), "utf8");
}
