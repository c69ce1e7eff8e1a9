/**
 * The worker that owns the coach of a practice page. It asks what an answer needs, loads that, writes what comes out, and only then
 * replies. What the disk does not take stays here and is written with what comes next; the reply says so.
 */

import init, { Coach } from "./engine/engine.js";
import { ownPacks } from "./packs-store";
import { SessionKeeper } from "./session-keeper";
import { list, record } from "./sessions-store";
import { bank, serve } from "./worker-service";

/** Who answers holds this lock: two pages cannot overwrite each other's changes. Its holders take their turns in order. */
const LOCK = "sessions";
const keeper = new SessionKeeper();
const { unwritten } = keeper;

async function start(): Promise<Coach> {
  const [packed, packs] = await Promise.all([
    bank(),
    ownPacks(),
    init({ module_or_path: new URL("./engine/engine_bg.wasm", import.meta.url) }),
  ]);
  return new Coach(
    packed,
    packs.map(([id]) => id),
    packs.map(([, record]) => record),
  );
}

async function answer(coach: Coach, request: object): Promise<{ reply: Uint8Array; kept: boolean }> {
  const needs = coach.needs(request);
  const needed = needs.record === undefined ? undefined : unwritten.record(needs.record, await record(needs.record));
  const kept = needs.list ? await list() : { summaries: [], strays: [] };
  const summaries = unwritten.summaries(needs.list ? kept.summaries : []);
  const strays = kept.strays.filter(([id]) => !unwritten.has(id));
  const { reply, writes } = coach.answer(
    request,
    needed,
    summaries.map(([id]) => id),
    summaries.map(([, json]) => json),
    strays.map(([id]) => id),
    strays.map(([, json]) => json),
  );
  return { reply, kept: await keeper.keep(writes) };
}

serve(start(), (coach, request) => navigator.locks.request(LOCK, () => answer(coach, request)));
