/** A store of this computer with a value under each key, in a database of its own. What a value means is core's to say. */

import { type IDBPDatabase, openDB } from "idb";

const VERSION = 1;

/** Keeps values. */
export class KeptStore<Value> {
  readonly #database: string;
  readonly #store: string;

  /** The store of this name in the database of that one. Nothing is opened yet. */
  constructor(database: string, store: string) {
    this.#database = database;
    this.#store = store;
  }

  /** All values with their keys, by key. */
  async all(): Promise<(readonly [string, Value])[]> {
    return this.#with(async (database) => {
      const { store } = database.transaction(this.#store);
      const [keys, values]: [IDBValidKey[], Value[]] = await Promise.all([store.getAllKeys(), store.getAll()]);
      return keys.flatMap((key, at) => {
        const value = values[at];
        return value === undefined ? [] : [[String(key), value] as const];
      });
    });
  }

  /** Writes all or nothing; no value removes what is under the key. Once this resolves, it is on disk. */
  async write(entries: readonly (readonly [string, Value | undefined])[]): Promise<void> {
    await this.#with(async (database) => {
      const transaction = database.transaction(this.#store, "readwrite", { durability: "strict" });
      const written = entries.map(([key, value]) =>
        value === undefined ? transaction.store.delete(key) : transaction.store.put(value, key),
      );
      await Promise.all([...written, transaction.done]);
    });
  }

  async #with<Result>(work: (database: IDBPDatabase) => Promise<Result>): Promise<Result> {
    const database = await openDB(this.#database, VERSION, {
      upgrade: (fresh) => {
        fresh.createObjectStore(this.#store);
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
}
