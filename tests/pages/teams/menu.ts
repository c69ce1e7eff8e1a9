import { make } from "../make";

/** How the menu of the call looks. */
export type MenuKind = "nested" | "flat" | "disabled" | "missing";

/** The menu behind the button "More": each part appears a moment after the click that opens it. */
export class Menu {
  kind: MenuKind = "nested";
  readonly #button: HTMLElement;
  readonly #toggle: () => void;
  #open: HTMLElement | null = null;

  /** `toggle` is called when captions are chosen in the menu. */
  constructor(button: HTMLElement, toggle: () => void) {
    this.#button = button;
    this.#toggle = toggle;
    button.addEventListener("click", () => setTimeout(() => (this.#open === null ? this.#show() : this.#close())));
  }

  #show(): void {
    this.#open = make(document, "div", { role: "menu" });
    if (this.kind === "flat") this.#open.append(this.#captionsItem());
    else if (this.kind === "missing") this.#open.append(make(document, "div", { role: "menuitem" }, "Settings"));
    else this.#open.append(this.#languageItem());
    this.#button.after(this.#open);
    this.#button.ariaExpanded = "true";
  }

  #close(): void {
    this.#open?.remove();
    this.#open = null;
    this.#button.ariaExpanded = "false";
  }

  #languageItem(): HTMLElement {
    const item = make(document, "div", { id: "LanguageSpeechMenuControl-id", role: "menuitem" }, "Language and speech");
    item.addEventListener("click", () => setTimeout(() => this.#open?.append(this.#captionsItem())), { once: true });
    return item;
  }

  #captionsItem(): HTMLElement {
    const item = make(
      document,
      "div",
      { id: "closed-captions-button", role: "menuitemcheckbox" },
      "Show live captions",
    );
    if (this.kind === "disabled") item.ariaDisabled = "true";
    item.addEventListener("click", () => {
      if (this.kind === "disabled") return;
      this.#close();
      this.#toggle();
    });
    return item;
  }
}
