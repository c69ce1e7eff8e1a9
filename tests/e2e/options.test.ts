/** The settings page: what a person chooses there is kept, shown again, and can be taken back. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { allowSite } from "../harness/allow-site";
import { launchSidecue, type Sidecue } from "../harness/browser";
import { OptionsPage } from "../harness/options-page";

const SITE = "https://captions.example/*";

let sidecue: Sidecue;
before(async () => {
  sidecue = await launchSidecue();
});
after(async () => {
  await sidecue.close();
  assert.deepEqual(sidecue.problems, []);
});

/** Declares a test with the page in front; what it keeps is nothing for the next one. */
function onPage(name: string, body: (options: OptionsPage) => Promise<void>): void {
  test(name, async () => {
    const options = await OptionsPage.open(sidecue);
    try {
      await body(options);
    } finally {
      await options.page.evaluate(() => chrome.storage.local.clear());
      await options.page.close();
    }
  });
}

async function told(options: OptionsPage, action: string): Promise<string> {
  const alert = await options.page.waitForSelector(`[data-shortcut='${action}'] [role='alert']:not(:empty)`);
  return (await alert?.evaluate((element) => element.textContent)) ?? "";
}

onPage("a key is changed by pressing another one, and is still changed after a reload", async (options) => {
  assert.equal((await options.keys())["pause"], "P");
  await options.rebind("pause", "x");
  await options.waitForKey("pause", "X");
  await options.rebind("plan", "y", "Alt");
  await options.waitForKey("plan", "Alt+Y");
  await options.waitForStored("shortcuts", { pause: "x", plan: "alt+y" });

  await options.page.reload();
  await options.waitForKey("pause", "X");
  assert.equal((await options.keys())["plan"], "Alt+Y");
});

onPage("a key in use is refused and says by whom; what may not be a key says why", async (options) => {
  await options.rebind("pause", "w");
  assert.match(await told(options, "pause"), /This card is wrong/);
  await options.page.keyboard.press("Enter");
  await options.page.waitForFunction(
    () => document.querySelector("[data-shortcut='pause'] [role='alert']")?.textContent?.includes("get about"),
    { polling: 50 },
  );
  // It waits on: the next key is taken.
  await options.page.keyboard.press("x");
  await options.waitForKey("pause", "X");
  assert.deepEqual(await options.stored(), { shortcuts: { pause: "x" } });
});

onPage("a key is switched off, left as it was, and reset, one by one and all together", async (options) => {
  const before = await options.keys();
  await options.rebind("again", "Backspace");
  await options.waitForKey("again", "none");
  await options.waitForStored("shortcuts", { again: "" });
  await options.rebind("keep", "Escape");
  await options.waitForKey("keep", "K");

  // The key that was given away is not to be had back before it is free.
  await options.rebind("plan", "a");
  await options.waitForKey("plan", "A");
  await options.press("reset-key", "[data-shortcut='again']");
  assert.match(await told(options, "again"), /Plan, licence and use/);
  await options.press("reset-key", "[data-shortcut='plan']");
  await options.waitForKey("plan", "none");
  await options.press("reset-key", "[data-shortcut='again']");
  await options.waitForKey("again", "A");
  await options.waitForStored("shortcuts", undefined);

  await options.rebind("search", "x");
  await options.waitForKey("search", "X");
  await options.press("reset-keys");
  await options.waitForKey("search", "/");
  assert.deepEqual(await options.keys(), before);
  assert.deepEqual(await options.stored(), {});
});

onPage("the keys of the whole browser stand there as Chrome names them", async (options) => {
  const chromes = await options.page.evaluate(
    async () => (await chrome.commands?.getAll())?.map(({ name }) => name) ?? [],
  );
  if (chromes.length > 0) await options.page.waitForSelector("[data-command]");
  const shown = await options.page.$$eval("[data-command]", (lines) =>
    lines.map((line) => line.getAttribute("data-command")),
  );
  assert.deepEqual(shown, chromes);
});

onPage("appearance is kept as it is chosen, and pages follow", async (options) => {
  for (const [name, value] of [
    ["theme", "dark"],
    ["contrast", "more"],
    ["size", "large"],
  ] as const) {
    await options.page.locator(`[data-choice='${name}'] input[value='${value}']`).click();
    await options.page.waitForSelector(`:root[data-${name}='${value}']`);
  }
  assert.deepEqual(await options.stored(), { appearance: { theme: "dark", contrast: "more", size: "large" } });
  await options.page.reload();
  await options.page.waitForFunction(
    () => document.querySelector<HTMLInputElement>("[data-choice='theme'] input[value='dark']")?.checked,
  );
});

onPage("names are added to their platform, and the last one that goes leaves nothing", async (options) => {
  await options.page.locator("#name-platform").fill("zoom");
  await options.fill("#own-name", "  Ada   King ");
  await options.press("add-name");
  await options.waitForStored("own-names/zoom", { names: ["Ada King"] });
  const line = await options.page.waitForSelector("[data-own-name='Ada King']");
  assert.match((await line?.evaluate((element) => element.textContent)) ?? "", /Zoom/);
  await options.press("delete", "[data-own-name='Ada King']");
  await options.waitForStored("own-names/zoom", undefined);
  await options.page.waitForSelector("[data-own-name]", { hidden: true });
});

onPage("a place where captions were pointed at is forgotten", async (options) => {
  await options.page.evaluate(() =>
    chrome.storage.local.set({ "captions-on/one.example": { path: "p" }, "captions-on/two.example": { path: "q" } }),
  );
  await options.press("delete", "[data-pointed='one.example']");
  await options.page.waitForSelector("[data-pointed='one.example']", { hidden: true });
  assert.deepEqual(await options.stored(), { "captions-on/two.example": { path: "q" } });
});

onPage("a site that was allowed is listed and can be taken back; what is no site is refused", async (options) => {
  const states = await options.page.$$eval("[data-platform]", (all) =>
    all.map((one) => one.getAttribute("data-platform")),
  );
  assert.deepEqual(states, ["meet", "teams", "zoom"]);
  await options.page.waitForSelector("[data-platform='meet'] [data-allowed='true']");

  await options.page.waitForSelector("[data-no-sites]");
  await allowSite(sidecue, SITE);
  await options.page.bringToFront();
  await options.page.waitForSelector(`[data-site='${SITE}']`);
  await options.press("remove-site", `[data-site='${SITE}']`);
  await options.page.waitForSelector("[data-no-sites]");
  assert.equal(
    await options.page.evaluate((origin) => chrome.permissions.contains({ origins: [origin] }), SITE),
    false,
  );

  await options.fill("#site-address", "no site");
  await options.press("allow-site");
  await options.page.waitForSelector("#about-site:not(:empty)");
});

onPage("a platform that Chrome was told not to read says so, and can be allowed again", async (options) => {
  // Host permissions of a manifest can be withdrawn in Chrome's own settings only: the page is told the same another way.
  await options.page.evaluateOnNewDocument(() => {
    const all = chrome.permissions.getAll.bind(chrome.permissions);
    const asked: string[][] = [];
    Object.assign(window, { asked });
    Object.assign(chrome.permissions, {
      getAll: async () => {
        const { origins = [], ...rest } = await all();
        return { ...rest, origins: origins.filter((origin) => !origin.includes("teams.live")) };
      },
      request: async ({ origins }: { origins: string[] }) => asked.push(origins) > 0,
    });
  });
  await options.page.reload();
  await options.page.waitForSelector("[data-platform='teams'] [data-allowed='false']");
  await options.page.waitForSelector("[data-platform='zoom'] [data-allowed='true']");
  await options.press("allow-again", "[data-platform='teams']");
  await options.page.waitForFunction(
    () => JSON.stringify((window as unknown as { asked: string[][] }).asked) === '[["https://teams.live.com/*"]]',
  );
});
