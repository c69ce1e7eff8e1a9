import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "puppeteer-core";

/** The places below a page of the extension in which a word is kept, such as `storage.local/corrections`. */
export async function placesWith(page: Page, word: string): Promise<string[]> {
  return page.evaluate(async (wanted) => {
    const found: string[] = [];
    const holds = (thing: unknown): boolean => {
      if (thing instanceof ArrayBuffer || ArrayBuffer.isView(thing)) {
        const bytes = thing instanceof ArrayBuffer ? new Uint8Array(thing) : thing;
        return ["utf-8", "utf-16le"].some((encoding) => new TextDecoder(encoding).decode(bytes).includes(wanted));
      }
      if (typeof thing === "string") return thing.includes(wanted);
      if (thing instanceof Map || thing instanceof Set) return [...thing].some(holds);
      if (typeof thing === "object" && thing !== null) return Object.entries(thing).flat().some(holds);
      return false;
    };
    const look = (place: string, thing: unknown): void => {
      if (holds(thing)) found.push(place);
    };
    for (const area of ["local", "session", "sync"] as const) {
      const all = await chrome.storage[area].get(null);
      for (const [key, value] of Object.entries(all)) look(`storage.${area}/${key}`, [key, value]);
    }
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const transaction = database.transaction(store).objectStore(store);
        look(`${name}/${store}`, [await done(transaction.getAllKeys()), await done(transaction.getAll())]);
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        look(`caches/${name}`, [request.url, await (await cache.match(request))?.text()]);
      }
    }
    look("localStorage", Object.entries(localStorage));
    look("sessionStorage", Object.entries(sessionStorage));
    // TypeScript's own types do not know yet that a folder can be walked.
    type Folder = AsyncIterable<readonly [string, FileSystemHandle]>;
    for await (const [name, handle] of (await navigator.storage.getDirectory()) as unknown as Folder) {
      look("files", [
        name,
        handle.kind === "file" ? await (await (handle as FileSystemFileHandle).getFile()).text() : "",
      ]);
    }
    return found;
  }, word);
}

/** The files below a folder that hold a word, in the two ways in which Chromium writes text. */
export async function filesWith(folder: string, word: string): Promise<string[]> {
  const found = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = await readFile(file);
    if (bytes.includes(word) || bytes.includes(Buffer.from(word, "utf16le"))) found.push(path.relative(folder, file));
  }
  return found;
}
