import assert from "node:assert/strict";
import type { Page } from "puppeteer-core";
import type { State } from "../../extension/src/microphone/state";
import type { Sidecue } from "./browser";
import { installSpeech, type Said, type SpeechScene, type SpeechStandIn } from "./speech-stand-in";

/** The microphone page as a person uses it, with a recogniser that the test scripts. */
export class MicrophonePage {
  /** The page. */
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page in a browser like this one. */
  static async open(sidecue: Sidecue, scene: Partial<SpeechScene> = {}): Promise<MicrophonePage> {
    const page = await sidecue.browser.newPage();
    const whole: SpeechScene = { browser: "local", availability: "available", ...scene };
    await page.evaluateOnNewDocument(installSpeech, whole);
    await page.goto(`chrome-extension://${sidecue.extensionId}/microphone.html`);
    return new MicrophonePage(page);
  }

  /** Waits until the page stands there. */
  async reaches(state: State["is"]): Promise<void> {
    await this.page.waitForSelector(`main[data-state='${state}']`, { timeout: 5000 });
  }

  /** Clicks the one button that leads on. */
  async press(): Promise<void> {
    const button = await this.page.waitForSelector("[data-main-action]", { visible: true });
    await button?.click();
  }

  /** Starts to listen as a person does. */
  async listen(): Promise<void> {
    await this.reaches("ready");
    await this.press();
    await this.reaches("listening");
  }

  /** Gives results of the recogniser, the first of them at this place in its list. */
  async say(from: number, ...said: Said[]): Promise<void> {
    await this.page.evaluate((at, list) => window.speech.say(at, ...list), from, said);
  }

  /** What the stand-in has counted. */
  async speech(): Promise<Pick<SpeechStandIn, "made" | "starts" | "aborted" | "asked"> & { readonly hears: boolean }> {
    return this.page.evaluate(() => {
      const { made, starts, aborted, asked } = window.speech;
      return { made, starts, aborted, asked, hears: window.speech.hears() };
    });
  }

  /** Throws if the page came near a microphone or a recogniser. */
  async assertUntouched(): Promise<void> {
    const { made, starts, asked } = await this.speech();
    assert.deepEqual([made, starts, asked.filter((what) => what === "microphone")], [0, [], []]);
  }

  /** Whether a part of the page is on screen. */
  async shows(selector: string): Promise<boolean> {
    return this.page.$eval(selector, (element) => element.checkVisibility());
  }

  /** The text of a part of the page. */
  async text(selector: string): Promise<string> {
    return this.page.$eval(selector, (element) => element.textContent ?? "");
  }

  /** The lines of the transcript; unfinished ones end with "…". */
  async lines(): Promise<string[]> {
    return this.page.$$eval("[data-transcript] p", (lines) =>
      lines.map((line) => (line.textContent ?? "") + (line.classList.contains("unfinished") ? "…" : "")),
    );
  }
}
