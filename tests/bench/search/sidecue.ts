import type { Prepare } from "./engine";

/** The engine's module as it ships. */
interface Glue {
  readonly Engine: new (
    bank: Uint8Array,
    ids: readonly string[],
    records: readonly Uint8Array[],
  ) => { handle(request: object): Uint8Array };
  unpackReply(packed: Uint8Array): { readonly search: { readonly hits: readonly { readonly id: string }[] } };
  default(options: { readonly module_or_path: string }): Promise<unknown>;
}

/**
 * The engine as the panel's worker has it, asked as the worker asks it. That is more than the peers do: reading the request, marking
 * what matched in titles and questions, and packing a reply with all that the panel shows of each card. And opening it is more than
 * building a search index: it reads the shipped bank, and indexes own cards for recognition too.
 */
export const sidecue: Prepare = async ({ packs }) => {
  const glue = (await import(new URL("engine/engine.js", location.href).href)) as Glue;
  await glue.default({ module_or_path: new URL("engine/engine_bg.wasm", location.href).href });
  const bank = new Uint8Array(await (await fetch("bank.bin")).arrayBuffer());
  const ids = packs.map(([id]) => id);
  const records = packs.map(([, record]) => new TextEncoder().encode(record));
  return () => {
    const engine = new glue.Engine(bank, ids, records);
    return {
      search: (query) => engine.handle({ ask: "search", query, filter: {} }),
      ids: (found) => glue.unpackReply(found as Uint8Array).search.hits.map(({ id }) => id),
    };
  };
};
