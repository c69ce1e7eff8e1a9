/** Nothing is read before the person agrees, and nothing but their answer is ever kept. */

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { launchSidecue } from "../harness/browser";
import { INTERVIEWER } from "../harness/call-scene";
import { filesWith } from "../harness/kept";
import { ReaderPorts } from "../harness/reader-port";
import { readerWorlds } from "../harness/reader-world";
import { SessionClock } from "../harness/session-clock";
import { openSidePanel } from "../harness/side-panel";

/** In no dictionary, so it can only come from the captions. */
const CANARY = "zanzibarquokka";
const QUESTION = `How would you design a ${CANARY} rate limiter for our public endpoints`;
const CARD = "rate-limiter";

test("captions are read after consent only, and consent is all that is kept", async () => {
  const profile = await mkdtemp(path.join(tmpdir(), "sidecue-profile-"));
  const sidecue = await launchSidecue({ profile });
  try {
    // It comes to the front by itself: before anything is clicked elsewhere it must have.
    await sidecue.browser.waitForTarget((target) => target.url().endsWith("welcome.html"));
    const call = await sidecue.openCall();
    const say = (words: string): Promise<void> =>
      call.evaluate((who, what) => window.stage.say(who, what), INTERVIEWER, words);
    await call.evaluate(() => window.stage.captions(true));
    await say("This was said before anybody agreed");

    const first = await openSidePanel(sidecue);
    await first.page.waitForSelector("[data-screen='consent']");
    await say("and this while the panel asks");
    const extensionPage = await sidecue.openExtensionPage("options.html");
    const ports = await ReaderPorts.on(extensionPage);
    const [tabId, scripts] = await extensionPage.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ url: "https://meet.google.com/*" });
      return [tab?.id ?? -1, await chrome.scripting.getRegisteredContentScripts()] as const;
    });
    await (await ports.open(tabId)).closed();
    assert.deepEqual(scripts, []);
    assert.deepEqual(readerWorlds(call), []);
    const kept = (): Promise<Kept> => extensionPage.evaluate(everythingKept);
    assert.deepEqual(await kept(), NOTHING);
    await first.page.waitForSelector("[data-screen='consent']");
    assert.equal(await first.page.$("[data-heard], article, [data-state]"), null);

    await first.consent();
    await call.bringToFront();
    await first.waitForState("reading");
    assert.equal(readerWorlds(call).length, 1);
    await new SessionClock(first).start();
    await say(QUESTION);
    await first.waitForCard(CARD, "locked");
    await first.waitForHeard(CANARY);

    await first.close();
    const again = await openSidePanel(sidecue);
    await new SessionClock(again).start();
    await again.waitForCard(CARD, "locked");
    assert.equal(await again.screen(), "live");

    const { local, ...others } = await kept();
    const consent = local["consent"] as { version: number; at: number };
    assert.deepEqual(local, { consent: { version: 3, at: consent.at } });
    assert.ok(Math.abs(Date.now() - consent.at) < 60_000);
    const { local: _, ...nothing } = NOTHING;
    assert.deepEqual(others, nothing);
  } finally {
    await sidecue.close();
  }
  assert.deepEqual(sidecue.problems, []);
  assert.deepEqual(await filesWith(profile, CANARY), []);
  // The search finds what is there: the address of the call is in the browser's own history.
  assert.ok((await filesWith(profile, "sid-ecue-one")).length > 0);
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

interface Kept {
  readonly local: Record<string, unknown>;
  readonly session: Record<string, unknown>;
  readonly sync: Record<string, unknown>;
  readonly databases: readonly string[];
  readonly caches: readonly string[];
  readonly files: readonly string[];
  readonly web: readonly string[];
}

const NOTHING: Kept = { local: {}, session: {}, sync: {}, databases: [], caches: [], files: [], web: [] };

/** Every place in which a page of the extension can keep something. Runs in such a page. */
async function everythingKept(): Promise<Kept> {
  const files: string[] = [];
  // TypeScript's own types do not know yet that a folder can be walked.
  const folder = (await navigator.storage.getDirectory()) as unknown as AsyncIterable<readonly [string, unknown]>;
  for await (const [name] of folder) files.push(name);
  // A database that was only looked into is empty.
  const filledStores = async (): Promise<string[]> => {
    const filled: string[] = [];
    for (const { name = "" } of await indexedDB.databases()) {
      const opened = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of opened.objectStoreNames) {
        const count = await new Promise<number>((resolve, reject) => {
          const request = opened.transaction(store).objectStore(store).count();
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        if (count > 0) filled.push(`${name}/${store}`);
      }
      opened.close();
    }
    return filled;
  };
  return {
    local: await chrome.storage.local.get(null),
    session: await chrome.storage.session.get(null),
    sync: await chrome.storage.sync.get(null),
    databases: await filledStores(),
    caches: await caches.keys(),
    files,
    web: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
  };
}
