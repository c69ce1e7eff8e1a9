/** Text that is written to do harm, everywhere a text comes in from outside: it stays text, and everything goes on. */

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before } from "node:test";
import type { Page } from "puppeteer-core";
import { agreedBrowser, INTERVIEWER, SELF } from "../harness/call-scene";
import { OptionsPage } from "../harness/options-page";
import { harm, type Payload, payloads, watch } from "../harness/payloads";
import { PracticePage } from "../harness/practice-page";
import { INCIDENT, ISOLATION, RATE_LIMITER } from "../harness/questions";
import { resized } from "../harness/resized";

const ANSWER = "I would first ask who calls it and how often";
/** The narrowest panel. */
const NARROW = 320;

const onCall = agreedBrowser();
const families = await payloads();
assert.ok(families.size >= 6);
let folder = "";
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sidecue-payloads-"));
});
after(async () => rm(folder, { recursive: true, force: true }));

function short(): Payload[] {
  return [...families.values()].flat().filter((payload) => payload.short);
}

/** Nothing came of it in this page, as wide as it is and as narrow as it gets. */
async function unharmed(page: Page, where: string): Promise<void> {
  const found = await harm(page);
  found.push(...(await resized(page, { width: NARROW, height: 800 }, () => harm(page))));
  assert.deepEqual(found, [], where);
}

/** Types text into a field as a paste does, whatever it is. Lone halves of pairs go no other way. */
async function paste(page: Page, field: string, text: string): Promise<void> {
  await page.waitForSelector(field);
  await page.$eval(
    field,
    (element, json) => {
      (element as HTMLInputElement).value = JSON.parse(json);
      element.dispatchEvent(new Event("input", { bubbles: true }));
    },
    JSON.stringify(text),
  );
}

/** A string as TOML and JSON write it; TOML knows no lone halves. */
function quoted(text: string): string {
  return JSON.stringify(text.toWellFormed()).replaceAll("\u007f", "\\u007f");
}

// A call each: so many voices in one would be a case of their own.
for (const [family, cases] of families) {
  onCall(`in captions and in names: ${family}`, async (scene) => {
    const { panel } = scene;
    await watch(panel.page);
    for (const { text } of cases) {
      await scene.call.evaluate((json) => {
        const said = JSON.parse(json) as string;
        window.stage.say(said, said);
      }, JSON.stringify(text));
    }
    // Captions come in order: once this is heard, all of it was.
    await scene.tell("So that was all of them");
    await panel.page.locator(".voices summary").click();
    await unharmed(panel.page, "who is heard");
    await panel.page.locator(".voices summary").click();
    await scene.say(SELF, ANSWER);
    await scene.askAndLock(ISOLATION);
    await unharmed(panel.page, "the next card");
  });
}

onCall("in cards of one's own, as TOML and as Markdown", async (scene) => {
  const cases = short();
  const question = (index: number): string => `How would you mend flux capacitor ${index + 1}?`;
  const toml = cases.map(({ text }, index) => {
    const value = quoted(text);
    return (
      `[[cards]]\nid = "flux-${index + 1}"\ntitle = ${quoted(`T${index + 1} ${text}`.slice(0, 60))}\nquestion = ${quoted(question(index))}\n` +
      `aliases = [${quoted(`Say ${index} ${text}`)}]\napproach = [${value}, { say = "First", more = ${value} }]\nsenior = ${value}\n`
    );
  });
  const page = await OptionsPage.open(scene.sidecue);
  await watch(page.page);
  await page.import(path.join(folder, "hostile.toml"), `name = "Hostile"\n\n${toml.join("\n")}`);
  assert.deepEqual(await page.mistakes(), []);
  await page.press("show", "[data-pack]");
  await unharmed(page.page, "options, TOML");
  const markdown = cases.map(({ text }, index) => `## ${question(index)}\n\n${text}\n\n### Approach\n\n- ${text}\n`);
  await page.import(path.join(folder, "hostile.md"), `# Other\n\n${markdown.join("\n")}`);
  await unharmed(page.page, "options, Markdown");
  await page.page.close();
  await scene.call.bringToFront();

  const { panel } = scene;
  await watch(panel.page);
  for (const [index, { name, text }] of cases.entries()) {
    await panel.key("/");
    // All at once, so that there is one search and one list: with marks in it, unlike that of cards read lately.
    await panel.page.keyboard.sendCharacter(`flux capacitor ${index + 1}`);
    await panel.page.waitForSelector(`[data-card$='/flux-${index + 1}'][role=option] mark`);
    await unharmed(panel.page, `results, ${name}`);
    await panel.page.locator(`[data-card$='/flux-${index + 1}'][role=option]`).click();
    await panel.page.waitForSelector(`article[data-card$='/flux-${index + 1}']`);
    // Plain letters are there as they were written, whatever stands between them.
    const letters = (from: string): string => from.replaceAll(/[^!-~]/g, "");
    const shown = await panel.page.$eval("article .senior p", (line) => line.textContent ?? "");
    assert.equal(letters(shown), letters(text), name);
    await unharmed(panel.page, `card, ${name}`);
  }
  await panel.key("Escape");
  await scene.say(INTERVIEWER, "And how would you mend flux capacitor 3 if it fails");
  await scene.say(SELF, ANSWER);
  await scene.askAndLock(INCIDENT);
  await unharmed(panel.page, "beside the call");
});

onCall("in stories and in rules for misheard words", async (scene) => {
  const page = await OptionsPage.open(scene.sidecue);
  await watch(page.page);
  const all = short()
    .map(({ text }) => text)
    .join(" ");
  await page.press("new-story");
  await page.page.locator("#field-card").fill(INCIDENT.card);
  await paste(page.page, "#field-title", all.slice(0, 80));
  await paste(page.page, "[data-slot] textarea", all.slice(0, 900));
  await page.keep();
  for (const { text } of short()) {
    await paste(page.page, "#misheard-heard", text);
    await paste(page.page, "#misheard-meant", text.slice(0, 30));
    await page.press("add-misheard");
  }
  await unharmed(page.page, "options");
  await page.page.reload();
  await watch(page.page);
  await page.page.waitForSelector("[data-own-story]");
  await unharmed(page.page, "options, loaded again");
  await page.page.close();
  await scene.call.bringToFront();
  await watch(scene.panel.page);
  for (const { text } of short().slice(0, 12)) await scene.say(INTERVIEWER, text);
  await scene.say(SELF, ANSWER);
  await scene.askAndLock(INCIDENT);
  await scene.panel.page.waitForSelector("article [data-own-story]");
  await unharmed(scene.panel.page, "beside the call");
});

onCall("in job descriptions and transcripts", async ({ sidecue, call }) => {
  const practice = await PracticePage.open(sidecue);
  await watch(practice.page);
  await practice.page.locator(".job summary").click();
  for (const cases of families.values()) {
    await paste(
      practice.page,
      "#job",
      `Senior backend engineer, Java and Kafka. ${cases.map(({ text }) => text).join("\n")}`.slice(0, 200_000),
    );
    await practice.page.waitForSelector("[data-job] [data-topic]");
    await unharmed(practice.page, "job");
  }
  for (const [family, cases] of families) {
    const cues = cases.flatMap(({ text }, index) => {
      // A file may have all of it but line ends, which end a cue.
      const line = text.toWellFormed().replaceAll(/[\r\n]/g, " ");
      const at = (second: number): string =>
        `00:${String(index).padStart(2, "0")}:${String(second).padStart(2, "0")}.000`;
      return [
        `${at(1)} --> ${at(9)}\n<v ${line}>${line}`,
        `${at(10)} --> ${at(20)}\n<v Noor>${RATE_LIMITER.words}?`,
        `${at(21)} --> ${at(40)}\n<v Priya>I would use ${line}`,
      ];
    });
    const file = path.join(folder, `${family}-<img src onerror=globalThis.ran=1>.vtt`.replaceAll("/", ""));
    await writeFile(file, `WEBVTT\n\n${cues.join("\n\n")}\n`);
    await practice.page.evaluate(() => {
      location.hash = "sessions";
    });
    await practice.shows("sessions");
    await practice.bring(file);
    await practice.page.waitForSelector("[data-news='refused'], [data-news='whose'], [data-report]");
    await unharmed(practice.page, `transcript, ${family}`);
    const whose = await practice.page.$$("[data-action='whose']");
    if (whose.length > 0) {
      await whose.at(-1)?.evaluate((button) => (button as HTMLElement).click());
      await practice.page.waitForSelector("[data-report]");
      for (const question of await practice.page.$$("[data-question] > summary")) {
        await question.evaluate((summary) => (summary as HTMLElement).click());
      }
      await unharmed(practice.page, `report, ${family}`);
    }
  }
  await practice.page.close();
  await call.bringToFront();
});
