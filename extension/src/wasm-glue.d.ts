/** What the boot files use of the glue modules that wasm-pack writes. They are copied into dist/, never bundled. */

declare module "*/panel/panel.js" {
  /** Compiles and starts the panel; its start function mounts the user interface. */
  export default function init(options: { module_or_path: URL }): Promise<unknown>;
}

declare module "*/engine/engine.js" {
  /** Compiles and starts the engine's module. Nothing else of it may be used before. */
  export default function init(options: { module_or_path: URL }): Promise<unknown>;

  /** The engine: one instance, fed with requests. */
  export class Engine {
    /**
     * Reads a packed bank and the person's packs with their ids. Throws an `Error` with `name` and `variant` when the bank's
     * bytes are not one; a pack that cannot be read is left out.
     */
    constructor(bank: Uint8Array, ids: string[], records: Uint8Array[]);
    /** Answers one request, packed. Throws an `Error` with `name` and `variant` when it cannot. */
    handle(request: object): Uint8Array;
    /** Notes of the session that are to be written now, if any are due: its id, and the texts to write. */
    kept(): { readonly id: string; readonly record: string; readonly summary: string } | undefined;
  }

  /** Puts practice questions and reads what came of them: one instance, fed with what is kept and with requests. */
  export class Coach {
    /** Reads a packed bank and the person's packs with their ids, as the engine does. */
    constructor(bank: Uint8Array, ids: string[], records: Uint8Array[]);
    /** What of the kept sessions an answer needs: the record with this id, the list. Throws for what is no request. */
    needs(request: object): { readonly record: string | undefined; readonly list: boolean };
    /**
     * Answers one request, given what it needs. The reply is packed. A change in `writes` is a text to write, `null` to remove what is there, `undefined` to keep
     * it. Throws an `Error` with `name` and `variant` when it cannot.
     */
    answer(
      request: object,
      record: string | undefined,
      summaryIds: string[],
      summaries: string[],
      strayIds: string[],
      strays: string[],
    ): {
      readonly reply: Uint8Array;
      readonly writes: readonly {
        readonly id: string;
        readonly record: string | null | undefined;
        readonly summary: string | null | undefined;
      }[];
    };
  }
}

declare module "*/clock/clock.js" {
  /** Compiles and starts the module. Nothing else of it may be used before. */
  export default function init(options: { module_or_path: URL }): Promise<unknown>;

  /** Keeps the time of sessions: asked in two steps, what to write and what came of it. */
  export class Keeper {
    /** Throws an `Error` with `name` and `variant` when the build has no keys. */
    constructor();
    /** Whether a session runs here. */
    holds(): boolean;
    /** Joins lines that are kept, each with its key. */
    load(keys: string[], lines: string[]): void;
    /** Takes a request. Throws an `Error` with `name` and `variant` when it cannot. */
    answer(
      request: object,
      steady: number,
      wall: number,
      fresh: string,
    ): readonly { readonly key: string; readonly line: string }[];
    /** What came of it, packed, once that was written, or could not be. */
    settle(kept: boolean): Uint8Array;
  }
}

declare module "*/options/options.js" {
  /** Compiles and starts the module, which serves the options page and its worker. */
  export default function init(options: { module_or_path: URL }): Promise<unknown>;

  /** Mounts the page's sections, given what reads, exports and deletes everything that is kept. */
  export function mount(everything: {
    inventory(): Promise<object>;
    asText(): Promise<string>;
    erase(): Promise<void>;
  }): void;

  /** The person's packs: one instance, fed with what is kept and with requests. */
  export class Desk {
    /** Reads a packed bank. Throws an `Error` with `name` and `variant` when the bytes are not one. */
    constructor(bank: Uint8Array);
    /** Answers one request. Throws an `Error` with `name` and `variant` when it cannot. */
    handle(
      ids: string[],
      records: Uint8Array[],
      request: object,
    ): {
      readonly reply: unknown;
      readonly writes: readonly { readonly id: string; readonly record: Uint8Array | undefined }[];
    };
  }
}

declare module "*/practice/practice.js" {
  import type { PracticeVoice } from "./practice-voice";

  /** Compiles and starts the module. Nothing else of it may be used before. */
  export default function init(options: { module_or_path: URL }): Promise<unknown>;

  /** Mounts the page, which hears and reads aloud by this voice. */
  export function mount(voice: PracticeVoice): void;

  /** Mounts the choice of a role and a level alone. */
  export function mount_role(place: HTMLElement): Promise<void>;
}
