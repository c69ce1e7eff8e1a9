/** What is kept: the page lists all of it, hands it over, and deletes it so that nothing is left. */

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { allowSite } from "../harness/allow-site";
import { launchSidecue, type Sidecue } from "../harness/browser";
import { CallScene, SELF } from "../harness/call-scene";
import { downloaded } from "../harness/download";
import { registry, unlisted } from "../harness/keepsakes";
import { OptionsPage } from "../harness/options-page";
import { PracticePage } from "../harness/practice-page";
import { RATE_LIMITER } from "../harness/questions";
import { licence } from "../harness/session-scene";
import { openSidePanel } from "../harness/side-panel";

/** In nothing that ships: where it is found it was written here. */
const MARK = "zanzibarquokka";
const SITE = "https://captions.example/*";
/** Given by Chrome itself, and taken back there only. */
const CHROMES = "microphone";

/** Uses everything that keeps something, as a person would, as far as that is quick. */
async function useEverything(sidecue: Sidecue, scene: CallScene, options: OptionsPage): Promise<void> {
  const { panel, clock } = scene;
  await clock.useLicence(await licence("pass"));
  // The button stands there as long as no session runs.
  await panel.act("reports");
  await clock.start();
  await scene.askAndLock(RATE_LIMITER);
  await panel.act("refuse");
  await panel.waitForHints("instead");
  await panel.key("1");
  await panel.key("c");
  await scene.say(SELF, "I would ask first");

  const { page } = options;
  await page.bringToFront();
  await options.press("new-card");
  await options.fill("#field-question", `How would you feed a ${MARK}?`);
  await options.fill("#field-approach", "With leaves");
  await options.keep();
  await options.fill("#misheard-heard", "cubernetis");
  await options.fill("#misheard-meant", "kubernetes");
  await options.press("add-misheard");
  await options.fill("#own-name", `Ada ${MARK}`);
  await options.press("add-name");
  await options.rebind("pause", "x");
  await options.waitForKey("pause", "X");
  await page.locator("[data-choice='theme'] input[value='dark']").click();
  await page.waitForSelector(":root[data-theme='dark']");
  // What other parts keep, as they keep it.
  await page.evaluate(async () => {
    await chrome.storage.local.set({ "captions-on/captions.example": { path: "main" }, pinned: ["rate-limiter"] });
    await chrome.storage.session.set({ recent: ["rate-limiter", "cache-add"] });
  });
  await allowSite(sidecue, SITE);

  const practice = await PracticePage.open(sidecue, "sessions");
  await practice.drop("call.vtt", await readFile("tests/fixtures/sessions/call.vtt", "utf8"));
  await practice.page.waitForSelector("[data-news='whose']");
  await (await practice.page.$$("[data-action='whose']"))[1]?.click();
  await practice.page.waitForSelector("[data-report]");
  await practice.page.goto(`chrome-extension://${sidecue.extensionId}/practice.html#plan`);
  await practice.choose("level", "staff");
  await practice.page.close();
  await page.bringToFront();
}

test("everything that is kept is listed, is in the file, and is gone when it is deleted", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "sidecue-everything-"));
  const sidecue = await launchSidecue();
  try {
    const first = await openSidePanel(sidecue);
    await first.consent();
    await first.close();
    const scene = await CallScene.before(sidecue);
    const options = await OptionsPage.open(sidecue);
    await useEverything(sidecue, scene, options);

    const listed = await registry();
    for (const { word } of listed) if (word !== CHROMES) await options.waitForKept(word, true);
    const { counts, unknown } = await options.holdings();
    assert.deepEqual(Object.keys(counts).sort(), listed.map(({ word }) => word).sort());
    assert.deepEqual([counts["recent"], counts["packs"], counts["sessions"], counts["sites"]], [2, 1, 1, 1]);
    assert.deepEqual(unknown, []);

    const text = await downloaded(options.page, folder, () => options.press("export-everything"));
    assertHolds(
      JSON.parse(text),
      listed.filter(({ store }) => store !== "Chrome"),
    );
    assert.ok(text.includes(`feed a ${MARK}`) && text.includes(`Ada ${MARK}`) && text.includes(SITE));

    await options.press("erase");
    await options.page.waitForSelector("[data-licences='1']");
    assert.match(
      await options.page.evaluate(() => document.activeElement?.textContent ?? ""),
      /Delete everything that/,
    );
    await options.press("keep-everything");
    await options.press("erase");
    await options.press("erase-now");
    await options.page.waitForSelector("#erased", { visible: true });
    // The panel was open all the while, with a session that ran.
    await scene.panel.page.waitForSelector("[data-screen='consent']");
    assert.deepEqual(await kept(options), { local: {}, session: {}, scripts: [], sites: false });
    for (const { word } of listed) if (word !== CHROMES) await options.waitForKept(word, false);
    // Whoever was sent away writes nothing back, however it ends.
    await scene.panel.close();
    assert.deepEqual((await kept(options)).local, {});
    assert.deepEqual((await options.stored())["shortcuts"], undefined);
    assert.equal((await options.keys())["pause"], "P");

    const again = await openSidePanel(sidecue);
    await again.consent();
    await again.page.waitForSelector("[data-offer='free']");
    assert.deepEqual(await again.page.$$("[data-offer='pass'], [data-offer='resume']"), []);
  } finally {
    await sidecue.close();
    await rm(folder, { recursive: true, force: true });
  }
  assert.deepEqual(sidecue.problems, []);
});

test("what nobody listed is shown as unknown, and a test that leaves it fails", async () => {
  const sidecue = await launchSidecue();
  try {
    const options = await OptionsPage.open(sidecue);
    await options.page.evaluate(async () => {
      await chrome.storage.local.set({ "never-heard-of": 1 });
      await chrome.storage.session.set({ fleeting: 1 });
    });
    await options.page.waitForSelector("[data-unknown='fleeting']");
    assert.deepEqual((await options.holdings()).unknown.toSorted(), ["fleeting", "never-heard-of"]);
    const told = await unlisted(options.page);
    assert.equal(told.length, 2);
    assert.ok(told.every((problem) => problem.includes("keepsakes.rs")));
    await options.press("erase");
    await options.press("erase-now");
    await options.page.waitForSelector("#erased", { visible: true });
    assert.deepEqual(await unlisted(options.page), []);
  } finally {
    await sidecue.close();
  }
  assert.deepEqual(sidecue.problems, []);
});

/** What of the lists is in the file: under its key, or as a database with something in it. */
function assertHolds(
  file: Readonly<Record<"local" | "session", Record<string, unknown>>> & {
    readonly databases: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  },
  listed: Awaited<ReturnType<typeof registry>>,
): void {
  for (const { store, name } of listed) {
    if (store === "Database") {
      const values = Object.values(file.databases[name] ?? {}).flatMap((entries) => Object.values(entries));
      assert.ok(values.length > 0 && values.every((value) => typeof value === "string" && value.length > 10), name);
    } else {
      const keys = Object.keys(store === "Local" ? file.local : file.session);
      assert.ok(
        keys.some((key) => (name.endsWith("/") ? key.startsWith(name) : key === name)),
        name,
      );
    }
  }
}

interface Kept {
  readonly local: Readonly<Record<string, unknown>>;
  readonly session: Readonly<Record<string, unknown>>;
  readonly scripts: readonly string[];
  readonly sites: boolean;
}

/** What is left. Databases may be there again, empty: the table says that nothing is in them. */
function kept(options: OptionsPage): Promise<Kept> {
  return options.page.evaluate(
    async (site) => ({
      local: await chrome.storage.local.get<Record<string, unknown>>(null),
      session: await chrome.storage.session.get<Record<string, unknown>>(null),
      scripts: (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id),
      sites: await chrome.permissions.contains({ origins: [site] }),
    }),
    SITE,
  );
}
