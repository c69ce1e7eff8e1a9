/**
 * Where practice sessions and reports are kept: a record of each under its id, and beside it a summary for the list. What they mean is
 * core's to say.
 */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";

const DATABASE = "sidecue-sessions";
/** 1: records. 2: summaries beside them. */
const VERSION = 2;

interface Schema extends DBSchema {
  records: { key: string; value: string };
  summaries: { key: string; value: string };
}

/** A text and the id of its session. */
export type Entry = readonly [id: string, json: string];

/** What to do with a text: keep it as it is (`undefined`), remove it (`null`), or write another. */
export type Change = string | null | undefined;

/** Changes of one session. */
export interface SessionWrite {
  readonly id: string;
  readonly record: Change;
  readonly summary: Change;
}

/** A record by its id; `undefined` when there is none. */
export async function record(id: string): Promise<string | undefined> {
  return withDatabase((database) => database.get("records", id));
}

/** All summaries, and the records that have none. */
export async function list(): Promise<{ readonly summaries: readonly Entry[]; readonly strays: readonly Entry[] }> {
  return withDatabase(async (database) => {
    const transaction = database.transaction(["records", "summaries"]);
    const [records, summaries] = [transaction.objectStore("records"), transaction.objectStore("summaries")];
    const [ids, texts, recorded] = await Promise.all([
      summaries.getAllKeys(),
      summaries.getAll(),
      records.getAllKeys(),
    ]);
    const known = new Set(ids);
    const strays = recorded
      .filter((id) => !known.has(id))
      .map(async (id) => [id, (await records.get(id)) ?? ""] as const);
    return { summaries: ids.map((id, at) => [id, texts[at] ?? ""] as const), strays: await Promise.all(strays) };
  });
}

/** Writes all or nothing. Once this resolves, it is on disk. */
export async function write(writes: readonly SessionWrite[]): Promise<void> {
  await withDatabase(async (database) => {
    const transaction = database.transaction(["records", "summaries"], "readwrite", { durability: "strict" });
    const written = writes.flatMap(({ id, record, summary }) => [
      change(transaction.objectStore("records"), id, record),
      change(transaction.objectStore("summaries"), id, summary),
    ]);
    await Promise.all([...written, transaction.done]);
  });
}

interface Writable {
  put(json: string, id: string): Promise<unknown>;
  delete(id: string): Promise<void>;
}

async function change(store: Writable, id: string, to: Change): Promise<void> {
  if (to === null) await store.delete(id);
  else if (to !== undefined) await store.put(to, id);
}

async function withDatabase<Result>(work: (database: IDBPDatabase<Schema>) => Promise<Result>): Promise<Result> {
  const database = await openDB<Schema>(DATABASE, VERSION, {
    upgrade: (fresh, from) => {
      // Step by step: whoever comes from an older version goes the same way as everyone before.
      if (from < 1) fresh.createObjectStore("records");
      if (from < 2) fresh.createObjectStore("summaries");
    },
    // A newer Sidecue wants to change the form: it goes first.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}
