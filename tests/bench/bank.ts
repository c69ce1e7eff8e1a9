import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "smol-toml";

/** A line that is read at a glance, perhaps with what opens below it. */
export type Line = string | { readonly say: string; readonly more?: string };

/** A card's file, as far as benchmarks need it. Its form is checked elsewhere. */
export interface CardFile {
  readonly id: string;
  readonly topic: string;
  readonly title: string;
  readonly question: string;
  readonly aliases: readonly string[];
  readonly clarify?: readonly Line[];
  readonly approach?: readonly Line[];
  readonly tradeoffs?: readonly Line[];
  readonly pitfalls?: readonly Line[];
  readonly strong?: readonly Line[];
  readonly thin?: readonly Line[];
  readonly points?: readonly { readonly say: string }[];
  readonly follow_ups?: readonly { readonly ask: string }[];
}

/** The bank's cards, in the order of their files' names. */
export async function bankFiles(folder = "bank"): Promise<CardFile[]> {
  const entries = await readdir(folder, { recursive: true });
  const files = entries.filter((file) => file.endsWith(".toml")).sort();
  return Promise.all(
    files.map(async (file) => parse(await readFile(path.join(folder, file), "utf8")) as unknown as CardFile),
  );
}
