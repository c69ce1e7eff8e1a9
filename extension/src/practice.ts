/** The practice page: a timed interview with oneself, and what came of earlier ones. */

import { followAppearance } from "./appearance";
import { untilNothingIsErased } from "./erasing";
import { fillTexts } from "./page-texts";
import init, { mount } from "./practice/practice.js";
import { PracticeVoice } from "./practice-voice";

followAppearance();
fillTexts();

try {
  await untilNothingIsErased();
  await init({ module_or_path: new URL("./practice/practice_bg.wasm", import.meta.url) });
  mount(new PracticeVoice());
} catch (error) {
  console.error("the practice page could not be shown", error);
  document.getElementById("boot-failure")?.removeAttribute("hidden");
}
