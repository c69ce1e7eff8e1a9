import { readFile } from "node:fs/promises";
import type { Page } from "puppeteer-core";
import type { Sidecue } from "../harness/browser";
import { SessionClock } from "../harness/session-clock";
import { openSidePanel, type SidePanel } from "../harness/side-panel";

/** Many own cards are indexed when the panel opens. */
const PATIENCE_MS = 60_000;

/** A call with captions and a panel that reads it, in a session without an end. */
export interface LivePanel {
  readonly call: Page;
  readonly panel: SidePanel;
  readonly clock: SessionClock;
}

/** Opens both in a fresh profile. */
export async function livePanel(sidecue: Sidecue): Promise<LivePanel> {
  const call = await sidecue.openCall();
  const panel = await openSidePanel(sidecue);
  panel.page.setDefaultTimeout(PATIENCE_MS);
  await sidecue.welcome?.close();
  await call.bringToFront();
  await panel.consent();
  await call.evaluate(() => window.stage.captions(true));
  await panel.waitForState("waiting");
  const clock = new SessionClock(panel);
  // A free session would end before the last question.
  await clock.useLicence(await readFile("tests/fixtures/licences/pro.txt", "utf8"));
  await clock.start("pro");
  return { call, panel, clock };
}
