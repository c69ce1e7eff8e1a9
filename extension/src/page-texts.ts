/** Puts the texts of `_locales` into a static page: each element names its own in `data-i18n`. */
export function fillTexts(): void {
  for (const element of document.querySelectorAll<HTMLElement>("[data-i18n]")) {
    element.textContent = chrome.i18n.getMessage(element.dataset["i18n"] ?? "");
  }
}
