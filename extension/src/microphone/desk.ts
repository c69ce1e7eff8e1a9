import { Ears } from "./ears";
import { askForMicrophone, microphoneDenied } from "./permission";
import { locally, type SpeechApi, speechApi } from "./speech-api";
import { type State, stateAfter } from "./state";
import type { Transcript } from "./transcript";

/** How often a download that somebody else began is looked at. */
const LOOK_AGAIN_MS = 2000;

/** Leads from one state to the next: what the browser can do, what the person clicks, what the recogniser says. */
export class Desk {
  readonly #api: SpeechApi | null = speechApi();
  readonly #transcript: Transcript;
  readonly #changed: (state: State) => void;
  readonly #ears: Ears | undefined;
  #state: State = { is: "checking" };
  #language: string;
  /** Raised by whatever makes an answer that is still on its way meaningless. */
  #turn = 0;

  /** `changed` hears of every new state. */
  constructor(language: string, transcript: Transcript, changed: (state: State) => void) {
    this.#language = language;
    this.#transcript = transcript;
    this.#changed = changed;
    if (this.#api === null) return;
    this.#ears = new Ears(this.#api, {
      revised: (from, results) => transcript.revise(from, results),
      settled: () => transcript.settle(),
      failed: (deafness) => this.#enter(stateAfter(deafness)),
    });
  }

  /** Where it stands. */
  get state(): State {
    return this.#state;
  }

  /** Looks at what the browser can do in this language. While it listens, nothing can be chosen. */
  async choose(language: string): Promise<void> {
    this.#language = language;
    await this.look();
  }

  /** Looks again at what the browser can do and may do. */
  async look(): Promise<void> {
    await this.#settle(this.#enter({ is: "checking" }));
  }

  /** Has Chrome download what it needs for the language: the person clicked for it. */
  async download(): Promise<void> {
    if (this.#api === null || this.#state.is !== "downloadable") return;
    const turn = this.#enter({ is: "downloading" });
    const done = await this.#api.install(locally(this.#language)).catch(() => false);
    if (turn !== this.#turn) return;
    if (done) await this.look();
    else this.#enter({ is: "failed", why: "download" });
  }

  /** Begins to listen: the person clicked for it. */
  async start(): Promise<void> {
    if (this.#state.is !== "ready" && this.#state.is !== "stopped") return;
    const turn = this.#enter({ is: "asking" });
    const refused = await askForMicrophone();
    if (turn !== this.#turn) return;
    if (refused !== null) {
      this.#enter(refused);
      return;
    }
    this.#enter({ is: "listening" });
    this.#ears?.start(this.#language);
  }

  /** Stops listening at once. */
  stop(by: "person" | "panel"): void {
    if (this.#state.is !== "listening" && this.#state.is !== "asking") return;
    this.#ears?.stop();
    this.#enter({ is: "stopped", by });
  }

  /** The microphone was allowed or forbidden meanwhile. */
  async permissionChanged(): Promise<void> {
    if (await microphoneDenied()) {
      if (this.#state.is === "listening") this.#ears?.stop();
      if (this.#state.is === "listening" || this.#state.is === "ready") this.#enter({ is: "denied" });
    } else if (this.#state.is === "denied") await this.look();
  }

  /** Forgets what was heard. */
  forget(): void {
    this.#transcript.clear();
  }

  /** Enters the state that is possible now, and looks again while Chrome is at a download. */
  async #settle(turn: number): Promise<void> {
    const state = await this.#possible();
    if (turn !== this.#turn) return;
    // The same state is not told again: screen readers would repeat it.
    const next = state.is === this.#state.is ? turn : this.#enter(state);
    if (state.is === "downloading") setTimeout(() => next === this.#turn && void this.#settle(next), LOOK_AGAIN_MS);
  }

  async #possible(): Promise<State> {
    if (this.#api === null) return { is: "unsupported" };
    try {
      const availability = await this.#api.available(locally(this.#language));
      if (availability !== "available") return { is: availability };
      return (await microphoneDenied()) ? { is: "denied" } : { is: "ready" };
    } catch (error) {
      return { is: "failed", why: { code: error instanceof Error ? error.name : String(error) } };
    }
  }

  /** Enters a state and makes it a turn of its own. */
  #enter(state: State): number {
    const listened = this.#state.is === "listening";
    this.#state = state;
    if (state.is === "listening") this.#transcript.begin();
    else if (listened) this.#transcript.finish();
    this.#changed(state);
    return ++this.#turn;
  }
}
