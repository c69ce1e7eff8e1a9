/**
 * The practice page's ears and mouth, both on this computer only. It says what it hears, how the microphone is and when it has read
 * to the end; when to hear and what to read is the page's to say.
 */

import type { Snapshot } from "./messages";
import { Desk } from "./microphone/desk";
import { closest, LANGUAGES, nameOf } from "./microphone/languages";
import { watchPermission } from "./microphone/permission";
import type { State } from "./microphone/state";
import { Transcript } from "./microphone/transcript";
import { ReadAloud } from "./read-aloud";
import { RowKeys, scan } from "./readers/scan";

/** Who is told. */
export interface VoiceTold {
  /** How the microphone is, and the browser's own word where it failed. */
  microphone(state: State["is"], code: string): void;
  /** What was heard, as a caption page shows it. */
  heard(snapshot: Snapshot): void;
  /** Whether a voice of this computer can read aloud. */
  canRead(can: boolean): void;
  /** A text was read to its end. */
  read(): void;
}

/** Hears and reads aloud. */
export class PracticeVoice {
  readonly #keys = new RowKeys();
  readonly #place = document.createElement("div");
  readonly #transcript = new Transcript(this.#place);
  readonly #mouth = new ReadAloud();
  readonly #desk: Desk;
  #language = closest("en-US");
  #told: VoiceTold | undefined;
  /** It is to hear as soon as it can. */
  #wanted = false;
  #root: Element | null = null;

  constructor() {
    this.#desk = new Desk(this.#language, this.#transcript, (state) => this.#changed(state));
  }

  /** Tells from now on. */
  follow(told: VoiceTold): void {
    this.#told = told;
    new MutationObserver(() => this.#hand()).observe(this.#place, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    this.#mouth.follow((can) => told.canRead(can));
    this.#mouth.speak(this.#language);
    void watchPermission(() => void this.#desk.permissionChanged());
    void this.#desk.look();
  }

  /** Languages that can be heard: tags and their own names. */
  languages(): [string, string][] {
    return LANGUAGES.map((language) => [language, nameOf(language)]);
  }

  /** The language at work. The cards are in English, so it begins with that. */
  get language(): string {
    return this.#language;
  }

  /** Hears and reads another language. */
  choose(language: string): void {
    this.#language = language;
    this.#mouth.speak(language);
    void this.#desk.choose(language);
  }

  /** Has the browser download what the language needs. */
  download(): void {
    void this.#desk.download();
  }

  /** Hears from now on, or as soon as it can. */
  hear(): void {
    this.#wanted = true;
    const { is } = this.#desk.state;
    if (is === "ready" || is === "stopped") void this.#desk.start();
    else if (is === "denied" || is === "failed") void this.#desk.look();
  }

  /** Hears nothing any more, and forgets what it heard. */
  rest(): void {
    this.#wanted = false;
    this.#desk.stop("person");
    this.#desk.forget();
  }

  /** Reads a text; `read` is told at its end. */
  readAloud(text: string): void {
    this.#mouth.read(text, () => this.#told?.read());
  }

  /** Reads no further. */
  hush(): void {
    this.#mouth.hush();
  }

  #changed(state: State): void {
    const code = state.is === "failed" ? (typeof state.why === "string" ? state.why : state.why.code) : "";
    this.#told?.microphone(state.is, code);
    if (this.#wanted && state.is === "ready") void this.#desk.start();
  }

  #hand(): void {
    const { root } = this.#transcript;
    if (root === null || this.#told === undefined) return;
    const rows = scan({ root, strategy: "named", rows: (limit) => this.#transcript.rows(limit) }, this.#keys);
    if (rows.length === 0) return;
    const rootChanged = root !== this.#root;
    this.#root = root;
    this.#told.heard({ t: Math.round(performance.now()), platform: "generic", rootChanged, rows });
  }
}
