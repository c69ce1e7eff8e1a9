/** The options page: what Sidecue is, the first click that opens the side panel, and the person's own cards. */

import { openPanel } from "./open-panel";
import init, { mount } from "./options/options.js";
import { fillTexts } from "./page-texts";

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
  await init({ module_or_path: new URL("./options/options_bg.wasm", import.meta.url) });
  mount();
} catch (error) {
  console.error("the person's cards could not be shown", error);
  document.getElementById("boot-failure")?.removeAttribute("hidden");
}
