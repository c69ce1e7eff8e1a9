/** Cards and stories of a person's own: written in the options page, imported, and recognised beside a call. */

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before } from "node:test";
import { ownQuestions } from "../contract/engine";
import { agreedBrowser, type CallScene, SELF } from "../harness/call-scene";
import { downloaded } from "../harness/download";
import { OptionsPage } from "../harness/options-page";
import { INCIDENT } from "../harness/questions";
import type { SidePanel } from "../harness/side-panel";

const onCall = agreedBrowser();
const OWN = { words: "And how would you balance the flux capacitor", card: "own/my-cards/flux-capacitor" };
const MALFORMED = 'name = "Broken"\n\n[[cards]]\nquestion = "Why?"\napproach = ["Because"]\nminuts = 3\n';

let folder = "";
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sidecue-packs-"));
});
after(async () => rm(folder, { recursive: true, force: true }));

/** A pack with so many cards. */
function packOf(count: number): string {
  const card = (question: string): string =>
    `[[cards]]\nquestion = "${question}"\naliases = ["Say ours is slow, what do you turn?"]\n` +
    'approach = ["Measure first", { say = "Change one thing", more = "Then measure again." }]\n';
  return `name = "Many"\n\n${ownQuestions(count).map(card).join("\n")}`;
}

/** Opens the options page, does something there, and goes back to the call. */
async function inOptions({ sidecue, call }: CallScene, body: (options: OptionsPage) => Promise<void>): Promise<void> {
  const options = await OptionsPage.open(sidecue);
  try {
    await body(options);
  } finally {
    await options.page.close();
    await call.bringToFront();
  }
}

/** Waits until the panel finds a card of this id first. */
async function finds(panel: SidePanel, query: string, id: string): Promise<void> {
  await panel.search(query);
  await panel.waitForFirstResult(id);
  await panel.key("Escape");
}

onCall("a card that is written while the panel is open is recognised in the call at once", async (scene) => {
  await scene.askAndLock(INCIDENT);
  await inOptions(scene, async (options) => {
    await options.press("new-card");
    await options.fill("#field-title", "Flux capacitor");
    await options.fill("#field-approach", "Ask for the gigawatts\n  1.21 of them");
    await options.press("keep");
    await options.page.waitForSelector("[data-field='question'] [aria-invalid='true']");

    await options.fill("#field-question", "How would you balance the flux capacitor?");
    await options.keep();
    assert.deepEqual(await options.packs(), ["my-cards"]);
  });
  // The engine that knows the card took over without a word: the card on screen is still there.
  await finds(scene.panel, "flux capac", OWN.card);
  assert.equal((await scene.panel.card())?.id, INCIDENT.card);
  assert.equal(await scene.panel.page.$("[data-notice]"), null);
  await scene.say(SELF, "That was all");
  await scene.ask(OWN);
  await scene.panel.waitForCard(OWN.card, "locked");
  const text = await scene.panel.page.$eval("article[data-card]", (card) => card.textContent ?? "");
  assert.ok(text.includes("My cards") && text.includes("Ask for the gigawatts"), text);
});

onCall("a story shows first on its card, and can be changed and removed", async (scene) => {
  const { panel } = scene;
  await inOptions(scene, async (options) => {
    await options.press("new-story");
    await options.page.locator("#field-card").fill(INCIDENT.card);
    await options.fill("#field-title", "Checkout down");
    await options.fill("[data-slot='My part'] textarea, [data-slot='my part'] textarea", "I rolled it back");
    await options.keep();
  });
  await finds(panel, "flux", OWN.card);
  await scene.askAndLock(INCIDENT);
  await panel.page.waitForSelector("[data-own-story]");
  const first = await panel.page.$eval("article[data-card] section", (section) => section.textContent ?? "");
  assert.ok(first.includes("Checkout down") && first.includes("I rolled it back"), first);

  await inOptions(scene, async (options) => {
    await options.press("edit", "[data-own-story='0']");
    await options.fill("#field-title", "Checkout down for an hour");
    await options.keep();
    await options.press("remove", "[data-own-story='0']");
    await options.press("remove", "[data-own-story='0']");
    await options.page.waitForSelector("[data-own-story]", { hidden: true });
  });
});

onCall("a malformed file is refused with its line and changes nothing", async (scene) => {
  await inOptions(scene, async (options) => {
    const before = await options.packs();
    await options.import(path.join(folder, "broken.toml"), MALFORMED);
    const [mistake] = await options.mistakes();
    assert.equal(mistake?.line, 6);
    assert.ok(mistake.text.includes("minuts") && mistake.text.includes("minutes"), mistake.text);
    assert.deepEqual(await options.packs(), before);
  });
});

onCall("a pack of a thousand cards is imported while the panel stays quick, and is exported again", async (scene) => {
  const { panel } = scene;
  // Frames of the panel: a long gap between two of them would be a panel that does not answer.
  await panel.page.evaluate(() => {
    let last = performance.now();
    const gaps: number[] = [];
    const frame = (now: number): void => {
      gaps.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    Object.assign(window, { gaps });
  });
  await inOptions(scene, async (options) => {
    const begin = performance.now();
    await options.import(path.join(folder, "many.toml"), packOf(1000));
    const took = performance.now() - begin;
    assert.deepEqual(await options.mistakes(), []);
    assert.ok((await options.packs()).includes("many"));
    console.log(`# 1,000 cards: ${took.toFixed(0)} ms from choosing the file until it is there`);

    const exported = await downloaded(options.page, folder, () =>
      options.press("export-markdown", "[data-pack='many']"),
    );
    assert.equal(exported.match(/^## /gm)?.length, 1000);
  });
  const question = ownQuestions(1000)[789] ?? "";
  await finds(panel, question.slice(20), "own/many/how-do-you-tune-the-zorbhij-of-our-platform");
  const longest = await panel.page.evaluate(() => Math.max(...(window as unknown as { gaps: number[] }).gaps));
  console.log(`# longest gap between two frames of the panel: ${longest.toFixed(0)} ms`);
  assert.ok(longest < 1000, `the panel stood still for ${longest} ms`);

  await inOptions(scene, async (options) => {
    await options.press("remove-pack", "[data-pack='many']");
    await options.press("remove-pack", "[data-pack='many']");
    await options.page.waitForSelector("[data-pack='many']", { hidden: true });
  });
});
