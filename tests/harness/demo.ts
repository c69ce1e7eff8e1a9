/** Shows the main job: a call is replayed on the stand-in page, and the real panel beside it follows. */

import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "puppeteer-core";
import { parseReplay } from "../pages/meet/replay";
import { launchSidecue, type Sidecue } from "./browser";
import { CaptionLog } from "./caption-log";
import { DemoReport } from "./demo-report";
import { PaintLog } from "./paint-log";
import { SessionClock } from "./session-clock";
import { openSidePanel, type SidePanel } from "./side-panel";

/** What was asked for on the command line. */
interface DemoOptions {
  readonly replay: string;
  readonly speed: number;
  /** How many times as fast the session's clock runs. */
  readonly clockSpeed: number;
  readonly out: string;
  readonly headless: boolean;
}

const WIDEST_LINE = 200;
/** Long enough for a question to end in silence (1 s) after the last word, and to be painted. */
const SETTLED_MS = 1500;

function options(): DemoOptions {
  const { values } = parseArgs({
    options: {
      replay: { type: "string" },
      speed: { type: "string", default: "1" },
      clock: { type: "string", default: "1" },
      out: { type: "string", default: "target/demo" },
      headless: { type: "boolean", default: false },
    },
  });
  const factor = (name: string, text: string): number => {
    const number = Number(text);
    if (!Number.isFinite(number) || number <= 0) throw new Error(`--${name} ${text} is no number above 0`);
    return number;
  };
  const [speed, clockSpeed] = [factor("speed", values.speed), factor("clock", values.clock)];
  if (values.replay === undefined) throw new Error("--replay FILE is missing: a call in the .jsonl form");
  return { replay: values.replay, speed, clockSpeed, out: path.resolve(values.out), headless: values.headless };
}

async function replayLines(file: string): Promise<string[]> {
  const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line.trim() !== "");
  if (lines.length < 2) throw new Error(`${file} holds no captions`);
  return lines;
}

/** Pictures of the call page and of the panel in both schemes, named after the moment. */
async function pictures(call: Page, panel: SidePanel, out: string, moment: string): Promise<string[]> {
  const file = (what: string) => path.join(out, `${moment}-${what}.png`) as `${string}.png`;
  await call.screenshot({ path: file("call") });
  await panel.screenshot(file("panel-light"), { width: 360, scheme: "light" });
  await panel.screenshot(file("panel-dark"), { width: 500, scheme: "dark" });
  await panel.page.emulateMediaFeatures([]);
  return [file("call"), file("panel-light"), file("panel-dark")];
}

/** Plays the call and tells what happens. */
async function show(
  sidecue: Sidecue,
  { speed, clockSpeed, out }: DemoOptions,
  lines: readonly string[],
): Promise<void> {
  const say = (line: string): void => console.log(line);
  const call = await sidecue.openCall();
  const panel = await openSidePanel(sidecue);
  await sidecue.welcome?.close();
  await call.bringToFront();
  await panel.consent();
  say("The panel was opened by a click on the options page. Sidecue asks before it reads; the demo agreed for you.");
  await panel.waitForState("captions-off");
  await call.evaluate(() => window.stage.captions(true));
  await panel.waitForState("waiting");
  const clock = new SessionClock(panel);
  await clock.start();
  if (clockSpeed !== 1) await clock.hurry(clockSpeed);
  say(`A free session was started: ${await clockLine(clock)}.`);
  say(`Captions are on. The call is played at ${speed} times its speed.\n`);

  const width = Math.min(process.stdout.columns ?? WIDEST_LINE, WIDEST_LINE);
  const report = new DemoReport({ speed, begin: parseReplay(lines)[0]?.t ?? 0, width, print: say });
  let taken: Promise<string[]> | null = null;
  const take = async (moment: string): Promise<string[]> => {
    report.busy = true;
    const files = await pictures(call, panel, out, moment);
    report.busy = false;
    return files;
  };
  await CaptionLog.on(call, (change) => report.captions(change));
  await PaintLog.on(panel.page, (paint) => {
    const locked = report.painted(paint);
    if (!locked || taken !== null) return;
    taken = take("first-card");
    // A failure is reported where the pictures are waited for.
    taken.catch(() => undefined);
  });
  await call.evaluate((snapshots, times) => window.stage.play(snapshots, times), lines, speed);
  await settled(panel.page);
  report.finish();
  say(`The session's clock: ${await clockLine(clock)}.`);

  const files = [...((await taken) ?? []), ...(await take("end"))];
  say(`\n${report.summary().join("\n")}`);
  say(`Pictures:\n${files.map((file) => `  ${file}`).join("\n")}`);
}

/** What the session's clock shows, in words. */
async function clockLine(clock: SessionClock): Promise<string> {
  const { tier, state, time } = await clock.face();
  return `${time} left of a ${tier} session, ${state}`;
}

/** Waits until the panel has shown the same for a while: after the last word a question may still have to end. */
async function settled(panel: Page): Promise<void> {
  await panel.evaluate(
    (quiet) =>
      new Promise<void>((resolve) => {
        let timer = setTimeout(resolve, quiet);
        new MutationObserver((changes) => {
          // The clock never stands still while captions are read.
          if (changes.every(({ target }) => target.parentElement?.closest("[data-clock]") !== null)) return;
          clearTimeout(timer);
          timer = setTimeout(resolve, quiet);
        }).observe(document.body, { childList: true, subtree: true, attributes: true });
      }),
    SETTLED_MS,
  );
}

/** Resolves when the window was closed or Ctrl+C was pressed. */
function ended(sidecue: Sidecue): Promise<void> {
  return new Promise((resolve) => {
    sidecue.browser.once("disconnected", () => resolve());
    process.once("SIGINT", () => resolve());
  });
}

async function main(): Promise<void> {
  const asked = options();
  const lines = await replayLines(asked.replay);
  await mkdir(asked.out, { recursive: true });
  const sidecue = await launchSidecue({ headless: asked.headless, handlesInterrupt: true });
  const end = ended(sidecue);
  let stopped = false;
  void end.then(() => {
    stopped = true;
  });
  try {
    // Closing the window makes whatever is under way fail, which is no failure of the demo.
    await Promise.race([show(sidecue, asked, lines), end]).catch((error: unknown) => {
      if (!stopped) throw error;
    });
    if (!asked.headless && !stopped) {
      console.log("\nThe window stays open for you to look around. Close it, or press Ctrl+C, to end.");
      await end;
    }
  } finally {
    await sidecue.close();
  }
  if (sidecue.problems.length > 0) throw new Error(`problems during the demo:\n  ${sidecue.problems.join("\n  ")}`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`demo: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
