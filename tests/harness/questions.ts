/** A question as an interviewer might ask it, and the card it is about. */
export interface Question {
  readonly words: string;
  readonly card: string;
  readonly title: string;
}

/** Questions that the bank knows, far from one another and without words that captions get wrong. */
export const RATE_LIMITER: Question = {
  words: "How would you design a rate limiter for our public endpoints",
  card: "rate-limiter",
  title: "Rate limiter for a public API",
};
/** About isolation levels. */
export const ISOLATION: Question = {
  words: "And what are the isolation levels, and which one would you pick as a default?",
  card: "isolation-levels",
  title: "Transaction isolation levels and anomalies",
};
/** About caching. */
export const CACHING: Question = {
  words: "How would you add caching to a read heavy service, and how do you avoid stale data?",
  card: "cache-add",
  title: "Adding a cache without stale data",
};
/** About an incident. */
export const INCIDENT: Question = {
  words:
    "Tell me about a production incident you were involved in. What went wrong and what did you change afterwards?",
  card: "incident-story",
  title: "A serious production incident",
};
