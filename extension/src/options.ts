/** The settings page: what Sidecue is, the first click that opens the side panel, and all that is the person's to choose. */

import { followAppearance } from "./appearance";
import { untilNothingIsErased } from "./erasing";
import { asText, erase, inventory } from "./everything";
import { openPanel } from "./open-panel";
import init, { mount } from "./options/options.js";
import { fillTexts } from "./page-texts";
import { followSections } from "./section-links";

followAppearance();
fillTexts();

const problem = document.querySelector("[data-open-failed]");

document.querySelector("button[data-action='open-panel']")?.addEventListener("click", () => {
  openPanel().then(
    () => {
      if (problem) problem.textContent = "";
    },
    (error: unknown) => {
      console.error("the side panel did not open", error);
      if (problem) problem.textContent = chrome.i18n.getMessage("options_open_failed");
    },
  );
});

try {
  const free = untilNothingIsErased();
  await init({ module_or_path: new URL("./options/options_bg.wasm", import.meta.url) });
  await free;
  mount({ inventory, asText, erase });
  const nav = document.querySelector("nav");
  if (nav) followSections(nav);
  // What a link leads to was not there when the page was loaded.
  if (location.hash !== "") document.getElementById(location.hash.slice(1))?.scrollIntoView();
} catch (error) {
  console.error("the settings could not be shown", error);
  document.getElementById("boot-failure")?.removeAttribute("hidden");
}
