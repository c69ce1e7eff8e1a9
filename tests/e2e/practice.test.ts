/** Practice: a whole interview at speed, its report, and what becomes of it when the browser, the form or the store changes. */

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { launchSidecue, type Sidecue } from "../harness/browser";
import { type Interview, interview, PracticePage } from "../harness/practice-page";

const INTERVIEW = "tests/practice/interview";
/** Set to write the golden report anew. */
const BLESS = process.env["SIDECUE_BLESS"] === "1";

/** The microphone is there and allowed; what it hears is the stand-in's to say. */
const start = (): Promise<Sidecue> =>
  launchSidecue({ profile, args: ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"] });

let recorded: Interview;
let folder = "";
let profile = "";
let sidecue: Sidecue;
before(async () => {
  recorded = await interview(INTERVIEW);
  folder = await mkdtemp(path.join(tmpdir(), "sidecue-files-"));
  profile = await mkdtemp(path.join(tmpdir(), "sidecue-profile-"));
  sidecue = await start();
  // It would come to the front in the middle of something.
  const target = await sidecue.browser.waitForTarget((candidate) => candidate.url().endsWith("welcome.html"));
  const welcome = await target.page();
  await welcome?.waitForSelector("button[data-action='open-panel']");
  await welcome?.close();
});
after(async () => {
  await sidecue.close();
  assert.deepEqual(sidecue.problems, []);
  await rm(folder, { recursive: true, force: true });
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

/** Draws the questions that the recorded interview answers. */
async function drawRecorded(practice: PracticePage): Promise<void> {
  await practice.choose("archetype", "api");
  await practice.choose("level", "senior");
  await practice.choose("length", "20");
  await practice.choose("by", "voice");
  await practice.seed(2026);
  const wanted = JSON.parse(await readFile(`${INTERVIEW}/questions.json`, "utf8")) as string[];
  await practice.page.waitForFunction(
    (cards) => {
      const drawn = [...document.querySelectorAll("[data-planned]")];
      return JSON.stringify(drawn.map((line) => line.getAttribute("data-planned"))) === cards;
    },
    { polling: 50 },
    JSON.stringify(wanted),
  );
}

test("a mock interview of twenty minutes ends in its report, which is there after a restart", async () => {
  const practice = await PracticePage.open(sidecue);
  await drawRecorded(practice);
  await practice.act("begin");
  await practice.stage("answering");
  await practice.play(recorded);
  await practice.shows("report");
  const report = await practice.markdown(folder);
  const golden = `${INTERVIEW}/report.md`;
  if (BLESS) await writeFile(golden, report);
  assert.equal(report, await readFile(golden, "utf8"));

  await sidecue.close();
  assert.deepEqual(sidecue.problems, []);
  sidecue = await start();
  const later = await PracticePage.open(sidecue, "sessions");
  const [session, ...others] = await later.sessions();
  assert.deepEqual([session?.kind, others], ["practice", []]);
  await later.openSession(session?.id ?? "");
  assert.equal(await later.markdown(folder), report);

  // Put right by hand, the report says so, and goes on saying so.
  await later.openQuestion(2);
  await later.page.locator("[data-question='2'] [data-mark='open'] button").click();
  await later.page.waitForSelector("[data-question='2'] [data-mark='given']");
  await later.page.reload();
  await later.openQuestion(2);
  await later.page.waitForSelector("[data-question='2'] [data-mark='given']");
  await later.page.close();
});

/** Writes texts into a store of the sessions, as a build or an accident may have left them there. */
async function leave(
  practice: PracticePage,
  version: number,
  texts: readonly (readonly [store: string, id: string, text: string])[],
): Promise<void> {
  await practice.page.evaluate(
    async (number, entries) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open("sidecue-sessions", number);
        opening.onupgradeneeded = () => opening.result.createObjectStore("records");
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const stores = [...new Set(entries.map(([store]) => store))];
      const transaction = database.transaction(stores, "readwrite");
      for (const [store, id, text] of entries) transaction.objectStore(store).put(text, id);
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onerror = () => reject(transaction.error);
      });
      database.close();
    },
    version,
    texts,
  );
}

/** A page of the extension that does not touch the sessions. */
async function besides(): Promise<PracticePage> {
  return new PracticePage(await sidecue.openExtensionPage("options.html"));
}

async function removeDatabase({ page }: PracticePage): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const removing = indexedDB.deleteDatabase("sidecue-sessions");
        removing.onsuccess = resolve;
        removing.onerror = () => reject(removing.error);
      }),
  );
}

test("sessions that the first form of the store holds are read as before", async () => {
  const old = await besides();
  await removeDatabase(old);
  const first = await readFile("tests/fixtures/sessions/first-form.json", "utf8");
  await leave(old, 1, [["records", "first", first]]);
  await old.page.close();

  const practice = await PracticePage.open(sidecue, "sessions");
  assert.deepEqual(await practice.sessions(), [{ id: "first", kind: "live" }]);
  await practice.openSession("first");
  assert.equal(await practice.page.$$eval("[data-question]", (questions) => questions.length), 1);
  const version = await practice.page.evaluate(async () => {
    const [database] = (await indexedDB.databases()).filter(({ name }) => name === "sidecue-sessions");
    return database?.version;
  });
  assert.equal(version, 2);
  await practice.page.close();
});

test("a torn store costs what is torn and nothing else", async () => {
  const practice = await PracticePage.open(sidecue, "sessions");
  const [{ id } = { id: "" }] = await practice.sessions();
  await leave(practice, 2, [
    ["records", "torn", '{"version": 2, "id": "torn", "kind": "li'],
    ["summaries", id, '{"id": "'],
  ]);
  await practice.page.reload();
  // A summary is made again from its record; a record that is torn is named and can be removed.
  await practice.page.waitForSelector(`[data-session='${id}']`);
  await practice.page.waitForSelector("[data-unreadable='torn']");
  await practice.openSession(id);
  await practice.page.goBack();
  await practice.surely("remove", "[data-unreadable='torn']");
  await practice.page.waitForSelector("[data-unreadable='torn']", { hidden: true });
  assert.deepEqual(
    (await practice.sessions()).map((session) => session.id),
    [id],
  );

  await practice.surely("remove-all");
  await practice.page.waitForSelector("[data-nothing]");
  await practice.page.reload();
  assert.deepEqual(await practice.sessions(), []);
  await practice.page.close();
});

test("a transcript gives a report once it is known who speaks, and a broken one says what to do", async () => {
  const practice = await PracticePage.open(sidecue, "sessions");
  const broken = path.join(folder, "broken.srt");
  await writeFile(broken, "1\n00:00:01,000 --> soon\nHello\n");
  await practice.bring(broken);
  await practice.page.waitForSelector("[data-news='refused']");
  const told = await practice.page.$eval("[data-news='refused']", (news) => news.parentElement?.textContent ?? "");
  assert.match(told, /broken\.srt.*2.*is no time line.*Write it as 00:00:01\.000/);

  await practice.drop("call.vtt", await readFile("tests/fixtures/sessions/call.vtt", "utf8"));
  await practice.page.waitForSelector("[data-news='whose']");
  const speakers = await practice.page.$$("[data-action='whose']");
  const names = await Promise.all(speakers.map((speaker) => speaker.evaluate((button) => button.textContent)));
  assert.deepEqual(names, ["Noor", "Priya"]);
  await speakers[1]?.click();
  await practice.page.waitForSelector("[data-report]");
  const cards = await practice.page.$$eval("[data-question] .title", (titles) =>
    titles.map((title) => title.textContent),
  );
  assert.deepEqual(cards, ["Rate limiter for a public API"]);
  await practice.openQuestion(0);
  const made = await practice.page.$$eval("[data-question='0'] [data-mark='heard'] .say", (points) =>
    points.map((point) => point.textContent),
  );
  assert.deepEqual(made, ["An algorithm, with its reason", "Shared, atomic state"]);
  await practice.page.close();
});

test("whoever writes or stays silent gets times, points by hand and a report; a closed tab loses nothing", async () => {
  const practice = await PracticePage.open(sidecue, "plan", { browser: "none" });
  await practice.choose("length", "20");
  await practice.choose("by", "typing");
  await practice.act("begin");
  await practice.stage("answering");
  await practice.at(30_000);
  await practice.page.type("[data-typed]", "I would measure first, because guesses cost us three weeks last time.");
  await practice.act("enough");
  await practice.stage("rating");
  assert.equal(await practice.page.$("[data-finding]"), null, "one marks oneself before one sees");
  await practice.page.keyboard.press("4");
  await practice.stage("result");
  await practice.page.waitForSelector("[data-finding='number'], [data-figure='words']");
  practice.page.on("dialog", (dialog) => void dialog.accept());
  await practice.page.close({ runBeforeUnload: true });

  const later = await PracticePage.open(sidecue, "sessions");
  const practised = (await later.sessions()).filter(({ kind }) => kind === "practice");
  assert.equal(practised.length, 1);
  await later.openSession(practised[0]?.id ?? "");
  await later.openQuestion(0);
  await later.page.waitForFunction(
    () => document.querySelector("[data-question='0'] .said")?.textContent?.includes("guesses cost us three weeks"),
    { polling: 50 },
  );
  await later.page.close();
});
