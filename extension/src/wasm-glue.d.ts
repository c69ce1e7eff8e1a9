/** What the boot files use of the two glue modules that wasm-pack writes. They are copied into dist/, never bundled. */

declare module "*/panel/panel.js" {
  /** Compiles and starts the panel; its start function mounts the user interface. */
  export default function init(options: { module_or_path: URL }): Promise<unknown>;
}

declare module "*/engine/engine.js" {
  /** Compiles and starts the engine's module. Nothing else of it may be used before. */
  export default function init(options: { module_or_path: URL }): Promise<unknown>;

  /** The engine: one instance, fed with requests. */
  export class Engine {
    /** Reads a packed bank. Throws an `Error` with `name` and `variant` when the bytes are not one. */
    constructor(bank: Uint8Array);
    /** Answers one request. Throws an `Error` with `name` and `variant` when it cannot. */
    handle(request: object): unknown;
  }
}
