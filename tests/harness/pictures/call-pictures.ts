/** Pictures of the panel beside a call. Each begins with a call and a panel of its own. */

import type { Sidecue } from "../browser";
import { CallScene, INTERVIEWER, SELF } from "../call-scene";
import { CACHING, ISOLATION, RATE_LIMITER } from "../questions";
import { type Picture, SIZES, type Turn } from "./composition";
import { showTicked } from "./points";
import { pose, type Scheme, type ShotSize, shoot } from "./shot";

/** What is said before a question, so that the call is one. */
const GREETING: readonly Turn[] = [
  { speaker: INTERVIEWER, words: "Thank you, that was a good overview. Shall we go on?" },
  { speaker: SELF, words: "Yes, with pleasure." },
];
/** How a call begins: nothing is asked yet. */
const WELCOME: readonly Turn[] = [
  { speaker: INTERVIEWER, words: "Good morning, can you hear me all right?" },
  { speaker: SELF, words: "Yes, good morning, loud and clear." },
  { speaker: INTERVIEWER, words: "Lovely. Give me a moment to open my notes." },
];
const CHARGED_TWICE = {
  words: "Say the client of our payment call times out and retries. How do you make sure the customer isn't charged",
  card: "idempotency-payment",
};
const ANSWER =
  "I'd use a token bucket for every key, because it lets short bursts through and still holds the average. The counts live " +
  "in Redis, and one atomic script takes a token, so that twenty servers agree. A client over its limit gets a 429, too " +
  "many requests, and a Retry-After that says when to come back.";
/** So many points does it make. */
const MADE = 3;
/** The bank has cards that have something to do with it, and none that it asks for. */
const VAGUE = { words: "What do you do about security in your services" };

/** How a picture of a call is taken: what it says, and what happens before it. */
interface CallPicture {
  readonly name: string;
  readonly headline: string;
  readonly scheme?: Scheme;
  readonly size?: ShotSize;
  /** What is said first, before it; the greeting unless it is named. */
  readonly before?: readonly Turn[];
  /** Whether a session runs from the beginning; one does unless this is false. */
  readonly session?: boolean;
  /** Leads to what is shown. The panel has its size and colours by then. */
  readonly play: (scene: CallScene) => Promise<void>;
  /** Throws unless what is shown still is, after the shot. */
  readonly holds?: (scene: CallScene) => Promise<void>;
}

async function provisional({ panel }: CallScene): Promise<void> {
  const phase = (await panel.card())?.phase;
  if (phase !== "provisional") throw new Error(`the card is ${phase}: the question ended before the shot was taken`);
}

/** Looks a card up by keyboard. */
async function lookUp({ panel }: CallScene, words: string, card: string): Promise<void> {
  await panel.key("/");
  await panel.page.keyboard.sendCharacter(words);
  await panel.waitForFirstResult(card);
  await panel.key("Enter");
  await panel.waitForCard(card, "looked-up");
}

const PICTURES: readonly CallPicture[] = [
  {
    name: "01-card",
    headline: "How to approach the question, beside the call",
    play: (scene) => scene.askAndLock(RATE_LIMITER),
  },
  {
    name: "02-while-asked",
    headline: "The card comes while the question is still being asked",
    play: async (scene) => {
      await scene.ask(CHARGED_TWICE);
      await scene.panel.waitForCard(CHARGED_TWICE.card, "provisional");
    },
    holds: provisional,
  },
  {
    name: "03-dark-and-wide",
    headline: "Dark when your computer is, and as wide as you drag it",
    scheme: "dark",
    size: SIZES.widePanel,
    play: async (scene) => {
      const words = CACHING.words.split(" ").slice(0, -3).join(" ");
      await scene.ask({ words });
      await scene.panel.waitForCard(CACHING.card, "provisional");
    },
    holds: provisional,
  },
  {
    name: "04-why",
    headline: "It says why: the words it heard, and how sure it is",
    play: async (scene) => {
      await scene.askAndLock(ISOLATION);
      await scene.panel.reasons();
      await scene.panel.page.waitForSelector("details.why[open]");
    },
  },
  {
    name: "05-not-sure",
    headline: "Not sure? Then there is no card, only titles to choose",
    play: async (scene) => {
      await scene.ask(VAGUE);
      await scene.panel.waitForHints("maybe");
      if ((await scene.panel.card()) !== null) throw new Error("a card is shown for a vague question");
    },
  },
  {
    name: "06-points",
    headline: "Points are ticked as you make them",
    size: SIZES.widePanel,
    play: async (scene) => {
      await scene.askAndLock(RATE_LIMITER);
      await scene.speak(SELF, ANSWER);
      await showTicked(scene.panel, MADE);
    },
  },
  {
    name: "07-search",
    headline: "Look up any card, and the live one waits at the foot",
    scheme: "dark",
    play: async (scene) => {
      const { panel } = scene;
      await scene.askAndLock(RATE_LIMITER);
      await lookUp(scene, CACHING.words, CACHING.card);
      await panel.key("k");
      await panel.page.waitForSelector("[data-action='at-hand'][aria-pressed='true']");
      await lookUp(scene, "idempotent payment", CHARGED_TWICE.card);
      await panel.key("/");
      await panel.page.waitForSelector("[data-results] [data-icon='starred']");
      await panel.page.keyboard.sendCharacter("cache");
      await panel.page.waitForSelector("[data-results] [role=option]:nth-child(4)");
      await panel.waitForReturnTo(RATE_LIMITER.title);
    },
  },
  {
    name: "08-before",
    headline: "Before a session: check the rules, and say that you use it",
    session: false,
    before: WELCOME,
    play: async ({ panel }) => {
      await panel.waitForState("reading");
      await panel.page.waitForSelector("[data-offer]");
    },
  },
];

/** The captions of the call page, as they stand there. */
async function turns({ call }: CallScene): Promise<Turn[]> {
  return call.$$eval(".fJsklc .nMcdL", (blocks) =>
    blocks.map((block) => ({
      speaker: block.querySelector(".NWpY1d")?.textContent ?? "",
      words: block.querySelector(".ygicle")?.textContent?.trim() ?? "",
    })),
  );
}

async function take(scene: CallScene, picture: CallPicture): Promise<Picture> {
  const { name, headline, scheme = "light", size = SIZES.panel, before = GREETING } = picture;
  const { page } = scene.panel;
  await pose(page, size, scheme);
  for (const { speaker, words } of before) await scene.say(speaker, words);
  await picture.play(scene);
  const panel = await shoot(page, size);
  await picture.holds?.(scene);
  const said = await turns(scene);
  await page.setViewport(null);
  return { name, headline, scheme, panel, turns: said };
}

/** Takes all of them. The person must have agreed before. */
export async function callPictures(sidecue: Sidecue): Promise<Picture[]> {
  const taken: Picture[] = [];
  for (const picture of PICTURES) {
    const scene = await (picture.session === false ? CallScene.before(sidecue) : CallScene.open(sidecue));
    try {
      taken.push(await take(scene, picture));
    } catch (error) {
      throw new Error(`${picture.name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    } finally {
      await scene.close();
    }
  }
  return taken;
}
