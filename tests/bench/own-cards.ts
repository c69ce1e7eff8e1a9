import type { Sidecue } from "../harness/browser";
import type { CardFile } from "./bank";
import { MadeCards } from "./search/documents";

/** Gives the person so many own cards, before any panel is open: what the options page keeps once it has taken packs. */
export async function keepOwnCards(sidecue: Sidecue, bank: readonly CardFile[], count: number): Promise<void> {
  const page = await sidecue.openExtensionPage("options.html");
  for (const [id, record] of new MadeCards(bank, count).records) await page.evaluate(keepPack, id, record);
  await page.close();
}

/** Runs in a page of the extension. */
async function keepPack(id: string, record: string): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open("sidecue", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("packs");
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const transaction = database.transaction("packs", "readwrite");
  transaction.objectStore("packs").put(new TextEncoder().encode(record), id);
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  database.close();
}
