import { part } from "../page-parts";
import { SCRIPT, type Stage } from "./script";

/** Says what to look at in the panel at each step. The line is a polite status: it is heard, and moves nobody. */
export class Guide {
  readonly #count = part("[data-guide-step]");
  readonly #line = part("[data-guide]");
  readonly #bars = part("[data-guide-bars]");

  constructor() {
    this.#bars.append(...SCRIPT.map(() => document.createElement("li")));
  }

  /** Shows the line of a step: -1 before the call, as many as there are steps after it. */
  show(step: number): void {
    const stage = SCRIPT[step]?.stage;
    const before =
      step < 0 ? chrome.i18n.getMessage("welcome_guide_ready") : chrome.i18n.getMessage("welcome_guide_over");
    this.#line.textContent = stage === undefined ? before : lineOf(stage);
    const place = [String(step + 1), String(SCRIPT.length)];
    this.#count.textContent = stage === undefined ? "" : chrome.i18n.getMessage("welcome_guide_step", place);
    for (const [at, bar] of [...this.#bars.children].entries()) bar.toggleAttribute("data-past", at <= step);
  }
}

function lineOf(stage: Stage): string {
  switch (stage) {
    case "greeting":
      return chrome.i18n.getMessage("welcome_guide_greeting");
    case "question":
      return chrome.i18n.getMessage("welcome_guide_question");
    case "end":
      return chrome.i18n.getMessage("welcome_guide_end");
    case "answer":
      return chrome.i18n.getMessage("welcome_guide_answer");
    case "second":
      return chrome.i18n.getMessage("welcome_guide_second");
  }
}
