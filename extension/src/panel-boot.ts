/** Starts the panel's wasm, which mounts the user interface itself. No logic lives here. */

import { followAppearance } from "./appearance";
import { untilNothingIsErased } from "./erasing";
import { fillTexts } from "./page-texts";
import init from "./panel/panel.js";

followAppearance();
fillTexts();

try {
  await untilNothingIsErased();
  await init({ module_or_path: new URL("./panel/panel_bg.wasm", import.meta.url) });
} catch (error) {
  console.error("the panel did not start", error);
  document.getElementById("boot-failure")?.removeAttribute("hidden");
}
