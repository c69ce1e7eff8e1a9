import type { CardFile, Line } from "../bank";
import { Chance } from "./random";

/** A card as it is searched: `core/src/search` indexes these parts, and nothing else. */
export interface SearchDocument {
  /** What the engine calls the card. */
  readonly id: string;
  readonly title: string;
  readonly question: string;
  /** One a line. */
  readonly aliases: string;
  /** One a line; the last is the topic. */
  readonly body: string;
}

/** Most cards that a pack may have (`core/src/packs/check.rs`). */
const PACK = 5000;
const SEED = 20_250_601;
const ALIASES = 3;
/** Lines of a made card; with what opens below them that is a third of the text of a card of the bank. */
const LINES = 8;
const LONGEST_TITLE = 80;
/** Names in the questions of made cards: as many again as the bank has words, so that the vocabulary grows as it would. */
const NAMES = 10_000;

function lines(card: CardFile): Line[] {
  const { clarify = [], approach = [], tradeoffs = [], pitfalls = [], strong = [], thin = [] } = card;
  return [...clarify, ...approach, ...tradeoffs, ...pitfalls, ...strong, ...thin];
}

const parts = (line: Line): string[] =>
  typeof line === "string" ? [line] : [line.say, ...(line.more === undefined ? [] : [line.more])];

/** A card of the bank as it is searched. */
export function bankDocument(card: CardFile): SearchDocument {
  const { id, topic, title, question, aliases, points = [], follow_ups = [] } = card;
  const body = [...lines(card).flatMap(parts), ...points.map(({ say }) => say), ...follow_ups.map(({ ask }) => ask)];
  return { id, title, question, aliases: aliases.join("\n"), body: [...body, topic].join("\n") };
}

/** Own cards with the language of the bank: each is called by another line of it and filled with lines from all over it. */
export class MadeCards {
  readonly #packs: { readonly id: string; readonly cards: readonly CardFile[] }[] = [];

  constructor(bank: readonly CardFile[], count: number) {
    const chance = new Chance(SEED);
    const said = bank.flatMap(lines);
    const titles = [
      ...new Set([...said, ...bank.flatMap(({ points = [] }) => points)].map((line) => parts(line)[0] ?? "")),
    ].filter(({ length }) => length <= LONGEST_TITLE);
    const asked = bank.flatMap(({ follow_ups = [] }) => follow_ups.map(({ ask }) => ask));
    const aliases = bank.flatMap((card) => card.aliases);
    const names = Array.from({ length: NAMES }, () => name(chance));
    const shuffled = chance.some(titles, titles.length);
    const cards = Array.from({ length: count }, (_, number) => ({
      id: `made-${number}`,
      topic: "own",
      // Where the lines do not suffice they go round, each time for something else.
      title: `${shuffled[number % titles.length]}${number < titles.length ? "" : ` of ${chance.of(names)}`}`,
      question: `At ${chance.of(names)}: ${chance.of(asked)}`,
      aliases: chance.some(aliases, ALIASES),
      approach: Array.from({ length: LINES }, () => chance.of(said)),
    }));
    for (let first = 0; first < count; first += PACK) {
      this.#packs.push({ id: `made-${first}`, cards: cards.slice(first, first + PACK) });
    }
  }

  /** As the peers get them. */
  get documents(): SearchDocument[] {
    return this.#packs.flatMap(({ id: pack, cards }) =>
      cards.map((card) => ({ ...bankDocument(card), id: `own/${pack}/${card.id}` })),
    );
  }

  /** As the extension keeps them, by the pack's id. */
  get records(): [string, string][] {
    return this.#packs.map(({ id, cards }) => [
      id,
      JSON.stringify({ version: 1, pack: { name: id, cards, stories: [] } }),
    ]);
  }
}

/** A name of two or three syllables. */
function name(chance: Chance): string {
  const syllables = Array.from({ length: 2 + chance.below(2) }, () => {
    return chance.of([..."bdfgklmnprstvz"]) + chance.of([..."aeiou"]) + chance.of(["", "", "l", "n", "r", "s"]);
  }).join("");
  return syllables.charAt(0).toUpperCase() + syllables.slice(1);
}
