import type { Page } from "puppeteer-core";

type Realm = ReturnType<Page["extensionRealms"]>[number];

/** What `countObservers` keeps in the reader's world. */
interface CountingWorld {
  observing: Set<MutationObserver>;
}

/**
 * The worlds in which the extension's scripts live on this page: none when nothing was injected. Only for pages that
 * have not been loaded twice: puppeteer also lists the worlds of documents that are gone.
 */
export function readerWorlds(page: Page): Realm[] {
  return page.extensionRealms();
}

/** The one world of the extension's on this page. */
export function readerWorld(page: Page): Realm {
  const [world, ...others] = readerWorlds(page);
  if (world === undefined || others.length > 0) throw new Error(`${others.length + 1} worlds of the extension`);
  return world;
}

/** From now on, counts the observers that are looking at the page. Call it before the reader is told to read. */
export async function countObservers(world: Realm): Promise<void> {
  await world.evaluate(() => {
    const observing = new Set<MutationObserver>();
    (globalThis as unknown as CountingWorld).observing = observing;
    const { observe, disconnect } = MutationObserver.prototype;
    MutationObserver.prototype.observe = function (...target) {
      observing.add(this);
      observe.apply(this, target);
    };
    MutationObserver.prototype.disconnect = function () {
      observing.delete(this);
      disconnect.call(this);
    };
  });
}

/** How many observers are looking at the page. */
export async function observers(world: Realm): Promise<number> {
  return world.evaluate(() => (globalThis as unknown as CountingWorld).observing.size);
}

/** Waits until so many observers are looking at the page. */
export async function waitForObservers(world: Realm, count: number): Promise<void> {
  await world.waitForFunction(
    (wanted) => (globalThis as unknown as CountingWorld).observing.size === wanted,
    { polling: 20, timeout: 5000 },
    count,
  );
}
