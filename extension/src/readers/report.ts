import type { CallPage, Found } from "./call-page";

/** The structure around the captions: tags, roles, data attributes, classes and lengths of text, never a word of it. */
export function report(page: CallPage, found: Found | null): string {
  return `${page.platform} ${found?.strategy ?? "not found"}`;
}
