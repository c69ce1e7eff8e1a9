/** Other extensions that change captions on a call page. */

/** The name of another extension that changes the captions here; `null` when none was noticed. */
export function conflict(): string | null {
  return null;
}
