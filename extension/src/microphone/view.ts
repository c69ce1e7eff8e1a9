import { part } from "../page-parts";
import type { Failure, State } from "./state";

/** What the main button asks for. */
export type Action = "start" | "stop" | "download" | "retry";

/** Where a state leads on by a click; the others go on by themselves, or not at all. */
const ACTIONS: Readonly<Partial<Record<State["is"], Action>>> = {
  unavailable: "retry",
  downloadable: "download",
  ready: "start",
  asking: "stop",
  listening: "stop",
  stopped: "start",
  denied: "retry",
  failed: "retry",
};

/** What the page shows of its state. */
export class View {
  readonly #main = part("main");
  readonly #status = part("[data-status]");
  readonly #button = part<HTMLButtonElement>("[data-main-action]");
  readonly #panel = part("[data-panel]");
  readonly #panelText = part("[data-panel] p");
  readonly #panelButton = part("[data-panel] button");
  readonly #select = part<HTMLSelectElement>("select");
  readonly #title = document.title;
  #action: Action | undefined;

  /** What a click on the main button asks for now. */
  get action(): Action | undefined {
    return this.#action;
  }

  /** Shows a state; `language` is the chosen language's name. */
  show(state: State, language: string): void {
    this.#main.dataset["state"] = state.is;
    write(this.#status, textOf(state, language));
    this.#action = ACTIONS[state.is];
    this.#button.hidden = this.#action === undefined;
    // One button for all of it, so that the focus stays where it is.
    if (this.#action !== undefined) write(this.#button, labelOf(this.#action));
    this.#select.disabled = state.is === "asking" || state.is === "listening" || state.is === "unsupported";
    this.#panel.hidden = state.is !== "listening";
    // The tab says it too: the person is mostly in another one.
    document.title = state.is === "listening" ? chrome.i18n.getMessage("mic_tab_listening") : this.#title;
  }

  /** Shows whether the panel reads what is heard. */
  showPanel(reads: boolean): void {
    this.#panel.dataset["reads"] = String(reads);
    this.#panelButton.hidden = reads;
    const absent = chrome.i18n.getMessage("mic_panel_absent");
    write(this.#panelText, reads ? chrome.i18n.getMessage("mic_panel_reads") : absent);
  }
}

/** A screen reader says a text again whenever it is set. */
function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

function labelOf(action: Action): string {
  switch (action) {
    case "start":
      return chrome.i18n.getMessage("mic_start");
    case "stop":
      return chrome.i18n.getMessage("mic_stop");
    case "download":
      return chrome.i18n.getMessage("mic_download");
    case "retry":
      return chrome.i18n.getMessage("mic_retry");
  }
}

function textOf(state: State, language: string): string {
  switch (state.is) {
    case "checking":
      return chrome.i18n.getMessage("mic_checking");
    case "unsupported":
      return chrome.i18n.getMessage("mic_unsupported");
    case "unavailable":
      return chrome.i18n.getMessage("mic_unavailable", [language]);
    case "downloadable":
      return chrome.i18n.getMessage("mic_downloadable", [language]);
    case "downloading":
      return chrome.i18n.getMessage("mic_downloading", [language]);
    case "ready":
      return chrome.i18n.getMessage("mic_ready");
    case "asking":
      return chrome.i18n.getMessage("mic_asking");
    case "listening":
      return chrome.i18n.getMessage("mic_listening", [language]);
    case "stopped":
      return state.by === "panel" ? chrome.i18n.getMessage("mic_stopped_panel") : chrome.i18n.getMessage("mic_stopped");
    case "denied":
      return chrome.i18n.getMessage("mic_denied");
    case "failed":
      return failureText(state.why);
  }
}

function failureText(why: Failure): string {
  switch (why) {
    case "network":
      return chrome.i18n.getMessage("mic_failed_network");
    case "no-microphone":
      return chrome.i18n.getMessage("mic_failed_microphone");
    case "download":
      return chrome.i18n.getMessage("mic_failed_download");
    default:
      return chrome.i18n.getMessage("mic_failed_other", [why.code]);
  }
}
