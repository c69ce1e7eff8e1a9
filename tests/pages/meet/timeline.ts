/** A minute of a call in which all happens that Meet's captions are known to do. */

import type { Stage } from "./stage-api";

const WORD_S = 0.33;
const ADA = "Ada Quill";
const LONG = Array.from({ length: 88 }, (_, word) => `long${word + 1}`);

type Move = readonly [seconds: number, move: (stage: Stage) => void];

/** Phrases, one after the other, from a moment on. */
function phrases(from: number, speaker: string, ...said: readonly string[]): Move[] {
  return said.map((text, index) => [from + index * WORD_S, (stage) => stage.say(speaker, text)]);
}

const MOVES: readonly Move[] = [
  [2, (stage) => stage.captions(true)],
  ...phrases(3, ADA, "we should chip", "the new build"),
  [5, (stage) => stage.revise(ADA, "we should chip", "We should ship")],
  // After five seconds of silence the same block goes on.
  [10, (stage) => stage.say(ADA, "on Friday")],
  [12, (stage) => stage.say("You", "sounds good")],
  [13, (stage) => stage.revise(ADA, "should ship", "should really ship")],
  [14, (stage) => stage.announce("Ben joined")],
  [15, (stage) => stage.revise("You", "sounds good", "sounds")],
  [15 + WORD_S, (stage) => stage.revise("You", "sounds", "sounds good to me")],
  [18, (stage) => stage.replaceRegion()],
  [18 + WORD_S, (stage) => stage.append("You", "as well")],
  [22, (stage) => stage.captions(false)],
  [25, (stage) => stage.captions(true)],
  ...phrases(25, ADA, LONG.slice(0, 30).join(" "), LONG.slice(30, 60).join(" "), LONG.slice(60).join(" ")),
  [
    26,
    (stage) => {
      stage.cut(ADA, 30);
      stage.append(ADA, "and then");
    },
  ],
  [28, (stage) => stage.write(ADA, "what would you measure first")],
  // While its tab is hidden the page draws nothing; what was said comes at once.
  [
    52,
    (stage) => {
      for (let word = 1; word <= 24; word++) stage.say(ADA, `late${word}`);
    },
  ],
  [55, (stage) => stage.disguise("Субтитри")],
  ...phrases(55 + WORD_S, ADA, "still the same", "for everyone"),
  [60, (stage) => stage.say(`${ADA}'s presentation`, "this is the demo")],
  [62, () => undefined],
];

/** Makes the moves in their own time divided by `speed`. Resolves after the last one. */
export async function playTimeline(stage: Stage, speed: number): Promise<void> {
  const begin = performance.now();
  for (const [seconds, move] of MOVES) {
    const due = begin + (seconds * 1000) / speed - performance.now();
    if (due > 0) await new Promise((resolve) => setTimeout(resolve, due));
    move(stage);
  }
}
