import { pace } from "../pace";
import type { ZoomStage } from "./stage-api";

const WORDS =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen 18 19 20";
const WINDOW = 8;
const ADA = { initials: "AQ", colour: "rgb(39, 174, 96)" };
const ADA_PHOTO = { photo: "/zoom/avatar.svg?ada" };
const BEN = { photo: "/zoom/avatar.svg?ben" };

/** The whole timeline: a sliding window, faces that change, parallel and quiet rows, a breakout room, the old layout, the end. */
export async function playTimeline(stage: ZoomStage, speed: number): Promise<void> {
  const at = pace(speed);
  await at(0.5);
  await stage.enter();
  await at(1);
  stage.captions(true);
  const words = WORDS.split(" ");
  for (const index of words.keys()) {
    await at(1 + index * 0.7);
    const text = words.slice(Math.max(0, index + 1 - WINDOW), index + 1).join(" ");
    if (index === 0) stage.row(ADA, text);
    else stage.write(text);
  }
  await at(16);
  stage.write("Thirteen, fourteen, fifteen, sixteen, seventeen, 18, 19, 20.");
  await at(17);
  stage.face(ADA_PHOTO);
  stage.write("Thirteen, fourteen, fifteen, sixteen, seventeen, 18, 19, 20. And more");
  await at(18);
  stage.face(BEN);
  stage.write("Quite another thing is said here");
  await at(19);
  stage.write("Well, quite another thing is said here");
  await at(21);
  stage.row(ADA_PHOTO, "I talk at the same time");
  await at(31);
  stage.show(false);
  stage.show(false, 1);
  await at(33);
  stage.show(true);
  stage.write("Well, quite another thing is said here, and it goes on");
  await at(36);
  stage.translated(true);
  stage.write("Well, quite another thing is said here, and it goes on in translation");
  await at(40);
  stage.captions(false);
  await at(44);
  stage.captions(true);
  stage.row(BEN, "In the small room now");
  await at(50);
  stage.captions(false);
  stage.captions(true);
  stage.row(null, "Only words are left");
  await at(55);
  stage.end();
  await at(59);
  stage.goTo("/wc/home", true);
  await at(60);
}
