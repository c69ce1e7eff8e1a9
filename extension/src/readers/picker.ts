import type { Found } from "./call-page";

/** Lets the person point at a caption line; gives how to find it again. Returns how to cancel. */
export function pickOne(_done: (path: string) => void): () => void {
  return () => undefined;
}

/** What a path leads to on this page now. */
export function picked(_path: string): Found | null {
  return null;
}
