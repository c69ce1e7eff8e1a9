/**
 * The worker that keeps the time of sessions. It asks the wasm what to write down, writes it, and only then replies; while a
 * session runs here it holds the lock that makes it the only one.
 */

import init, { Keeper } from "./clock/clock.js";
import { ledgerStore } from "./ledger-store";
import { serve } from "./worker-service";

/** Held by the worker in which a session runs. */
const LOCK = "session";
/** How long another window may take to let go of its session, in milliseconds. */
const PATIENCE = 1_500;
/** Requests that depend on what other windows wrote. */
const READING = new Set(["open", "start", "licence", "plan", "export"]);

/** Lets go of the lock; `null` while it is not held. */
let release: (() => void) | null = null;
/** One request after the other: what one writes the next one knows. */
let last: Promise<unknown> = Promise.resolve();

async function start(): Promise<Keeper> {
  await init({ module_or_path: new URL("./clock/clock_bg.wasm", import.meta.url) });
  return new Keeper();
}

function kindOf(request: object): string {
  return "ask" in request && typeof request.ask === "string" ? request.ask : "";
}

/** Takes the lock; false when another window keeps it. */
async function take(): Promise<boolean> {
  if (release !== null) return true;
  return new Promise((resolve) => {
    const held = (): Promise<void> => {
      resolve(true);
      return new Promise((free) => {
        release = free;
      });
    };
    navigator.locks.request(LOCK, { signal: AbortSignal.timeout(PATIENCE) }, held).catch(() => resolve(false));
  });
}

function letGo(): void {
  release?.();
  release = null;
}

async function load(keeper: Keeper): Promise<void> {
  try {
    const lines = await ledgerStore.all();
    keeper.load(
      lines.map(([key]) => key),
      lines.map(([, line]) => String(line)),
    );
  } catch (error) {
    // The panel's own store has the same lines.
    console.warn("the ledger could not be read", error);
  }
}

async function answer(keeper: Keeper, request: object): Promise<Uint8Array> {
  const kind = kindOf(request);
  if (kind === "start" && !(await take())) {
    throw Object.assign(new Error("a session runs in another window"), { variant: "Elsewhere" });
  }
  try {
    if (READING.has(kind)) await load(keeper);
    const writes = keeper.answer(request, performance.now(), Date.now(), crypto.randomUUID());
    let kept = true;
    try {
      if (writes.length > 0) await ledgerStore.write(writes.map(({ key, line }) => [key, line] as const));
    } catch (error) {
      console.warn("the ledger could not be written", error);
      kept = false;
    }
    return keeper.settle(kept);
  } finally {
    if (!keeper.holds()) letGo();
  }
}

serve(start(), (keeper, request) => {
  const reply = last.then(() => answer(keeper, request));
  last = reply.catch(() => undefined);
  return reply;
});
