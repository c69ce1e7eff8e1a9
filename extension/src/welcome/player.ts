import type { Step, Voice } from "./script";

/** How a call's captions come: a word at a time. In milliseconds. */
const PACE = 330;
/** The same where somebody goes through it step by step and wants to see what comes of each. */
const STEP_PACE = 110;

/** What whoever shows the call hears of it. */
export interface Audience {
  /** Somebody says one more word. */
  hears(voice: Voice, word: string): void;
  /** Another step begins: its place in the script, -1 before the call, as many as there are steps after it. */
  reaches(step: number): void;
  /** Words come by themselves from now on, or do no more. */
  runs(running: boolean): void;
}

/** Somebody's next word. */
interface Word {
  readonly voice: Voice;
  readonly word: string;
}

/** Plays a scripted call in steps. */
export class Player {
  readonly #script: readonly Step[];
  readonly #audience: Audience;
  #step = -1;
  #left: Word[] = [];
  #mode: "stands" | "plays" | "steps" = "stands";
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(script: readonly Step[], audience: Audience) {
    this.#script = script;
    this.#audience = audience;
  }

  /** Whether words come by themselves. */
  get running(): boolean {
    return this.#mode !== "stands";
  }

  /** The step that it is at: -1 before the call, as many as there are steps after it. */
  get step(): number {
    return this.#step;
  }

  /** Goes on from where it is; after the end from the beginning. */
  play(): void {
    if (this.#step === this.#script.length) this.restart();
    this.#become("plays");
    if (this.#left.length === 0) this.#enter(this.#step + 1);
    this.#wait(PACE);
  }

  /** Stands where it is. */
  pause(): void {
    clearTimeout(this.#timer);
    this.#become("stands");
  }

  /** Says what is left of this step at once and begins the next one: to its end, or on and on if it was playing. */
  next(): void {
    if (this.#step === this.#script.length) return;
    clearTimeout(this.#timer);
    for (const { voice, word } of this.#left) this.#audience.hears(voice, word);
    if (this.#mode === "stands") this.#become("steps");
    this.#enter(this.#step + 1);
    this.#wait(this.#pace);
  }

  /** Goes back to before the call, and stands there. */
  restart(): void {
    this.pause();
    this.#enter(-1);
  }

  get #pace(): number {
    return this.#mode === "plays" ? PACE : STEP_PACE;
  }

  #enter(step: number): void {
    this.#step = step;
    const said = this.#script[step]?.said ?? [];
    this.#left = said.flatMap(({ voice, words }) => words.split(" ").map((word) => ({ voice, word })));
    this.#audience.reaches(step);
    if (step === this.#script.length) this.pause();
  }

  #wait(length: number): void {
    clearTimeout(this.#timer);
    if (this.running) this.#timer = setTimeout(() => this.#say(), length);
  }

  /** Says the next word. After the last one of a step comes the next step, where it plays. */
  #say(): void {
    const word = this.#left.shift();
    if (word === undefined) this.#enter(this.#step + 1);
    else this.#audience.hears(word.voice, word.word);
    const ended = word !== undefined && this.#left.length === 0;
    if (ended && this.#mode === "steps") this.pause();
    else this.#wait(ended ? PACE + (this.#script[this.#step]?.rest ?? 0) : this.#pace);
  }

  #become(mode: "stands" | "plays" | "steps"): void {
    this.#mode = mode;
    this.#audience.runs(mode !== "stands");
  }
}
