import { type CallScene, INTERVIEWER, SELF } from "./call-scene";
import type { State } from "./inspection";
import { CACHING, INCIDENT, ISOLATION, RATE_LIMITER } from "./questions";
import { HURRY } from "./session-scene";

const ANSWER =
  "I would use a token bucket for every key because it lets short bursts through and still holds the average over a minute";
/** The bank has cards that have something to do with it, and none that it asks for. */
const VAGUE = { words: "How do you make things quicker that many people ask for" };

/** So often within a minute the engine is replaced without asking the person. */
const REPLACED = 3;

/** Waits until something is on screen. */
async function shown({ panel }: CallScene, selector: string): Promise<void> {
  await panel.page.waitForSelector(selector, { visible: true });
}

/** Clicks something, wherever it is. */
async function click({ panel }: CallScene, selector: string): Promise<void> {
  await shown({ panel } as CallScene, selector);
  await panel.page.$eval(selector, (element) => (element as HTMLElement).click());
}

/** What holds the panel's short timers. */
interface HeldWindow extends Window {
  release(): void;
}

/** Keeps the panel from waking its engine, so that a question does not end. */
async function hold({ panel }: CallScene): Promise<void> {
  await panel.page.evaluate(() => {
    const [set, clear] = [window.setTimeout.bind(window), window.clearTimeout.bind(window)];
    const held = new Map<number, TimerHandler>();
    let next = 1_000_000_000;
    const release = (): void => {
      Object.assign(window, { setTimeout: set, clearTimeout: clear });
      for (const work of held.values()) set(work);
    };
    Object.assign(window, {
      setTimeout: (work: TimerHandler, wait = 0) => {
        if (wait < 300 || wait > 1500) return set(work, wait);
        next += 1;
        held.set(next, work);
        return next;
      },
      clearTimeout: (id: number) => {
        if (!held.delete(id)) clear(id);
      },
      release,
    });
  });
}

/** Lets them go on. */
async function release({ panel }: CallScene): Promise<void> {
  await panel.page.evaluate(() => (window as unknown as HeldWindow).release());
}

/** Beside a call whose captions are off at first, in this order. */
export const BESIDE_A_CALL: readonly State<CallScene>[] = [
  {
    name: "captions off",
    lead: async (scene) => {
      await scene.call.evaluate(() => window.stage.captions(false));
      await scene.panel.waitForState("captions-off");
    },
  },
  {
    name: "waiting, sessions offered",
    main: true,
    lead: async (scene) => {
      await scene.call.evaluate(() => window.stage.captions(true));
      await scene.panel.waitForState("waiting");
    },
  },
  {
    name: "reading without a card",
    lead: async (scene) => {
      await scene.clock.start();
      await scene.tell("Right, good morning then");
      await scene.panel.waitForState("reading");
    },
  },
  {
    name: "voices",
    lead: async (scene) => {
      await click(scene, ".voices summary");
      await shown(scene, ".voices [data-role]");
    },
  },
  {
    name: "maybe these",
    lead: async (scene) => {
      await click(scene, ".voices summary");
      await scene.say(SELF, ANSWER);
      await scene.ask(VAGUE);
      await scene.panel.waitForHints("maybe");
    },
  },
  {
    name: "provisional",
    main: true,
    lead: async (scene) => {
      await scene.say(SELF, ANSWER);
      await hold(scene);
      await scene.ask(RATE_LIMITER);
      await scene.panel.waitForCard(RATE_LIMITER.card, "provisional");
    },
  },
  {
    name: "locked, with runners-up",
    main: true,
    lead: async (scene) => {
      await release(scene);
      await scene.panel.waitForCard(RATE_LIMITER.card, "locked");
      await shown(scene, "[data-runner]");
    },
  },
  { name: "why", lead: async (scene) => scene.panel.reasons() },
  {
    name: "lines opened",
    lead: (scene) =>
      scene.panel.page.$$eval("article details", (all) => {
        for (const details of all) (details as HTMLDetailsElement).open = true;
      }),
  },
  {
    name: "points ticked",
    lead: async (scene) => {
      await scene.speak(SELF, ANSWER);
      await shown(scene, ".points [data-mark='heard']");
    },
  },
  {
    name: "points put right",
    lead: async (scene) => {
      await click(scene, ".points [data-mark='heard']");
      await click(scene, ".points [data-mark='open']");
      await shown(scene, ".points [data-mark='taken']");
      await shown(scene, ".points [data-mark='given']");
    },
  },
  {
    name: "kept",
    lead: async (scene) => {
      await scene.panel.act("pin");
      await scene.panel.waitForPinned(true);
    },
  },
  {
    name: "kept, another one offered",
    lead: async (scene) => {
      await scene.ask(ISOLATION);
      await scene.panel.waitForHints("next");
    },
  },
  {
    name: "refused, others instead",
    lead: async (scene) => {
      await scene.panel.act("pin");
      await scene.panel.waitForPinned(false);
      await scene.panel.act("refuse");
      await scene.panel.waitForHints("instead");
    },
  },
  {
    name: "search, nothing typed",
    lead: async (scene) => {
      await scene.say(SELF, ANSWER);
      // Not the card that was wrong: it does not come back.
      await scene.askAndLock(INCIDENT);
      await scene.panel.key("/");
      await shown(scene, "[data-results] [data-topic]");
    },
  },
  {
    name: "all commands",
    main: true,
    over: true,
    lead: async (scene) => {
      await scene.panel.key("Escape");
      await scene.panel.key(".");
      await shown(scene, "[data-command='pause']");
    },
  },
  {
    name: "keys",
    main: true,
    over: true,
    lead: async (scene) => {
      await scene.panel.key("Escape");
      await scene.panel.key("?");
      await shown(scene, "dialog[open]");
    },
  },
  {
    name: "search, results",
    main: true,
    over: true,
    lead: async (scene) => {
      await scene.panel.key("Escape");
      await scene.panel.page.waitForSelector("dialog", { hidden: true });
      await scene.panel.search("caching stale");
      await scene.panel.waitForFirstResult(CACHING.card);
    },
  },
  {
    name: "search, narrowed",
    lead: async (scene) => {
      await scene.panel.page.waitForSelector("[data-filter='topic'] option[value='caching']");
      await scene.panel.page.locator("[data-filter='topic']").fill("caching");
      await shown(scene, "[role=option]");
    },
  },
  {
    name: "search, nothing found",
    lead: async (scene) => {
      await scene.panel.search("zzyzx qwrtplk");
      await shown(scene, "[data-results] .nothing");
    },
  },
  {
    name: "looked up, the live card behind",
    main: true,
    lead: async (scene) => {
      await scene.panel.key("Escape");
      await scene.panel.search("caching stale");
      await scene.panel.waitForFirstResult(CACHING.card);
      await scene.panel.key("Enter");
      await scene.panel.waitForCard(CACHING.card, "looked-up");
      await shown(scene, "[data-live-return]");
    },
  },
  {
    name: "paused",
    lead: async (scene) => {
      await scene.panel.key("Escape");
      await scene.panel.togglePause();
      await scene.panel.waitForState("paused");
    },
  },
  {
    name: "plan, a session running",
    main: true,
    lead: async (scene) => {
      await scene.panel.togglePause();
      await scene.clock.openPlan();
      await shown(scene, "[data-action='end-session']");
    },
  },
  {
    name: "plan, a licence refused",
    lead: (scene) => scene.clock.paste("I have paid"),
  },
  {
    name: "a session near its end",
    lead: async (scene) => {
      await scene.clock.closePlan();
      await scene.tell("Right, and so on");
      await scene.clock.hurry(HURRY);
      await scene.clock.waitForStage("soon");
      await scene.clock.hurry(1);
      await shown(scene, ".session[data-session^='told']");
    },
  },
  {
    name: "a session at its end",
    lead: async (scene) => {
      await scene.say(INTERVIEWER, "and on");
      await scene.clock.hurry(HURRY);
      await scene.clock.waitFor("ended");
      await scene.clock.hurry(1);
    },
  },
  {
    name: "layout changed beside a card",
    lead: async (scene) => {
      await scene.call.evaluate(() => {
        for (const holder of document.querySelectorAll(".fJsklc")) {
          holder.replaceChildren(document.createElement("canvas"));
        }
      });
      await scene.panel.waitForState("layout-changed");
      await shown(scene, "[data-trouble='layout-changed']");
    },
  },
];

/** Beside a call that loses everything, in this order. */
export function whenItGoesWrong(message: string): readonly State<CallScene>[] {
  const fail = async ({ panel }: CallScene): Promise<void> => {
    await panel.engine().evaluate((text) => {
      setTimeout(() => {
        throw new Error(text);
      });
    }, message);
  };
  return [
    {
      name: "layout changed, nothing else on screen",
      lead: async (scene) => {
        await scene.call.evaluate(() => {
          for (const holder of document.querySelectorAll(".fJsklc")) {
            holder.replaceChildren(document.createElement("canvas"));
          }
        });
        await scene.panel.waitForState("layout-changed");
      },
    },
    {
      name: "reported",
      lead: async (scene) => {
        await scene.panel.page.evaluate(() => {
          Object.assign(navigator.clipboard, { writeText: async () => undefined });
        });
        await click(scene, "[data-action='report']");
        await shown(scene, ".actions [role='status']");
      },
    },
    {
      name: "recovered",
      lead: async (scene) => {
        await fail(scene);
        await shown(scene, "[data-notice='recovered']");
      },
    },
    {
      name: "broken",
      lead: async (scene) => {
        const dismiss = (): Promise<void> => click(scene, "[data-notice='recovered'] button");
        for (let failure = 1; failure < REPLACED; failure++) {
          await dismiss();
          await scene.panel.page.waitForSelector("[data-notice]", { hidden: true });
          await fail(scene);
          await shown(scene, "[data-notice='recovered']");
        }
        await dismiss();
        await fail(scene);
        await scene.panel.waitForState("broken");
      },
    },
  ];
}
