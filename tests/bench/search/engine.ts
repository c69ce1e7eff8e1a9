import type { SearchDocument } from "./documents";
import type { Query } from "./queries";

/** Results that each engine is asked for: as many as Sidecue's panel shows. */
export const LIMIT = 20;
/** What the page fetches: the same for all engines. */
export interface Material {
  readonly documents: readonly SearchDocument[];
  readonly queries: readonly Query[];
  /** For Sidecue: those of the documents that are own cards, as packs by their id. The others are its bank. */
  readonly packs: readonly (readonly [string, string])[];
}

/** An engine with its index. What `search` gives is what a caller would work with; `ids` is not timed. */
export interface Built {
  search(text: string): unknown;
  ids(found: unknown): readonly string[];
}

/** Prepares what is not indexing, and gives what builds the index. */
export type Prepare = (material: Material) => Promise<() => Built>;
