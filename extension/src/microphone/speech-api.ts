/**
 * The browser's speech recognition, but only where it stays on this computer: sound must never be sent to a server. The
 * types are our own because TypeScript does not know this part yet.
 */

/** Whether a language can be recognised on this computer. */
export type Availability = "unavailable" | "downloadable" | "downloading" | "available";

interface LocalOptions {
  readonly langs: readonly string[];
  readonly processLocally: true;
}

/** What a recogniser tells when it could not go on. */
export interface RecognitionError extends Event {
  readonly error: string;
}

/** The results of a recogniser since it was started, of which those from `resultIndex` on have changed. */
export interface RecognitionResults extends Event {
  readonly resultIndex: number;
  readonly results: SpeechRecognitionResultList;
}

/** One recogniser. */
export interface Recogniser extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  processLocally: boolean;
  onresult: ((event: RecognitionResults) => void) | null;
  onerror: ((event: RecognitionError) => void) | null;
  onend: (() => void) | null;
  start(): void;
  abort(): void;
}

/** The part of `SpeechRecognition` that works on this computer. */
export interface SpeechApi {
  new (): Recogniser;
  available(options: LocalOptions): Promise<Availability>;
  install(options: LocalOptions): Promise<boolean>;
}

/** The interface, or `null` where this browser can only recognise speech on a server. */
export function speechApi(): SpeechApi | null {
  // The prefixed one is never looked at: it sends the sound away.
  const { SpeechRecognition: api } = globalThis as { SpeechRecognition?: unknown };
  const local =
    typeof api === "function" && "available" in api && "install" in api && "processLocally" in api.prototype;
  return local ? (api as unknown as SpeechApi) : null;
}

/** What to ask of the browser for one language. */
export function locally(language: string): LocalOptions {
  return { langs: [language], processLocally: true };
}

/** A recogniser that works on this computer, or `null` where the browser does not promise that it will. */
export function localRecogniser(api: SpeechApi, language: string): Recogniser | null {
  const recogniser = new api();
  recogniser.lang = language;
  recogniser.continuous = true;
  recogniser.interimResults = true;
  recogniser.processLocally = true;
  return recogniser.processLocally === true ? recogniser : null;
}
