import type { Sidecue } from "../harness/browser";
import { bankFiles } from "./bank";
import { type EngineCost, updateCost } from "./engine-cost";
import { type BankCard, questions } from "./questions";
import { MadeCards } from "./search/documents";
import { held, ms, type Row, size, spread, told } from "./table";

const QUESTIONS = 110;
const UPDATES = 5000;
/** Far more cards than anybody has: where it ends. */
const MOST_CARDS = 100_000;
const UPDATES_OF_MOST = 1000;
/** Until then the browser still optimises the wasm. */
const WARM_UP = 500;

/** What updates and searches cost in the engine, beside the bank's cards, so many own ones, and far too many where there is time. */
export async function engineRows(
  sidecue: Sidecue,
  cards: readonly BankCard[],
  many: number,
  hasTime: boolean,
  step: (text: string) => void,
): Promise<Row[]> {
  const asked = questions(cards, QUESTIONS);
  const files = await bankFiles();
  const rows = async (own: number, updates: number, limit: number | null): Promise<Row[]> => {
    step(`updates in the engine beside ${own} own cards`);
    const page = await sidecue.openExtensionPage("options.html");
    try {
      const packs = new MadeCards(files, own).records.map(([, record]) => record);
      return rowsOf(
        `${(cards.length + own).toLocaleString("en")} cards`,
        await updateCost(page, asked, updates, packs),
        limit,
      );
    } finally {
      await page.close();
    }
  };
  return [
    ...(await rows(0, UPDATES, 2)),
    ...(await rows(many, UPDATES, 5)),
    ...(hasTime ? await rows(MOST_CARDS, UPDATES_OF_MOST, null) : []),
  ];
}

function rowsOf(cards: string, cost: EngineCost, limit: number | null): Row[] {
  const update = spread(`recognition of one caption update, ${cards}`, cost.updates, limit, 1);
  return [
    limit === null ? update : held(2, update),
    spread(`  without the first ${WARM_UP}`, cost.updates.slice(WARM_UP), null, 1),
    told("  its mean", ms(cost.mean, 3), cost.updates.length),
    spread(`one search in the engine, ${cards}`, cost.searches, null, 1),
    told(`engine opens ${cards}`, ms(cost.opening)),
    size(`engine wasm memory, ${cards}`, cost.memory, null),
  ];
}
