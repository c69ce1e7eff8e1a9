import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "puppeteer-core";

/** Where something is kept, by the names of `core/src/keepsakes.rs`. */
type Store = "Local" | "Session" | "Database" | "Chrome";

/** Something that is kept, as the registry lists it. */
export interface Listed {
  readonly word: string;
  readonly store: Store;
  /** The name it stands under; one that ends in `/` is the beginning of many. */
  readonly name: string;
}

/** Everything that the registry lists. */
export async function registry(): Promise<readonly Listed[]> {
  const source = await readFile(path.resolve("core/src/keepsakes.rs"), "utf8");
  const whole = source.slice(source.indexOf("impl Keepsake"));
  const body = (name: string): string =>
    new RegExp(`fn ${name}\\(self\\)[^{]*\\{(.*?)\\n    \\}`, "s").exec(whole)?.[1] ?? "";
  const pairs = (name: string): Map<string, string> =>
    new Map([...body(name).matchAll(/Self::(\w+) => "([\w/-]+)"/g)].map(([, left = "", right = ""]) => [left, right]));
  const [words, names] = [pairs("word"), pairs("name")];
  const arms = [...body("store").matchAll(/((?:Self::\w+(?: \| )?)+) => Store::(\w+)/g)];
  const stores = new Map(arms.flatMap(([, left = "", store]) => left.split(" | ").map((arm) => [arm.slice(6), store])));
  if (words.size < 10 || arms.length < 3) throw new Error("core/src/keepsakes.rs is written in another way now");
  return [...words].map(([variant, word]) => ({
    word,
    store: (stores.get(variant) ?? "Local") as Store,
    name: names.get(variant) ?? word,
  }));
}

/** What the extension keeps under names that the registry does not list, or in places where it should keep nothing. */
export async function unlisted(page: Page): Promise<string[]> {
  const listed = await registry();
  const known = (store: Store, found: string): boolean =>
    listed.some(
      ({ store: at, name }) => at === store && (name.endsWith("/") ? found.startsWith(name) : found === name),
    );
  const { local, session, databases, elsewhere } = await page.evaluate(async () => {
    const files: string[] = [];
    // TypeScript's own types do not know yet that a folder can be walked.
    const folder = (await navigator.storage.getDirectory()) as unknown as AsyncIterable<readonly [string, unknown]>;
    for await (const [name] of folder) files.push(name);
    return {
      local: Object.keys(await chrome.storage.local.get(null)),
      session: Object.keys(await chrome.storage.session.get(null)),
      databases: (await indexedDB.databases()).map(({ name = "" }) => name),
      elsewhere: [
        ...Object.keys(await chrome.storage.sync.get(null)),
        ...(await caches.keys()),
        ...files,
        ...Object.keys(localStorage),
        ...Object.keys(sessionStorage),
      ],
    };
  });
  const unknown = [
    ...local.filter((key) => !known("Local", key)),
    ...session.filter((key) => !known("Session", key)),
    ...databases.filter((name) => !known("Database", name)),
    ...elsewhere,
  ];
  return unknown.map((name) => `kept, but not listed in core/src/keepsakes.rs: ${name}`);
}
