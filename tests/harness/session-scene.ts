import { readFile } from "node:fs/promises";
import type { CallScene } from "./call-scene";
import { openSidePanel } from "./side-panel";

/** So many times as fast a free session takes six seconds. */
export const HURRY = 100;

/** A licence of the tests, by the name of its file. */
export function licence(name: string): Promise<string> {
  return readFile(`tests/fixtures/licences/${name}.txt`, "utf8");
}

/** Goes on until the clock shows less than so many seconds: somebody speaks, or it would rest. */
export async function runTo(scene: CallScene, seconds: number): Promise<void> {
  await scene.tell("Right, and so on");
  await scene.clock.hurry(HURRY);
  await scene.clock.waitForSeconds(seconds, true);
  await scene.clock.hurry(1);
}

/** Closes the panel and opens it again beside the same call. */
export async function reopen(scene: CallScene): Promise<void> {
  await scene.panel.close();
  scene.panel = await openSidePanel(scene.sidecue);
  await scene.call.bringToFront();
  await scene.panel.page.waitForSelector("[data-offer]");
}
