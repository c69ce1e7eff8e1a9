/** The worker that owns the engine. It passes requests to the wasm and replies back. */

import init, { Engine } from "./engine/engine.js";
import { ownPacks } from "./packs-store";
import { SessionKeeper } from "./session-keeper";
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

/** Notes of a session that the person wants a report of go to disk beside the replies: no card waits for them. */
const keeper = new SessionKeeper();

serve(start(), (engine, request) => {
  const reply = engine.handle(request);
  const notes = engine.kept();
  if (notes !== undefined) void keeper.keep([notes]);
  return reply;
});
