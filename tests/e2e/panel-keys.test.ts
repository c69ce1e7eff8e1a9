/** The panel's keys: as the person bound them, in a sheet, in the list of commands, and from outside the panel. */

import assert from "node:assert/strict";
import { agreedBrowser, type CallScene } from "../harness/call-scene";
import { RATE_LIMITER } from "../harness/questions";

const onCall = agreedBrowser();

/** Keeps other keys, as the options page does. */
async function bind({ panel }: CallScene, shortcuts: Readonly<Record<string, string>>): Promise<void> {
  await panel.page.evaluate((kept) => chrome.storage.local.set({ shortcuts: kept }), shortcuts);
}

async function waitForKey({ panel }: CallScene, action: string, key: string): Promise<void> {
  await panel.page.waitForFunction(
    (selector, wanted) => (document.querySelector(selector)?.getAttribute("aria-keyshortcuts") ?? "") === wanted,
    { polling: 50 },
    `button[data-action='${action}']`,
    key,
  );
}

/** The words of the commands that are listed. */
async function commands({ panel }: CallScene): Promise<readonly string[]> {
  return panel.page.$$eval("[data-results] [data-command]", (rows) =>
    rows.map((row) => row.getAttribute("data-command") ?? ""),
  );
}

/** Lets the browser report one of its keys to the service worker. */
async function press({ sidecue }: CallScene, command: string): Promise<void> {
  const target = await sidecue.browser.waitForTarget((candidate) => candidate.type() === "service_worker");
  const worker = await target.worker();
  await worker?.evaluate((word) => {
    (chrome.commands.onCommand as unknown as { dispatch(command: string): void }).dispatch(word);
  }, command);
}

onCall(
  "a key that was bound anew counts at once, the old one no longer, and one that is switched off does nothing",
  async (scene) => {
    const { panel } = scene;
    await bind(scene, { pause: "alt+x", search: "" });
    await waitForKey(scene, "pause", "Alt+x");
    await panel.key("p");
    await panel.key("/");
    assert.equal(await panel.page.evaluate(() => document.activeElement?.tagName), "BODY");
    await panel.page.keyboard.down("Alt");
    await panel.key("x");
    await panel.page.keyboard.up("Alt");
    await panel.waitForState("paused");
    await bind(scene, {});
    await waitForKey(scene, "pause", "p");
    await panel.key("p");
    await panel.waitForState("waiting");
  },
);

onCall("keys with Ctrl or Command, and keys in a field, are left to browser and editor", async (scene) => {
  const { panel } = scene;
  for (const modifier of ["Control", "Meta"] as const) {
    await panel.page.keyboard.down(modifier);
    await panel.key("p");
    await panel.page.keyboard.up(modifier);
  }
  await panel.key("/");
  await panel.page.keyboard.type("p?.s");
  assert.equal(await panel.page.$eval("[data-search]", (field) => (field as HTMLInputElement).value), "p?.s");
  assert.equal(await panel.page.$("dialog"), null);
  assert.equal(await panel.state(), "waiting");
});

onCall("the sheet shows the keys as they are, holds the focus, and gives it back", async (scene) => {
  const { panel } = scene;
  await bind(scene, { wrong: "x", again: "" });
  await panel.page.waitForSelector("button[data-action='pause']");
  await panel.page.focus("button[data-action='pause']");
  await panel.page.evaluate(() => new Promise(requestAnimationFrame));
  await panel.key("?");
  await panel.page.waitForSelector("dialog[open]");
  const keys = await panel.page.$$eval("dialog dt", (keys) => keys.map((key) => key.textContent));
  assert.ok(keys.includes("X") && !keys.includes("W") && !keys.includes("A"), keys.join(" "));
  assert.ok(await panel.page.evaluate(() => document.activeElement?.closest("dialog") !== null));
  // A key of the panel is not one of the sheet's.
  await panel.key("p");
  await panel.key("Escape");
  await panel.page.waitForSelector("dialog", { hidden: true });
  assert.equal(await panel.state(), "waiting");
  assert.equal(await panel.page.evaluate(() => document.activeElement?.getAttribute("data-action")), "pause");
});

onCall("every command is in one list, found by the words of its name, with cards after it", async (scene) => {
  const { panel } = scene;
  await panel.key(".");
  await panel.page.waitForSelector("[data-command='pause']");
  const all = await commands(scene);
  assert.ok(all.length > 15 && new Set(all).size === all.length);
  // A session runs: there is none to start.
  assert.ok(all.includes("end") && !all.includes("start"), all.join(" "));
  await panel.page.keyboard.sendCharacter("keep");
  await panel.page.waitForFunction(() => document.querySelector("[data-command='pause']") === null);
  const found = await commands(scene);
  assert.ok(found.includes("keep") && found.includes("reports") && found.length < all.length, found.join(" "));
  await panel.key("Escape");

  await panel.key(".");
  await panel.page.keyboard.sendCharacter("pause");
  await panel.page.waitForFunction(
    () => document.querySelector("[role=option]")?.getAttribute("data-command") === "pause",
  );
  await panel.key("Enter");
  await panel.waitForState("paused");
  await panel.key("p");
  await panel.waitForState("waiting");

  await panel.act("palette");
  await panel.page.keyboard.sendCharacter("cache stampede");
  await panel.page.waitForSelector("[data-card='cache-stampede']");
  await panel.key("Enter");
  await panel.waitForCard("cache-stampede", "looked-up");
});

onCall("a browser-wide key reaches the panel through the service worker, and no page can send one", async (scene) => {
  const { panel } = scene;
  await scene.askAndLock(RATE_LIMITER);
  await press(scene, "pause");
  await panel.waitForState("paused");
  await press(scene, "pause");
  await panel.waitForState("reading");
  // A page of the extension in a tab is no service worker, and neither is a reader.
  const tab = await scene.sidecue.openExtensionPage("options.html");
  await tab.evaluate(() => chrome.runtime.sendMessage({ type: "command", command: "pause" }).catch(() => undefined));
  await tab.close();
  await press(scene, "wrong");
  await panel.page.waitForFunction(
    (card) => document.querySelector(`article[data-card='${card}']`) === null,
    {},
    RATE_LIMITER.card,
  );
  assert.notEqual(await panel.state(), "paused");
});
