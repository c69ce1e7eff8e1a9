/** Where a person's packs are kept: one record a pack, under its id. What a record holds is core's to say. */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";

const DATABASE = "sidecue";
const VERSION = 1;
const PACKS = "packs";

/** A pack as it is kept. */
export interface KeptPack {
  readonly id: string;
  readonly record: Uint8Array;
}

/** A pack to keep, or, without a record, to remove. */
export interface PackWrite {
  readonly id: string;
  readonly record: Uint8Array | undefined;
}

interface Schema extends DBSchema {
  readonly packs: { readonly key: string; readonly value: Uint8Array };
}

async function open(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(DATABASE, VERSION, {
    upgrade: (database) => {
      database.createObjectStore(PACKS);
    },
    // A newer Sidecue wants to change the form: it goes first.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

/** All packs, by id. */
export async function keptPacks(): Promise<KeptPack[]> {
  const database = await open();
  try {
    const store = database.transaction(PACKS).store;
    const [ids, records] = await Promise.all([store.getAllKeys(), store.getAll()]);
    return ids.flatMap((id, at) => {
      const record = records[at];
      return record === undefined ? [] : [{ id, record }];
    });
  } finally {
    database.close();
  }
}

/** Writes all or nothing; once this resolves, it is on disk. */
export async function writePacks(writes: readonly PackWrite[]): Promise<void> {
  const database = await open();
  try {
    const transaction = database.transaction(PACKS, "readwrite", { durability: "strict" });
    const written = writes.map(({ id, record }) =>
      record === undefined ? transaction.store.delete(id) : transaction.store.put(record, id),
    );
    await Promise.all([...written, transaction.done]);
  } finally {
    database.close();
  }
}
