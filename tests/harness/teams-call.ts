import type { Snapshot } from "../../extension/src/messages";
import type {} from "../pages/teams/stage-api";
import type { ReaderCall } from "./reader-call";

/** Turns captions on, lets Ada say something, and waits for it. */
export async function read(
  { call, port }: Pick<ReaderCall, "call" | "port">,
  words = "so the plan",
): Promise<Snapshot> {
  await call.evaluate((text) => {
    window.teamsStage.captions(true);
    window.teamsStage.say("Ada Quill", text);
  }, words);
  const mark = port.mark;
  await port.read();
  return port.snapshotWith(words, mark);
}
