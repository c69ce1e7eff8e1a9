import type { Deafness } from "./ears";

/** Where the page stands. Only in "listening" is anything heard, and only a click leads there. */
export type State =
  | { readonly is: "checking" }
  /** This browser would send the sound to a server. */
  | { readonly is: "unsupported" }
  /** Not in this language. */
  | { readonly is: "unavailable" }
  /** In this language once Chrome has its language pack. */
  | { readonly is: "downloadable" }
  | { readonly is: "downloading" }
  | { readonly is: "ready" }
  /** Chrome asks the person for the microphone. */
  | { readonly is: "asking" }
  | { readonly is: "listening" }
  | { readonly is: "stopped"; readonly by: "person" | "panel" }
  /** The person or a policy does not allow the microphone. */
  | { readonly is: "denied" }
  | { readonly is: "failed"; readonly why: Failure };

/** What went wrong. */
export type Failure =
  | "network"
  | "no-microphone"
  | "download"
  | { /** The browser's own word for it. */ readonly code: string };

/** The state in which hearing ends that stopped by itself. */
export function stateAfter(deafness: Deafness): State {
  switch (deafness.why) {
    case "not-local":
      return { is: "unsupported" };
    case "denied":
      return { is: "denied" };
    case "no-language":
      return { is: "unavailable" };
    case "other":
      return { is: "failed", why: { code: deafness.code } };
    default:
      return { is: "failed", why: deafness.why };
  }
}
