/** The worker that owns the engine. It passes requests to the wasm and replies back. */

import init, { Engine } from "./engine/engine.js";
import { packsStore } from "./packs-store";
import { bank, serve } from "./worker-service";

async function start(): Promise<Engine> {
  const [packed, packs] = await Promise.all([
    bank(),
    ownPacks(),
    init({ module_or_path: new URL("./engine/engine_bg.wasm", import.meta.url) }),
  ]);
  return new Engine(
    packed,
    packs.map(([id]) => id),
    packs.map(([, record]) => record),
  );
}

/** The person's packs. The bank's cards are there even when these cannot be reached. */
async function ownPacks(): Promise<readonly (readonly [string, Uint8Array])[]> {
  try {
    return await packsStore.all();
  } catch (error) {
    console.warn("the person's packs could not be read", error);
    return [];
  }
}

serve(start(), (engine, request) => engine.handle(request));
