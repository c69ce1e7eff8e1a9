import { readFile } from "node:fs/promises";
import path from "node:path";
import type { ElementHandle, Page } from "puppeteer-core";
import type { Sidecue } from "./browser";
import { downloaded } from "./download";
import { installSpeech, type SpeechScene } from "./speech-stand-in";

/** The page's clocks, as the test moves them. */
interface MovedScope {
  moved: { by: number };
}

/** A thing that the person does at a time of a recorded interview. */
interface Step {
  readonly t: number;
  readonly do: "done" | "enough" | "rate" | "next" | "retry" | "card" | "pause" | "resume";
  readonly mark?: number;
}

/** What a recogniser heard by a time. */
interface Snapshot {
  readonly t: number;
  readonly rows: readonly { readonly key: number; readonly text: string }[];
}

/** A recorded interview. */
export interface Interview {
  readonly heard: readonly Snapshot[];
  readonly steps: readonly Step[];
}

/** How each step is done, and what stands there after it. */
const DOES: Record<Step["do"], { readonly action: string; readonly shows: string }> = {
  done: { action: "done", shows: "[data-stage='answering'] [data-follow-up]" },
  enough: { action: "enough", shows: "[data-stage='rating']" },
  rate: { action: "", shows: "[data-stage='result']" },
  next: { action: "next", shows: "[data-stage='answering'], [data-report]" },
  retry: { action: "retry", shows: "[data-stage='answering']" },
  card: { action: "reveal", shows: "[data-stage='answering'] [data-card]" },
  pause: { action: "pause", shows: "[data-stage='answering']" },
  resume: { action: "pause", shows: "[data-stage='answering']" },
};
/** How many of the last words the page shows. */
const SHOWN_WORDS = 30;

/** When every test's practice begins. */
const BEGAN = Date.UTC(2026, 2, 14, 15, 9, 26);

/** Runs in the page before its own scripts: its clocks stand still but for what the test moves them by. */
function standStill(began: number): void {
  const scope = globalThis as unknown as MovedScope;
  scope.moved = { by: 0 };
  performance.now = () => 1_000 + scope.moved.by;
  Date.now = () => began + scope.moved.by;
}

/** The practice page as a person uses it, with clocks that stand and a recogniser that the test scripts. */
export class PracticePage {
  /** The page. */
  readonly page: Page;
  /** The row that is heard: its number in the record, its place with the recogniser that is at work, its words. */
  #row = { key: 0, place: -1, text: "" };

  /** A page of the extension that is open. */
  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page at an address such as `sessions`, and waits until something stands there. */
  static async open(sidecue: Sidecue, part = "plan", scene: Partial<SpeechScene> = {}): Promise<PracticePage> {
    const page = await sidecue.browser.newPage();
    await page.setViewport({ width: 960, height: 900 });
    // Dates in reports are written for the person's own place.
    await page.emulateTimezone("UTC");
    const whole: SpeechScene = { browser: "local", availability: "available", ...scene };
    await page.evaluateOnNewDocument(installSpeech, whole);
    await page.evaluateOnNewDocument(standStill, BEGAN);
    await page.goto(`chrome-extension://${sidecue.extensionId}/practice.html#${part}`);
    // A page behind others draws nothing, and what is not drawn cannot be clicked.
    await page.bringToFront();
    await page.waitForSelector("[data-screen]");
    return new PracticePage(page);
  }

  /** Waits until a screen stands there. */
  async shows(screen: "plan" | "drill" | "report" | "sessions"): Promise<void> {
    await this.page.waitForSelector(`[data-screen='${screen}']`, { timeout: 10_000 });
  }

  /** Clicks what does this, once it is there. */
  async act(action: string): Promise<void> {
    await this.page.locator(`[data-action='${action}']:not(:disabled)`).click();
  }

  /** Chooses one of a few. */
  async choose(name: string, word: string): Promise<void> {
    const choice = `[data-choices='${name}'] [data-choice='${word}']`;
    await this.page.locator(`${choice}:not(:disabled)`).click();
    await this.page.waitForSelector(`${choice}[aria-pressed='true']`);
  }

  /** Draws with a seed. */
  async seed(seed: number): Promise<void> {
    const field = await this.page.waitForSelector("[data-seed]");
    await field?.click({ count: 3 });
    await field?.type(String(seed));
    await field?.press("Enter");
  }

  /** Sessions as they are listed. */
  async sessions(): Promise<{ readonly id: string; readonly kind: string }[]> {
    await this.page.waitForSelector(".sessions .kept, .sessions [data-nothing]");
    return this.page.$$eval("[data-session]", (lines) =>
      lines.map((line) => ({
        id: line.getAttribute("data-session") ?? "",
        kind: line.getAttribute("data-kind") ?? "",
      })),
    );
  }

  /** Opens the report of a session in the list. */
  async openSession(id: string): Promise<void> {
    await (await this.page.waitForSelector(`[data-session='${id}'] [data-action='open']`))?.click();
    await this.page.waitForSelector(`[data-report='${id}']`);
  }

  /** Opens a question of the report. */
  async openQuestion(index: number): Promise<void> {
    await (await this.page.waitForSelector(`[data-question='${index}'] > summary`))?.click();
    await this.page.waitForSelector(`[data-question='${index}'] .body`);
  }

  /** Picks a file, as the person does. */
  async bring(file: string): Promise<void> {
    const input = (await this.page.waitForSelector("[data-import]")) as ElementHandle<HTMLInputElement> | null;
    await input?.uploadFile(file);
  }

  /** Drops a file on the page. */
  async drop(name: string, text: string): Promise<void> {
    await this.page.evaluate(
      (file, content) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], file));
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      },
      name,
      text,
    );
  }

  /** Does what asks once more whether it is meant. */
  async surely(action: string, within = ""): Promise<void> {
    for (let click = 0; click < 2; click++) {
      await (await this.page.waitForSelector(`${within} [data-action='${action}']`))?.click();
    }
  }

  /** Waits for the question's stage. */
  async stage(stage: "answering" | "rating" | "result"): Promise<void> {
    await this.page.waitForSelector(`[data-stage='${stage}']`);
  }

  /** It is so many milliseconds after the beginning. */
  async at(t: number): Promise<void> {
    await this.page.evaluate((by) => {
      (globalThis as unknown as MovedScope).moved.by = by;
    }, t);
  }

  /** Plays a recorded interview: what was heard and what was done, each at its time. */
  async play({ heard, steps }: Interview): Promise<void> {
    const all = [...heard.map((at) => ({ t: at.t, heard: at })), ...steps.map((at) => ({ t: at.t, step: at }))];
    all.sort((a, b) => a.t - b.t);
    for (const moment of all) {
      await this.at(moment.t);
      if ("heard" in moment) await this.#hear(moment.heard);
      else await this.#do(moment.step);
    }
  }

  /** Everything that the report on screen says, as its file in Markdown. */
  async markdown(folder: string): Promise<string> {
    return downloaded(this.page, folder, () => this.act("export-markdown"));
  }

  /** The recogniser heard one more row, or more of its last one; waits until the page shows it. */
  async #hear({ rows: [row] }: Snapshot): Promise<void> {
    if (row === undefined) return;
    if (row.key !== this.#row.key) {
      const { place, text } = this.#row;
      // What is begun anew ends what was said before.
      if (place >= 0) await this.#recognise(place, text, true);
      this.#row = { key: row.key, place: place + 1, text: "" };
    }
    this.#row.text = row.text;
    await this.#recognise(this.#row.place, row.text, false);
    await this.page.waitForFunction(
      (expected) => document.querySelector("[data-heard]")?.textContent === expected,
      { polling: 15 },
      row.text.split(" ").slice(-SHOWN_WORDS).join(" "),
    );
  }

  async #recognise(place: number, text: string, final: boolean): Promise<void> {
    await this.page.waitForFunction(() => window.speech.hears(), { polling: 15 });
    await this.page.evaluate((at, words, done) => window.speech.say(at, [words, done]), place, text, final);
  }

  async #do(step: Step): Promise<void> {
    const { action, shows } = DOES[step.do];
    if (step.do === "rate") await (await this.page.waitForSelector(`[data-rate='${step.mark}']`))?.click();
    else await this.act(action);
    await this.page.waitForSelector(shows);
    // After a follow-up the recogniser goes on where it was; otherwise it begins anew.
    if (step.do !== "done" && step.do !== "card") this.#row = { key: 0, place: -1, text: "" };
  }
}

/** A recorded interview: what was heard, and what was done. */
export async function interview(folder: string): Promise<Interview> {
  const lines = async <Line>(file: string): Promise<Line[]> => {
    const text = await readFile(path.join(folder, file), "utf8");
    return text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Line);
  };
  const [, ...heard] = await lines<Snapshot>("replay.jsonl");
  return { heard, steps: await lines<Step>("steps.jsonl") };
}
