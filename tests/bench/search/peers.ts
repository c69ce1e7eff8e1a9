import { create, insertMultiple, search } from "@orama/orama";
import { Charset, Document, type Encoder } from "flexsearch";
import Fuse from "fuse.js";
import MiniSearch from "minisearch";
import type { SearchDocument } from "./documents";
import { LIMIT, type Prepare } from "./engine";

const FIELDS = ["title", "question", "aliases", "body"] as const;
/** As in `core/src/search/index.rs`. */
const BOOST = { title: 4, question: 2, aliases: 2, body: 1 };

type Documents = readonly SearchDocument[];

/** A peer: an index of the documents, and the ids of what it finds. */
function peer<Found>(build: (documents: Documents) => [(text: string) => Found, (found: Found) => string[]]): Prepare {
  return ({ documents }) =>
    Promise.resolve(() => {
      const [find, ids] = build(documents);
      return { search: find, ids: (found) => ids(found as Found) };
    });
}

/** As its documentation sets up search with beginnings and typos: `prefix: true`, `fuzzy: 0.2` (one typo from three letters on). */
function miniSearch(combineWith: "OR" | "AND"): Prepare {
  return peer((documents) => {
    const index = new MiniSearch<SearchDocument>({
      fields: [...FIELDS],
      searchOptions: { boost: BOOST, prefix: true, fuzzy: 0.2, combineWith },
    });
    index.addAll(documents);
    return [(text) => index.search(text).slice(0, LIMIT), (found) => found.map(({ id }) => String(id))];
  });
}

/**
 * It measures no distance between words: fuzziness comes from its tokenizer and encoder, and from `suggest`, which leaves a word out that
 * nothing has (section "Fuzzy-Search" of its documentation). Its order of fields is their weight.
 */
function flexSearch(tokenize: "forward" | "tolerant", encoder: Encoder | typeof Charset.LatinBalance): Prepare {
  return peer((documents) => {
    const index = new Document({
      document: { id: "id", index: FIELDS.map((field) => ({ field, tokenize, encoder: encoder as Encoder })) },
    });
    for (const document of documents) index.add({ ...document });
    return [
      (text) => index.search(text, { limit: LIMIT, suggest: true, merge: true }).slice(0, LIMIT),
      (found) => found.map(({ id }) => String(id)),
    ];
  });
}

/** Beginnings are found unless `exact` is asked for; `tolerance` is the typos in a word. */
const orama = peer((documents) => {
  const index = create({ schema: { title: "string", question: "string", aliases: "string", body: "string" } as const });
  insertMultiple(index, [...documents], documents.length);
  return [
    (text) => {
      const found = search(index, { term: text, properties: [...FIELDS], boost: BOOST, tolerance: 1, limit: LIMIT });
      if (found instanceof Promise) throw new Error("Orama answers later, which this bench does not time");
      return found.hits;
    },
    (found) => found.map(({ id }) => id),
  ];
});

/** Its token search, which its documentation names for several words in titles and texts; the threshold is its own. */
const fuse = peer((documents) => {
  const keys = FIELDS.map((name) => ({ name, weight: BOOST[name] }));
  const index = new Fuse(documents, { useTokenSearch: true, keys });
  return [(text) => index.search(text, { limit: LIMIT }), (found) => found.map(({ item }) => item.id)];
});

/** The peers by their names, in two ways where they can be set up for different ends. */
export const peers: Readonly<Record<string, Prepare>> = {
  "MiniSearch, any word": miniSearch("OR"),
  "MiniSearch, all words": miniSearch("AND"),
  "FlexSearch, beginnings": flexSearch("forward", Charset.LatinBalance),
  "FlexSearch, tolerant": flexSearch("tolerant", Charset.LatinBalance),
  Orama: orama,
  "Fuse.js": fuse,
};
