/** Everything that Sidecue keeps on this computer, as the browser hands it over. What it is called and means is core's to say. */

import { alone } from "./erasing";
import { permitted } from "./sites";

/** Values by key. */
type Values = Readonly<Record<string, unknown>>;

/** What is there. Of databases only how much: each by its name, each of its stores by its name. */
interface Inventory {
  readonly local: Values;
  readonly session: Values;
  readonly databases: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly readers: readonly string[];
  readonly sites: readonly string[];
  readonly microphone: boolean;
}

/** What is there now. */
export async function inventory(): Promise<Inventory> {
  return { ...(await settings()), databases: await databases((store) => asked(store.count())) };
}

/** All of it as JSON. */
export async function asText(): Promise<string> {
  const { name, version } = chrome.runtime.getManifest();
  const head = { of: name, version, at: new Date().toISOString() };
  const whole = { ...head, ...(await settings()), databases: await databases(entries) };
  return JSON.stringify(whole, (_key, value: unknown) => (value instanceof Uint8Array ? written(value) : value), 2);
}

/** Deletes all of it, and what Chrome keeps for Sidecue as far as it lets one. Resolves when nothing is left. */
export async function erase(): Promise<void> {
  await alone(async () => {
    await Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear()]);
    const known = await indexedDB.databases();
    await Promise.all(known.map(({ name = "" }) => asked(indexedDB.deleteDatabase(name))));
    // The service worker may be placing readers for a panel that is gone by now.
    await navigator.locks.request("readers", () => chrome.scripting.unregisterContentScripts());
    const { allowed } = await permitted();
    if (allowed.length > 0) await chrome.permissions.remove({ origins: [...allowed] });
  });
}

async function settings(): Promise<Omit<Inventory, "databases">> {
  const [local, session, scripts, { allowed }, microphone] = await Promise.all([
    chrome.storage.local.get(null),
    chrome.storage.session.get(null),
    chrome.scripting.getRegisteredContentScripts(),
    permitted(),
    navigator.permissions.query({ name: "microphone" }),
  ]);
  const readers = scripts.flatMap(({ matches = [] }) => matches);
  return { local, session, readers, sites: allowed, microphone: microphone.state === "granted" };
}

/** Asks each store of each database something. */
async function databases<Answer>(
  ask: (store: IDBObjectStore) => Promise<Answer>,
): Promise<Record<string, Record<string, Answer>>> {
  const all: Record<string, Record<string, Answer>> = {};
  for (const { name = "" } of await indexedDB.databases()) {
    const answers: Record<string, Answer> = {};
    const database = await opened(name);
    for (const store of database?.objectStoreNames ?? []) {
      answers[store] = await ask(database?.transaction(store).objectStore(store) as IDBObjectStore);
    }
    database?.close();
    all[name] = answers;
  }
  return all;
}

/** A database as it is; `null` for one that was deleted meanwhile, which opening it would make anew. */
async function opened(name: string): Promise<IDBDatabase | null> {
  const request = indexedDB.open(name);
  request.addEventListener("upgradeneeded", () => request.transaction?.abort());
  try {
    const database = await asked(request);
    // Who wants to delete it or to change its form goes first.
    database.addEventListener("versionchange", () => database.close());
    return database;
  } catch {
    return null;
  }
}

async function entries(store: IDBObjectStore): Promise<Record<string, unknown>> {
  const [keys, values] = await Promise.all([asked(store.getAllKeys()), asked(store.getAll())]);
  return Object.fromEntries(keys.map((key, at) => [String(key), values[at] as unknown]));
}

/** Bytes as the text that they are, or in base64. */
function written(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return `base64:${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`;
  }
}

function asked<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}
