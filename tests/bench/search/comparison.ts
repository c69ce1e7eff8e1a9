import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { settings } from "../../harness/settings";
import { bankFiles } from "../bank";
import { ms, type Row, spread, told } from "../table";
import { bankDocument, MadeCards } from "./documents";
import type { Material } from "./engine";
import { IsolatedPages } from "./isolated-page";
import type { Measured } from "./page";
import { KINDS, type Query, queries } from "./queries";

type SearchPage = typeof import("./page");

/** The code of the page, which `cargo xtask bench` bundles beside this program. */
const PAGE = "search-page.js";
const MADE_CARDS = 10_000;
/** A card counts as found among so many results. */
const FIRST = 5;

/**
 * Searches the same cards for the same queries with Sidecue and its peers, each on a page of its own and for so many seconds at most.
 * An engine that is slower gets through a part of the queries; they are shuffled, so that it is a sample of all.
 */
export async function compareSearch(
  seconds: number,
  step: (text: string) => void,
): Promise<{ readonly browser: string; readonly rows: readonly Row[] }> {
  const files = await bankFiles();
  const bank = files.map(bankDocument);
  const made = new MadeCards(files, MADE_CARDS);
  const more = [...bank, ...made.documents];
  const materials: readonly Material[] = [
    { documents: bank, queries: queries(bank), packs: [] },
    { documents: more, queries: queries(more), packs: made.records },
  ];
  const pages = await IsolatedPages.start(async (name) => {
    const number = /^material-(\d+)\.json$/.exec(name)?.[1];
    if (number !== undefined) return Buffer.from(JSON.stringify(materials[Number(number)]));
    const here = path.dirname(fileURLToPath(import.meta.url));
    return readFile(path.join(name === PAGE ? here : settings().dist, name)).catch(() => null);
  });
  try {
    const names = await pages.on((page) =>
      page.evaluate(
        async (address) => ((await import(new URL(address, location.href).href)) as SearchPage).NAMES,
        PAGE,
      ),
    );
    const rows: Row[] = [];
    for (const [number, { documents, queries: asked }] of materials.entries()) {
      for (const name of names) {
        step(`search by ${name} over ${documents.length} cards`);
        const measured = await pages.on((page) =>
          page.evaluate(
            async (address, ...given) => {
              const code = (await import(new URL(address, location.href).href)) as SearchPage;
              return code.measure(...given);
            },
            PAGE,
            name,
            `material-${number}.json`,
            seconds,
          ),
        );
        rows.push(...rowsOf(`search by ${name}, ${documents.length.toLocaleString("en")} cards`, asked, measured));
      }
    }
    return { browser: await pages.version(), rows };
  } finally {
    await pages.close();
  }
}

function rowsOf(what: string, asked: readonly Query[], { built, answers }: Measured): Row[] {
  const found = (among: number, kind?: string): string => {
    const those = answers.filter((_, number) => kind === undefined || asked[number]?.kind === kind);
    if (those.length === 0) return "-";
    const hits = those.filter(({ place }) => place >= 0 && place < among);
    return `${((100 * hits.length) / those.length).toFixed(0)} %`;
  };
  const times = (of: "took" | "least"): number[] => answers.map((answer) => answer[of]);
  return [
    spread(what, times("took"), null, 2),
    spread("  each query at its fastest", times("least"), null, 2),
    told(`  card meant is first / in the first ${FIRST}`, `${found(1)} / ${found(FIRST)}`),
    ...KINDS.map((kind) => told(`    ${kind}`, `${found(1, kind)} / ${found(FIRST, kind)}`)),
    told("  index built", ms(built)),
  ];
}
