/** Starts the panel's wasm, which mounts the user interface itself. No logic lives here. */

import init from "./panel/panel.js";

try {
  await init({ module_or_path: new URL("./panel/panel_bg.wasm", import.meta.url) });
} catch (error) {
  console.error("the panel did not start", error);
  document.getElementById("boot-failure")?.removeAttribute("hidden");
}
