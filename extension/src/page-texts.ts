/**
 * Puts the texts of `_locales` into a static page: each element names its own in `data-i18n`. The page says which
 * language they are in: not always the browser's, which may be one that nobody translated Sidecue into.
 */
export function fillTexts(): void {
  document.documentElement.lang = chrome.i18n.getMessage("texts_language");
  for (const element of document.querySelectorAll<HTMLElement>("[data-i18n]")) {
    element.textContent = chrome.i18n.getMessage(element.dataset["i18n"] ?? "");
  }
}
