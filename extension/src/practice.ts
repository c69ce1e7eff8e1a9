/** The practice page: a timed interview with oneself, and what came of earlier ones. */

import { fillTexts } from "./page-texts";
import init, { mount } from "./practice/practice.js";
import { PracticeVoice } from "./practice-voice";

fillTexts();

try {
  await init({ module_or_path: new URL("./practice/practice_bg.wasm", import.meta.url) });
  mount(new PracticeVoice());
} catch (error) {
  console.error("the practice page could not be shown", error);
  document.getElementById("boot-failure")?.removeAttribute("hidden");
}
