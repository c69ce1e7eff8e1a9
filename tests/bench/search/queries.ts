import type { SearchDocument } from "./documents";
import { Chance } from "./random";

/** How a query was made from a card's title. */
export const KINDS = [
  "words as they are",
  "first word unfinished",
  "later word unfinished",
  "one typo",
  "two words, both with a typo",
] as const;
export type Kind = (typeof KINDS)[number];

/** What is typed, and the card that is meant. */
export interface Query {
  readonly kind: Kind;
  readonly text: string;
  readonly card: string;
}

const SEED = 7;
const CARDS = 120;
/** Typed letter by letter: some twenty queries a card. */
const TYPED = 30;
const MOST_WORDS = 3;
/** Shorter ones are mostly not what a card is about. */
const LEAST_LETTERS = 4;
/** Nobody can say what was meant by a shorter word with a typo. */
const LEAST_LETTERS_FOR_TYPO = 5;

/** The queries, shuffled, and the same in every run on the same cards. */
export function queries(documents: readonly SearchDocument[]): Query[] {
  const chance = new Chance(SEED);
  const asked = documents
    .map(({ id, title }) => ({ card: id, words: telling(title) }))
    .filter(({ words }) => words.filter(isLong).length >= 2);
  const made = chance.some(asked, CARDS).flatMap(({ card, words }, number) => {
    const query = (kind: Kind, typed: readonly string[]): Query => ({ kind, text: typed.join(" "), card });
    return [
      query("words as they are", words),
      ...(number < TYPED ? unfinished(words).map(([kind, typed]) => query(kind, typed)) : []),
      query("one typo", mistyped(words, 1, number, chance)),
      query("two words, both with a typo", mistyped(chance.some(words.filter(isLong), 2), 2, number, chance)),
    ];
  });
  return chance.some(made, made.length);
}

/** The first few words of a title that say what it is about. */
function telling(title: string): string[] {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.filter((word) => word.length >= LEAST_LETTERS))].slice(0, MOST_WORDS);
}

/** What stands in the field after each letter, but for the last one. */
function unfinished(words: readonly string[]): [Kind, string[]][] {
  return words.flatMap((word, place) =>
    Array.from({ length: word.length - 1 }, (_, letters): [Kind, string[]] => [
      place === 0 ? "first word unfinished" : "later word unfinished",
      [...words.slice(0, place), word.slice(0, letters + 1)],
    ]),
  );
}

function isLong(word: string): boolean {
  return word.length >= LEAST_LETTERS_FOR_TYPO;
}

/** The words with a typo in so many of those that are long enough; the kinds of typo take turns. */
function mistyped(words: readonly string[], count: number, turn: number, chance: Chance): string[] {
  const long = [...words.keys()].filter((place) => isLong(words[place] ?? ""));
  const wrong = chance.some(long, count);
  return words.map((word, place) => (wrong.includes(place) ? typo(word, turn + wrong.indexOf(place), chance) : word));
}

/** A word with a neighbouring pair swapped, a letter left out, one too many, or another one. */
function typo(word: string, turn: number, chance: Chance): string {
  const place = chance.below(word.length - 1);
  const [before, here, next, after] = [
    word.slice(0, place),
    word.charAt(place),
    word.charAt(place + 1),
    word.slice(place + 2),
  ];
  const other = chance.of([..."abcdefghijklmnopqrstuvwxyz"].filter((letter) => letter !== here && letter !== next));
  if (turn % 4 === 0 && here !== next) return before + next + here + after;
  if (turn % 4 === 1) return before + next + after;
  if (turn % 4 === 2) return before + here + other + next + after;
  return before + other + next + after;
}
