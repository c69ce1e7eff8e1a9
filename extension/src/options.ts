/** The options page: what Sidecue is, the first click that opens the side panel, and the person's own cards. */

import init, { mount } from "./options/options.js";

for (const element of document.querySelectorAll<HTMLElement>("[data-i18n]")) {
  element.textContent = chrome.i18n.getMessage(element.dataset["i18n"] ?? "");
}

const problem = document.querySelector("[data-open-failed]");

async function openPanel(): Promise<void> {
  // The click's permission to open the panel outlives this one short wait; the window is asked for late because a
  // tab can move to another window.
  const { id } = await chrome.windows.getCurrent();
  if (id === undefined) throw new Error("this tab has no window");
  await chrome.sidePanel.open({ windowId: id });
}

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
