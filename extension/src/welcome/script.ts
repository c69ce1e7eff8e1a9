/** The pretend call: what is said in it. It is in English, as the cards are; the guide's lines are in `_locales`. */

/** Who speaks. The page marks "You" as the person's own name. */
export type Voice = "Interviewer" | "You";

/** The person's own name in the call. */
export const OWN: Voice = "You";

/** The stages of the call, by the names of their guide lines. */
export type Stage = "greeting" | "question" | "end" | "answer" | "second";

/** Something that somebody says in one go. */
export interface Saying {
  readonly voice: Voice;
  readonly words: string;
}

/** One stage of the call. */
export interface Step {
  readonly stage: Stage;
  readonly said: readonly Saying[];
  /** How long all are silent after it, in milliseconds. */
  readonly rest: number;
}

/**
 * About a minute. A question ends after a second of silence, so the first one is cut in two: its card is provisional at the
 * end of one step and locked at the end of the next.
 */
export const SCRIPT: readonly Step[] = [
  {
    stage: "greeting",
    said: [
      { voice: "Interviewer", words: "Good morning, and thank you for making the time. Can you hear me all right?" },
      { voice: "You", words: "Yes, loud and clear. Good morning." },
      { voice: "Interviewer", words: "Lovely. I have my coffee here, so let's begin." },
    ],
    rest: 2500,
  },
  {
    stage: "question",
    said: [{ voice: "Interviewer", words: "So, how would you design a rate limiter for our public" }],
    rest: 0,
  },
  {
    stage: "end",
    said: [{ voice: "Interviewer", words: "endpoints, which many clients share?" }],
    rest: 4000,
  },
  {
    stage: "answer",
    said: [
      {
        voice: "You",
        words:
          "I would use a token bucket for every key, because it lets short bursts through and still holds the average over a minute. " +
          "The counts live in Redis, and one atomic script takes a token, so that twenty servers agree. " +
          "A client over its limit gets a 429, too many requests, and a Retry-After that says when to come back.",
      },
    ],
    rest: 4000,
  },
  {
    stage: "second",
    said: [
      {
        voice: "Interviewer",
        words:
          "Thank you, that is clear. Now something else. Tell me about a production incident you were involved in. " +
          "What went wrong, and what did you change afterwards?",
      },
    ],
    rest: 4000,
  },
];
