/**
 * The worker that owns the desk of the options page. It hands the kept packs and a request to the wasm, keeps what comes
 * out, and only then replies.
 */

import init, { Desk } from "./options/options.js";
import { packsStore } from "./packs-store";
import { bank, serve } from "./worker-service";

/** Who changes packs holds this lock: two pages cannot overwrite each other's changes. */
const LOCK = "packs";
/** Tells the panels that the packs were changed. */
const changes = new BroadcastChannel("packs");

async function start(): Promise<Desk> {
  const [packed] = await Promise.all([
    bank(),
    init({ module_or_path: new URL("./options/options_bg.wasm", import.meta.url) }),
  ]);
  return new Desk(packed);
}

serve(start(), (desk, request) =>
  navigator.locks.request(LOCK, async () => {
    const packs = await packsStore.all();
    const { reply, writes } = desk.handle(
      packs.map(([id]) => id),
      packs.map(([, record]) => record),
      request,
    );
    if (writes.length > 0) {
      await packsStore.write(writes.map(({ id, record }) => [id, record] as const));
      changes.postMessage("changed");
    }
    return reply;
  }),
);
