import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "puppeteer-core";
import { launchSidecue, type Sidecue } from "./browser";
import type { Question } from "./questions";
import { SessionClock } from "./session-clock";
import { openSidePanel, type SidePanel } from "./side-panel";

/** Who asks in the tests. */
export const INTERVIEWER = "Dana Whitfield";
/** How the call page names the person themself. */
export const SELF = "You";

/** So many words are compared to know that the panel has heard up to here. */
const COMPARED = 4;

/** A call with captions, and the side panel beside it. */
export class CallScene {
  readonly sidecue: Sidecue;
  /** The call page, in front. */
  readonly call: Page;
  /** The side panel that was opened last. */
  panel: SidePanel;

  private constructor(sidecue: Sidecue, call: Page, panel: SidePanel) {
    this.sidecue = sidecue;
    this.call = call;
    this.panel = panel;
  }

  /** The session's clock in the panel that was opened last. */
  get clock(): SessionClock {
    return new SessionClock(this.panel);
  }

  /** Opens a call, turns its captions on, opens the panel and starts a session. The person must have agreed before. */
  static async open(sidecue: Sidecue): Promise<CallScene> {
    const scene = await CallScene.before(sidecue);
    await scene.clock.start();
    return scene;
  }

  /** The same without a session. */
  static async before(sidecue: Sidecue): Promise<CallScene> {
    const call = await sidecue.openCall();
    await call.evaluate(() => window.stage.captions(true));
    const panel = await openSidePanel(sidecue);
    // In a tab behind others timers are late by up to a second.
    await call.bringToFront();
    await panel.waitForState("waiting");
    return new CallScene(sidecue, call, panel);
  }

  /** Shows a phrase in the captions, all at once. */
  async say(speaker: string, words: string): Promise<void> {
    await this.call.evaluate((who, what) => window.stage.say(who, what), speaker, words);
  }

  /** Says something word by word, as captions come. */
  async speak(speaker: string, words: string): Promise<void> {
    for (const word of words.split(" ")) await this.say(speaker, word);
  }

  /** Lets the interviewer say a phrase and waits until the panel has heard it. */
  async tell(words: string): Promise<void> {
    await this.say(INTERVIEWER, words);
    await this.hears(words);
  }

  /** Lets the interviewer ask word by word, as captions come, each once the panel has heard the last one. */
  async ask({ words }: Pick<Question, "words">): Promise<void> {
    const all = words.split(" ");
    for (let said = 0; said < all.length; said++) {
      await this.say(INTERVIEWER, all[said] ?? "");
      await this.hears(all.slice(0, said + 1).join(" "));
    }
  }

  /** Asks and waits until the question has ended and its card is locked. */
  async askAndLock(question: Question): Promise<void> {
    await this.ask(question);
    await this.panel.waitForCard(question.card, "locked");
  }

  /** Closes panel and call; what was kept is nothing for the next test. */
  async close(): Promise<void> {
    if (!this.panel.page.isClosed()) {
      await this.panel.page.evaluate(async () => {
        const kept = Object.keys(await chrome.storage.local.get(null)).filter((key) => key !== "consent");
        await chrome.storage.local.remove(kept);
        await chrome.storage.session.clear();
      });
      await this.clock.forgetDurable();
      await this.panel.close();
    }
    if (!this.call.isClosed()) await this.call.close();
  }

  /** Waits until the heard line ends with these words. */
  async hears(words: string): Promise<void> {
    const end = words.split(" ").slice(-COMPARED).join(" ");
    await this.panel.page.waitForFunction(
      (expected) => {
        const line = document.querySelector("[data-heard]")?.textContent ?? "";
        return line.replaceAll(/\s+/g, " ").trim().endsWith(expected);
      },
      { polling: "mutation" },
      end,
    );
  }
}

/** Declares a test with a call and a panel of its own. */
export type OnCall = (name: string, body: (scene: CallScene) => Promise<void>) => void;

/** How the call of a test begins. */
type OpenScene = (sidecue: Sidecue) => Promise<CallScene>;

/**
 * One browser for the tests of a file, in which the person has agreed. After the last test nothing may have gone wrong
 * anywhere in it, but for problems with the words of `provoked` in them.
 */
export function agreedBrowser(provoked?: string, open: OpenScene = CallScene.open): OnCall {
  let sidecue: Sidecue;
  before(async () => {
    sidecue = await launchSidecue();
    const panel = await openSidePanel(sidecue);
    await panel.consent();
    await panel.close();
  });
  after(async () => {
    await sidecue.close();
    const unexpected = sidecue.problems.filter((problem) => provoked === undefined || !problem.includes(provoked));
    assert.deepEqual(unexpected, []);
  });
  return (name, body) => {
    test(name, async () => {
      const scene = await open(sidecue);
      try {
        await body(scene);
      } finally {
        await scene.close();
      }
    });
  };
}
