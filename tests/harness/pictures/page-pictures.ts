/** Pictures of the extension's pages: practice, a report, and the page that opens at installation. */

import type { Sidecue } from "../browser";
import { interview, PracticePage } from "../practice-page";
import { RATE_LIMITER } from "../questions";
import { SessionClock } from "../session-clock";
import { SidePanel } from "../side-panel";
import { type Picture, SIZES } from "./composition";
import { showTicked } from "./points";
import { pose, shoot } from "./shot";

const INTERVIEW = "tests/practice/interview";
/** The seed that the recorded interview was drawn with. */
const SEED = 2026;
/** A moment of the recorded interview at which its first question is being answered. */
const ANSWERING_MS = 100_000;
/** The points that the pretend call's answer makes, at least. */
const TICKED = 3;
/** The steps of the pretend call up to its answer. */
const STEPS = 4;

/** Opens the panel on the page that opened at installation, agrees, and plays the pretend call there. */
export async function welcomePicture(sidecue: Sidecue): Promise<Picture> {
  const { welcome } = sidecue;
  if (welcome === null) throw new Error("nothing opened at installation");
  const opened = sidecue.browser.waitForTarget((target) => target.url().endsWith("/sidepanel.html"));
  await welcome.locator("[data-demo] [data-action='open-panel']").click();
  const panel = new SidePanel(await (await opened).asPage());
  await panel.page.waitForFunction(() => innerWidth > 0 && document.readyState === "complete");
  await panel.page.emulateFocusedPage(true);
  await panel.consent();
  await panel.waitForState("waiting");
  await new SessionClock(panel).start();
  await pose(welcome, SIZES.pageBesidePanel, "light");
  await pose(panel.page, SIZES.panel, "light");
  for (let step = 0; step < STEPS; step++) {
    await welcome.locator("[data-demo] [data-action='next']").click();
    await welcome.waitForSelector("[data-demo][data-runs='false']");
    if (step === STEPS - 2) await panel.waitForCard(RATE_LIMITER.card, "locked");
  }
  await showTicked(panel, TICKED);
  await welcome.$eval("#demo", (demo) => scrollBy(0, demo.getBoundingClientRect().top - 24));
  const page = await shoot(welcome, SIZES.pageBesidePanel);
  const beside = await shoot(panel.page, SIZES.panel);
  await panel.close();
  await welcome.close();
  return {
    name: "12-first-page",
    headline: "Try it first, on a pretend call of a minute",
    scheme: "light",
    page,
    panel: beside,
  };
}

/** Answers the recorded interview; its first question and its report are shown. */
export async function practicePictures(sidecue: Sidecue): Promise<Picture[]> {
  const { heard, steps } = await interview(INTERVIEW);
  const practice = await PracticePage.open(sidecue);
  await pose(practice.page, SIZES.page, "light");
  const choices = { archetype: "api", level: "senior", length: "20", by: "voice" };
  for (const [name, word] of Object.entries(choices)) await practice.choose(name, word);
  await practice.seed(SEED);
  await practice.act("begin");
  await practice.stage("answering");
  const part = (chosen: (at: { readonly t: number }) => boolean) => ({
    heard: heard.filter(chosen),
    steps: steps.filter(chosen),
  });
  await practice.play(part(({ t }) => t <= ANSWERING_MS));
  await practice.at(ANSWERING_MS);
  await practice.act("checklist");
  await practice.page.mouse.move(0, 0);
  await practice.page.evaluate(() => scrollTo(0, 0));
  const drill = await shoot(practice.page, SIZES.page);
  await practice.play(part(({ t }) => t > ANSWERING_MS));
  await practice.shows("report");
  await practice.openQuestion(0);
  await practice.page.mouse.move(0, 0);
  await practice.page.$eval("[data-question='0']", (question) =>
    scrollBy(0, question.getBoundingClientRect().top - 54),
  );
  const report = await shoot(practice.page, SIZES.page);
  await practice.page.close();
  return [
    {
      name: "09-practice",
      headline: "Practise aloud: the clock counts, and never cuts you off",
      scheme: "light",
      page: drill,
    },
    {
      name: "10-report",
      headline: "A report of every answer, with the words that made each point",
      scheme: "light",
      page: report,
    },
  ];
}

/** The list of all that is kept in the browser. */
export async function privacyPicture(sidecue: Sidecue): Promise<Picture> {
  const page = await sidecue.openExtensionPage("options.html#privacy");
  await page.bringToFront();
  await pose(page, SIZES.page, "light");
  await page.waitForSelector("#privacy table");
  await page.$eval("#privacy", (part) => scrollBy(0, part.getBoundingClientRect().top + 4));
  const shot = await shoot(page, SIZES.page);
  await page.close();
  return { name: "11-privacy", headline: "All that is kept, listed, and yours to delete", scheme: "light", page: shot };
}
