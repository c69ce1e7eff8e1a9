/** Runs on the bench's own page: builds one engine and asks it the queries. Nothing of this ships. */

import type { Material, Prepare } from "./engine";
import { peers } from "./peers";
import { sidecue } from "./sidecue";

/** Times that each query is asked after it was asked once to warm up, where there is time. */
const ROUNDS = 15;

/** What one engine did with the queries. */
export interface Measured {
  /** Milliseconds until the index could be searched. */
  readonly built: number;
  /** By query that was asked, in the order of the queries. */
  readonly answers: readonly {
    /** The median of its times, in milliseconds; the first counts only where there was no time for a second. */
    readonly took: number;
    /** The least of its times: what it costs when the machine does nothing else. */
    readonly least: number;
    /** Where the card that was meant is among the results, from 0; -1 where it is not. */
    readonly place: number;
  }[];
}

const ENGINES: Readonly<Record<string, Prepare>> = { Sidecue: sidecue, ...peers };
/** The engines' names, Sidecue's first. */
export const NAMES = Object.keys(ENGINES);

/** Measures one engine, for at most so many seconds of queries. */
export async function measure(name: string, material: string, seconds: number): Promise<Measured> {
  if (!crossOriginIsolated) throw new Error("the clock is coarse: the page is not isolated");
  const given = (await (await fetch(material)).json()) as Material;
  const build = await ENGINES[name]?.(given);
  if (build === undefined) throw new Error(`there is no engine ${name}`);
  const start = performance.now();
  const engine = build();
  const built = performance.now() - start;
  const asked: { readonly times: number[]; readonly place: number }[] = [];
  const end = performance.now() + seconds * 1000;
  for (let round = 0; round <= ROUNDS; round += 1) {
    // Everything is asked before anything is asked again: a query does not find the caches as it has just left them.
    for (const [number, { text, card }] of given.queries.entries()) {
      const begin = performance.now();
      if (begin > end) return { built, answers: asked.map(answer) };
      const found = engine.search(text);
      const took = performance.now() - begin;
      const known = asked[number];
      if (known === undefined) asked.push({ times: [took], place: engine.ids(found).indexOf(card) });
      else known.times.push(took);
    }
  }
  return { built, answers: asked.map(answer) };
}

function answer({
  times,
  place,
}: {
  readonly times: readonly number[];
  readonly place: number;
}): Measured["answers"][0] {
  const counted = (times.length > 1 ? times.slice(1) : [...times]).sort((a, b) => a - b);
  return { took: counted[Math.floor(counted.length / 2)] ?? Number.NaN, least: counted[0] ?? Number.NaN, place };
}
