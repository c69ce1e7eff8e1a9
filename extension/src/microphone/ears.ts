import { localRecogniser, type RecognitionResults, type SpeechApi } from "./speech-api";

/** Why hearing stopped by itself. */
export type Deafness =
  | { readonly why: "not-local" | "denied" | "network" | "no-microphone" | "no-language" }
  | { readonly why: "other"; readonly code: string };

/** Who hears. */
export interface Hearer {
  /** Results of the recogniser at work, of which those from `from` on are new or revised. */
  revised(from: number, results: SpeechRecognitionResultList): void;
  /** The recogniser at work has ended: its results are not going to change. */
  settled(): void;
  /** Nothing is heard any more. */
  failed(deafness: Deafness): void;
}

/** Errors after which a recogniser ends by itself and the next one may take over. */
const PASSING = new Set(["no-speech", "aborted"]);
/** A recogniser that ends sooner was not listening. */
const SHORT_LIFE_MS = 1000;
const MOST_SHORT_LIVES = 5;

/** Keeps one recogniser at work from `start` to `stop`: each of them ends by itself after a silence or some minutes. */
export class Ears {
  readonly #api: SpeechApi;
  readonly #hearer: Hearer;
  #stop: (() => void) | undefined;
  #shortLives = 0;

  constructor(api: SpeechApi, hearer: Hearer) {
    this.#api = api;
    this.#hearer = hearer;
  }

  /** Begins to hear one language. */
  start(language: string): void {
    this.stop();
    this.#shortLives = 0;
    this.#next(language);
  }

  /** Stops at once. What was heard last may stay unfinished. */
  stop(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  #next(language: string): void {
    const recogniser = localRecogniser(this.#api, language);
    if (recogniser === null) {
      this.#fail({ why: "not-local" });
      return;
    }
    const began = performance.now();
    recogniser.onresult = ({ resultIndex, results }: RecognitionResults) => {
      this.#shortLives = 0;
      this.#hearer.revised(resultIndex, results);
    };
    // Not every error is followed by an end, so none that counts waits for one.
    recogniser.onerror = ({ error }) => {
      if (!PASSING.has(error)) this.#fail(deafness(error));
    };
    recogniser.onend = () => {
      this.#hearer.settled();
      this.#shortLives = performance.now() - began < SHORT_LIFE_MS ? this.#shortLives + 1 : 0;
      if (this.#shortLives < MOST_SHORT_LIVES) this.#next(language);
      else this.#fail({ why: "other", code: "ends-at-once" });
    };
    this.#stop = () => {
      recogniser.onresult = recogniser.onerror = recogniser.onend = null;
      recogniser.abort();
      this.#hearer.settled();
    };
    try {
      recogniser.start();
    } catch (error) {
      this.#fail({ why: "other", code: error instanceof Error ? error.name : String(error) });
    }
  }

  #fail(deafness: Deafness): void {
    this.stop();
    this.#hearer.failed(deafness);
  }
}

function deafness(error: string): Deafness {
  switch (error) {
    case "not-allowed":
      return { why: "denied" };
    case "network":
      return { why: "network" };
    case "audio-capture":
      return { why: "no-microphone" };
    case "language-not-supported":
      return { why: "no-language" };
    default:
      return { why: "other", code: error };
  }
}
