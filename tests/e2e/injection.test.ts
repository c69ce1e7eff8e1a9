/** When readers are on call pages, and when not: consent, withdrawal, and an extension that was reloaded. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { launchSidecue, type Sidecue } from "../harness/browser";
import { askForReaders, ReaderPorts } from "../harness/reader-port";
import { countObservers, readerWorld, readerWorlds, waitForObservers } from "../harness/reader-world";

/** Runs a test in a browser of its own, in which nobody has agreed to anything yet. */
function inFreshBrowser(name: string, body: (sidecue: Sidecue) => Promise<void>): void {
  test(name, async () => {
    const sidecue = await launchSidecue();
    try {
      await body(sidecue);
    } finally {
      await sidecue.close();
    }
    assert.deepEqual(sidecue.problems, []);
  });
}

inFreshBrowser(
  "nothing is on a call page before the panel asks for it, nor after it takes it back",
  async (sidecue) => {
    const extensionPage = await sidecue.openExtensionPage("options.html");
    const ports = await ReaderPorts.on(extensionPage);
    const registered = async (): Promise<string[]> =>
      extensionPage.evaluate(async () =>
        (await chrome.scripting.getRegisteredContentScripts()).map(({ id, matches }) => `${id} ${matches}`),
      );
    const call = await sidecue.openCall();
    const tabOfCall = async (): Promise<number> =>
      extensionPage.evaluate(async () => {
        const [tab] = await chrome.tabs.query({ url: "https://meet.google.com/*" });
        return tab?.id ?? -1;
      });
    const tabId = await tabOfCall();

    await (await ports.open(tabId)).closed();
    assert.deepEqual(readerWorlds(call), []);
    assert.deepEqual(await registered(), []);

    // The page that is open already gets its reader, and so does every page that loads from now on.
    assert.equal((await askForReaders(sidecue, true)).ok, true);
    assert.equal(await ports.ready(), tabId);
    assert.ok((await registered()).includes("meet https://meet.google.com/*"));
    const announced = ports.announced;
    await call.reload();
    assert.equal(await ports.ready(announced), tabId);

    assert.deepEqual(await askForReaders(sidecue, false), { ok: true, pages: [], missing: [] });
    assert.deepEqual(await registered(), []);
    await call.close();
    const next = await sidecue.openCall();
    await (await ports.open(await tabOfCall())).closed();
    assert.deepEqual(readerWorlds(next), []);
  },
);

inFreshBrowser("only the panel's page may ask for readers", async (sidecue) => {
  const extensionPage = await sidecue.openExtensionPage("options.html");
  const answer = await extensionPage.evaluate(async () => {
    const reply: unknown = await chrome.runtime.sendMessage({ type: "readers", wanted: true });
    return { reply: reply ?? null, scripts: await chrome.scripting.getRegisteredContentScripts() };
  });
  assert.deepEqual(answer, { reply: null, scripts: [] });
});

inFreshBrowser("two requests at once do not trip over each other", async (sidecue) => {
  const panel = await sidecue.openExtensionPage("sidepanel.html");
  const replies = await panel.evaluate(() =>
    Promise.all([1, 2, 3].map(() => chrome.runtime.sendMessage({ type: "readers", wanted: true }))),
  );
  assert.deepEqual(
    replies.map(({ ok }) => ok),
    [true, true, true],
  );
});

inFreshBrowser("a reader whose extension was reloaded falls silent", async (sidecue) => {
  const extensionPage = await sidecue.openExtensionPage("options.html");
  const ports = await ReaderPorts.on(extensionPage);
  const call = await sidecue.openCall();
  assert.equal((await askForReaders(sidecue, true)).ok, true);
  const port = await ports.open(await ports.ready());
  const world = readerWorld(call);
  await countObservers(world);
  await port.read();
  await call.evaluate(() => {
    window.stage.captions(true);
    window.stage.say("Ada Quill", "before");
  });
  await port.snapshotWith("before");
  await waitForObservers(world, 1);

  // The page of the extension goes with the extension, and cannot answer any more.
  await extensionPage.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
  await waitForObservers(world, 0);
  // Nothing of it looks at the page any more: new captions leave no trace, in the console either.
  await call.evaluate(() => window.stage.say("Ada Quill", "after"));
});
