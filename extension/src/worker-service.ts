/**
 * What a worker of the extension says to its page: that it is ready, and a reply to each request. It knows nothing of what
 * they mean.
 */

/** A failure as it crosses to the page, which switches on `variant`; the message is for logs. */
interface ServiceError {
  readonly name: string;
  readonly variant: string;
  readonly message: string;
}

/** Everything a worker says to its page. */
type WorkerMessage =
  | { readonly type: "ready" }
  | { readonly type: "failed"; readonly error: ServiceError }
  | { readonly type: "crashed"; readonly message: string }
  | { readonly id: number; readonly ok: unknown }
  | { readonly id: number; readonly error: ServiceError };

function post(message: WorkerMessage): void {
  self.postMessage(message);
}

function describe(thrown: unknown): ServiceError {
  if (!(thrown instanceof Error)) return { name: "Error", variant: "unknown", message: String(thrown) };
  const variant = "variant" in thrown && typeof thrown.variant === "string" ? thrown.variant : "unknown";
  return { name: thrown.name, variant, message: thrown.message };
}

function isRequest(value: unknown): value is { id: number; request: object } {
  if (typeof value !== "object" || value === null || !("id" in value) || !("request" in value)) return false;
  return typeof value.id === "number" && typeof value.request === "object" && value.request !== null;
}

/** Answers requests, in their order, once `starting` is there. */
export function serve<Service>(
  starting: Promise<Service>,
  answer: (service: Service, request: object) => unknown,
): void {
  let sound = true;
  self.addEventListener("message", async ({ data }: MessageEvent<unknown>) => {
    if (!isRequest(data)) return;
    const { id, request } = data;
    try {
      const service = await starting;
      // Requests that waited together for the start are still handed over after close().
      if (!sound) return;
      post({ id, ok: await answer(service, request) });
    } catch (thrown) {
      if (!(thrown instanceof WebAssembly.RuntimeError)) {
        post({ id, error: describe(thrown) });
        return;
      }
      // A trap leaves the instance unsound: nothing may be asked of it again. The page starts a new worker.
      sound = false;
      post({ type: "crashed", message: thrown.message });
      self.close();
    }
  });
  starting.then(
    () => post({ type: "ready" }),
    (thrown: unknown) => post({ type: "failed", error: describe(thrown) }),
  );
}

/** The shipped bank. */
export async function bank(): Promise<Uint8Array> {
  const response = await fetch(new URL("./bank.bin", import.meta.url));
  return response.bytes();
}
