/**
 * The page that opens at installation: what Sidecue is, how to turn captions on, and a pretend call, which the panel reads as
 * it would read a real one. To the panel it is a reader.
 */

import { followAppearance } from "./appearance";
import { untilNothingIsErased } from "./erasing";
import { followPanel } from "./microphone/panel-link";
import { openPanel } from "./open-panel";
import { onClick, part } from "./page-parts";
import { fillTexts } from "./page-texts";
import init, { mount_role } from "./practice/practice.js";
import { startReader } from "./readers/frame";
// A reader makes use of the finder; on a call page it is a script of its own.
import "./readers/finder";
import { Captions } from "./welcome/captions";
import { Guide } from "./welcome/guide";
import { Player } from "./welcome/player";
import { SCRIPT } from "./welcome/script";

followAppearance();
fillTexts();

const demo = part("[data-demo]");
const nextButton = part("[data-action=next]");
const captions = new Captions(part("[data-captions]"));
const guide = new Guide();
/** The person wants the pretend call. Before that this page is none, and a panel looks for one elsewhere. */
let begun = false;

const player = new Player(SCRIPT, {
  hears(voice, word) {
    captions.say(voice, word);
    demo.dataset["speaks"] = voice;
  },
  reaches(step) {
    if (step === -1) captions.clear();
    if (step === -1 || step === SCRIPT.length) delete demo.dataset["speaks"];
    demo.dataset["step"] = String(step);
    nextButton.setAttribute("aria-disabled", String(step === SCRIPT.length));
    guide.show(step);
  },
  runs(running) {
    demo.dataset["runs"] = String(running);
    const label = running ? chrome.i18n.getMessage("welcome_pause") : chrome.i18n.getMessage("welcome_play");
    part("[data-play-label]").textContent = label;
  },
});
player.restart();

// A page that nobody sees is no call to read: a real one may be in front of it.
const page = captions.page(() => begun && !document.hidden && player.step < SCRIPT.length);
startReader(page);

/** From now on this page is a call, for panels that looked elsewhere too. */
function begin(): void {
  if (begun) return;
  begun = true;
  startReader(page);
}

function showPanel(reads: boolean): void {
  demo.dataset["read"] = String(reads);
  const absent = chrome.i18n.getMessage("welcome_panel_absent");
  part("[data-panel]").textContent = reads ? chrome.i18n.getMessage("welcome_panel_reads") : absent;
}

followPanel({ reads: showPanel, forgets: () => player.restart() });
showPanel(false);

for (const button of document.querySelectorAll("[data-action=open-panel]")) {
  const failed = button.closest("section")?.querySelector("[data-open-failed]");
  button.addEventListener("click", ({ isTrusted }) => {
    if (!isTrusted) return;
    if (demo.contains(button)) begin();
    openPanel().then(
      () => {
        if (failed) failed.textContent = "";
      },
      (error: unknown) => {
        console.error("the side panel did not open", error);
        if (failed) failed.textContent = chrome.i18n.getMessage("options_open_failed");
      },
    );
  });
}
onClick("[data-action=play]", () => {
  begin();
  if (player.running) player.pause();
  else player.play();
});
onClick("[data-action=next]", () => {
  begin();
  player.next();
});
onClick("[data-action=restart]", () => player.restart());
document.addEventListener("visibilitychange", () => {
  if (document.hidden) player.pause();
});

try {
  await untilNothingIsErased();
  await init({ module_or_path: new URL("./practice/practice_bg.wasm", import.meta.url) });
  await mount_role(part("[data-role-choice]"));
} catch (error) {
  console.error("the choice of a role could not be shown", error);
  part("[data-role-failed]").hidden = false;
}
