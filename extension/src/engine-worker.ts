/**
 * The worker that owns the engine. It passes requests to the wasm and replies back, in order; it knows nothing of
 * what they mean.
 */

import init, { Engine } from "./engine/engine.js";

/** A failure as it crosses to the panel, which switches on `variant`; the message is for logs. */
interface EngineError {
  readonly name: string;
  readonly variant: string;
  readonly message: string;
}

/** Everything this worker says to the panel. */
type WorkerMessage =
  | { readonly type: "ready" }
  | { readonly type: "failed"; readonly error: EngineError }
  | { readonly type: "crashed"; readonly message: string }
  | { readonly id: number; readonly ok: unknown }
  | { readonly id: number; readonly error: EngineError };

function post(message: WorkerMessage): void {
  self.postMessage(message);
}

function describe(thrown: unknown): EngineError {
  if (!(thrown instanceof Error)) return { name: "Error", variant: "unknown", message: String(thrown) };
  const variant = "variant" in thrown && typeof thrown.variant === "string" ? thrown.variant : "unknown";
  return { name: thrown.name, variant, message: thrown.message };
}

function isRequest(value: unknown): value is { id: number; request: object } {
  if (typeof value !== "object" || value === null || !("id" in value) || !("request" in value)) return false;
  return typeof value.id === "number" && typeof value.request === "object" && value.request !== null;
}

async function start(): Promise<Engine> {
  const [bank] = await Promise.all([
    fetch(new URL("./bank.bin", import.meta.url)).then((response) => response.bytes()),
    init({ module_or_path: new URL("./engine/engine_bg.wasm", import.meta.url) }),
  ]);
  return new Engine(bank);
}

const starting = start();
let sound = true;

self.addEventListener("message", async ({ data }: MessageEvent<unknown>) => {
  if (!isRequest(data)) return;
  try {
    answer(await starting, data);
  } catch (thrown) {
    post({ id: data.id, error: describe(thrown) });
  }
});

function answer(engine: Engine, { id, request }: { id: number; request: object }): void {
  // Requests that waited together for the start are still handed over after close().
  if (!sound) return;
  try {
    post({ id, ok: engine.handle(request) });
  } catch (thrown) {
    if (!(thrown instanceof WebAssembly.RuntimeError)) throw thrown;
    // A trap leaves the instance unsound: nothing may be asked of it again. The panel starts a new worker.
    sound = false;
    post({ type: "crashed", message: thrown.message });
    self.close();
  }
}

starting.then(
  () => post({ type: "ready" }),
  (thrown: unknown) => post({ type: "failed", error: describe(thrown) }),
);
