import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const LEAST_WORDS = 6;
const MOST_WORDS = 12;

/** What the bank says of one card, as far as a benchmark needs it. */
export interface BankCard {
  readonly id: string;
  readonly title: string;
  /** The question and its aliases that are neither short nor long. */
  readonly askings: readonly string[];
}

/** Reads the cards of the bank. Their form is checked elsewhere: here a few lines of each file are enough. */
export async function bankCards(folder = "bank"): Promise<BankCard[]> {
  const entries = await readdir(folder, { recursive: true });
  const files = entries.filter((file) => file.endsWith(".toml")).sort();
  return Promise.all(files.map(async (file) => card(await readFile(path.join(folder, file), "utf8"))));
}

function card(toml: string): BankCard {
  const value = (name: string): string => JSON.parse(new RegExp(`^${name} = (".*")$`, "m").exec(toml)?.[1] ?? '""');
  const list = /^aliases = \[([\s\S]*?)^\]/m.exec(toml)?.[1] ?? "";
  const aliases = [...list.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([literal]): string => JSON.parse(literal));
  const askings = [value("question"), ...aliases].filter((asking) => {
    const words = asking.split(" ").length;
    return words >= LEAST_WORDS && words <= MOST_WORDS;
  });
  return { id: value("id"), title: value("title"), askings };
}

/** So many different askings, going round the cards, so that neighbours ask for different cards. */
export function questions(cards: readonly BankCard[], count: number): string[] {
  const most = Math.max(...cards.map(({ askings }) => askings.length));
  const rounds = Array.from({ length: most }, (_, round) => cards.map(({ askings }) => askings[round]));
  return rounds
    .flat()
    .filter((asking) => asking !== undefined)
    .slice(0, count);
}
