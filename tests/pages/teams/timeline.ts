import { pace } from "../pace";
import type { TeamsStage } from "./stage-api";

const GROWING = ["so the", "so the plan is", "so the plan is ship it", "so the plan is ship it on friday"];

/** The whole timeline: growth, a split, a late edit, twins, eviction, a rebuild, a nameless row, a guest, off and on. */
export async function playTimeline(stage: TeamsStage, speed: number): Promise<void> {
  const at = pace(speed);
  await at(1);
  stage.captions(true);
  stage.say("Ada Quill", "so");
  for (const [index, text] of GROWING.entries()) {
    await at(1.3 + index * 0.4);
    stage.write(text);
  }
  await at(2.9);
  stage.write("so the plan is ship it on friday and then");
  await at(3.3);
  stage.write("So the plan is ship it on Friday.");
  stage.say("Ada Quill", "And then");
  await at(3.7);
  stage.write("And then we rest.");
  await at(5);
  stage.say("Ben Okoro", "Good morning everyone.");
  await at(5.9);
  stage.write("Good morning everyone, thanks for joining.");
  for (const [index, speaker] of ["Ada Quill", "Ben Okoro", "Ada Quill"].entries()) {
    await at(7 + index * 0.5);
    stage.say(speaker, "Yes.");
  }
  await at(9);
  stage.evict(2);
  await at(10);
  stage.swap();
  await at(10.5);
  stage.say("Ada Quill", "Next point.");
  await at(12);
  stage.say(null, "Who said this?");
  await at(14);
  stage.guest(true);
  stage.say("Cleo Marsh (Guest)", "guest row");
  await at(14.4);
  stage.write("guest row that grows");
  await at(16);
  stage.captions(false);
  await at(21);
  stage.captions(true);
  await at(22);
}
