import { bankFiles } from "./bank";

const LEAST_WORDS = 6;
const MOST_WORDS = 12;

/** What the bank says of one card, as far as a benchmark needs it. */
export interface BankCard {
  readonly id: string;
  readonly title: string;
  /** The question and its aliases that are neither short nor long. */
  readonly askings: readonly string[];
}

/** The cards of the bank. */
export async function bankCards(): Promise<BankCard[]> {
  return (await bankFiles()).map(({ id, title, question, aliases }) => {
    const askings = [question, ...aliases].filter((asking) => {
      const words = asking.split(" ").length;
      return words >= LEAST_WORDS && words <= MOST_WORDS;
    });
    return { id, title, askings };
  });
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
