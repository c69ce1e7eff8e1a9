import type { Snapshot } from "../../extension/src/messages";
import type {} from "../pages/zoom/stage-api";
import type { ReaderCall } from "./reader-call";

/** Enters the meeting, shows captions, lets Ada say something, and waits for it. */
export async function read(
  { call, port }: Pick<ReaderCall, "call" | "port">,
  words = "so how would you",
): Promise<Snapshot> {
  await call.evaluate(async (text) => {
    await window.zoomStage.enter();
    window.zoomStage.captions(true);
    window.zoomStage.row({ initials: "AQ", colour: "rgb(39, 174, 96)" }, text);
  }, words);
  const mark = port.mark;
  await port.read();
  return port.snapshotWith(words, mark);
}
