/** A speech recogniser that tests script, in place of the browser's. */

/** What the browser is like. */
export interface SpeechScene {
  /**
   * "local" can recognise on this computer; "remote" has the interface of old, which sends sound away; "prefixed" only
   * has it by its prefix; "deaf" takes `processLocally` and forgets it; "none" has nothing at all.
   */
  readonly browser: "local" | "remote" | "prefixed" | "deaf" | "none";
  /** Of each language, and what it is after a download. */
  readonly availability: string;
  /**
   * "undecided" leaves the question for the microphone open until `allow`; anything else is the name of an error that it
   * ends with; without it the browser's own answer counts.
   */
  readonly microphone?: string;
}

/** One result: its words, and whether they are final. */
export type Said = readonly [text: string, final: boolean];

/** What tests do with it, as `window.speech`. */
export interface SpeechStandIn {
  availability: string;
  /** How many recognisers were made, of any kind. */
  made: number;
  /** One entry a start: whether the recogniser promised to work on this computer, and its language. */
  readonly starts: { readonly local: boolean; readonly language: string; readonly settings: boolean }[];
  /** How many were told to stop. */
  aborted: number;
  /** What was asked of `available` and `install`. */
  readonly asked: string[];
  /** The microphone's tracks that were opened by the page itself. */
  readonly tracks: MediaStreamTrack[];
  /** Whether a recogniser is at work. */
  hears(): boolean;
  /** Gives results, the first of them at this place in the list. */
  say(from: number, ...said: Said[]): void;
  /** The recogniser at work ends by itself. */
  end(): void;
  /** It tells an error, and does not end. */
  fail(error: string): void;
  /** The person allows the microphone at last. */
  allow(): void;
  /** Ends a download. */
  finish(done: boolean): void;
}

declare global {
  interface Window {
    speech: SpeechStandIn;
  }
}

/** Runs in the page before its own scripts, so it uses nothing from outside of itself. */
export function installSpeech(scene: SpeechScene): void {
  let current: Recogniser | undefined;
  let finish: ((done: boolean) => void) | undefined;
  let allow: (() => void) | undefined;
  let results: { isFinal: boolean; 0: { transcript: string } }[] = [];

  class Recogniser extends EventTarget {
    lang = "";
    continuous = false;
    interimResults = false;
    onresult: ((event: object) => void) | null = null;
    onerror: ((event: object) => void) | null = null;
    onend: (() => void) | null = null;
    #local = false;

    constructor() {
      super();
      speech.made++;
    }

    get processLocally(): boolean {
      return this.#local;
    }

    set processLocally(value: boolean) {
      if (scene.browser === "local") this.#local = value;
    }

    start(): void {
      if (current !== undefined) throw new DOMException("there is one already", "InvalidStateError");
      current = this;
      results = [];
      const settings = this.continuous && this.interimResults;
      speech.starts.push({ local: this.#local, language: this.lang, settings });
    }

    abort(): void {
      speech.aborted++;
      if (current === this) current = undefined;
    }

    static async available(options: object): Promise<string> {
      speech.asked.push(`available ${JSON.stringify(options)}`);
      return speech.availability;
    }

    static async install(options: object): Promise<boolean> {
      speech.asked.push(`install ${JSON.stringify(options)}`);
      return new Promise((resolve) => {
        finish = resolve;
      });
    }
  }

  const speech: SpeechStandIn = {
    availability: scene.availability,
    made: 0,
    starts: [],
    aborted: 0,
    asked: [],
    tracks: [],
    hears: () => current !== undefined,
    say(from, ...said) {
      said.forEach(([transcript, isFinal], index) => {
        results[from + index] = { isFinal, 0: { transcript } };
      });
      results.length = from + said.length;
      // As in a browser, the list and its results are new objects each time.
      const list = results.map((result) => ({ ...result }));
      current?.onresult?.({ resultIndex: from, results: list });
    },
    end() {
      const ended = current;
      current = undefined;
      ended?.onend?.();
    },
    fail(error) {
      current?.onerror?.({ error });
    },
    allow: () => allow?.(),
    finish(done) {
      if (done) speech.availability = "available";
      finish?.(done);
    },
  };
  if (scene.browser === "remote") Reflect.deleteProperty(Recogniser.prototype, "processLocally");
  const unprefixed = scene.browser === "none" || scene.browser === "prefixed" ? undefined : Recogniser;
  const prefixed = scene.browser === "none" ? undefined : Recogniser;
  Object.assign(globalThis, { speech, SpeechRecognition: unprefixed, webkitSpeechRecognition: prefixed });

  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    speech.asked.push("microphone");
    if (scene.microphone === "undecided")
      await new Promise<void>((resolve) => {
        allow = resolve;
      });
    else if (scene.microphone !== undefined) throw new DOMException("not here", scene.microphone);
    const stream = await ask(wanted);
    speech.tracks.push(...stream.getTracks());
    return stream;
  };
}
