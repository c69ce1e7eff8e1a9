import { readFile } from "node:fs/promises";
import { type HeldRow, held, type Row, size, spokenBytes } from "./table";

/** What `cargo xtask bench` weighed, with the limits that a build is held to. */
interface Weighed {
  readonly learnt: { readonly raw: number; readonly packed: number };
  readonly rows: readonly {
    readonly name: string;
    readonly raw: number;
    readonly packed: number;
    readonly mostRaw: number | null;
    readonly mostPacked: number | null;
  }[];
}

/** The design's line with the sizes. */
const LINE = 5;

/** What the parts weigh, beside the design's limits, and the build's where those are others. */
export async function sizes(file: string): Promise<HeldRow[]> {
  const { learnt, rows } = JSON.parse(await readFile(file, "utf8")) as Weighed;
  const design = (name: string): [number | null, number | null] => {
    if (name === "engine WASM") return [3.2e6 + learnt.raw, 1.1e6 + learnt.packed];
    if (name === "panel WASM") return [600e3, 200e3];
    if (name.startsWith("reader ")) return [15e3, null];
    return [null, name === "the package" ? 8e6 : null];
  };
  return rows.flatMap(({ name, raw, packed, mostRaw, mostPacked }) => {
    const [rawLimit, packedLimit] = design(name);
    const one = (what: string, bytes: number, limit: number | null, build: number | null): HeldRow[] =>
      limit === null ? [] : [held(LINE, noted(size(what, bytes, limit), limit, build))];
    const compressed = name === "the package" ? name : `${name}, compressed`;
    return [...one(name, raw, rawLimit, mostRaw), ...one(compressed, packed, packedLimit, mostPacked)];
  });
}

function noted(row: Row, limit: number, build: number | null): Row {
  if (build === limit) return row;
  return { ...row, note: `${row.what}: the build is held to ${build === null ? "nothing" : spokenBytes(build)}` };
}
