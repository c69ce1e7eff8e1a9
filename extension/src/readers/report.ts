/** A text that says how a page is built around its captions, to be sent to us. It holds no word that anybody said. */

import type { CallPage, Found } from "./call-page";
import { attribute, childrenOf, contains, findAll, tagOf, textOf } from "./dom";
import { bodies } from "./frames";
import { MAX_ROWS } from "./scan";

const MAX_LINES = 200;
const MAX_CHARACTERS = 12_000;
/** Where captions may be when they were not found. */
const LIKELY = "[role=region], [aria-live], [class*=caption i], [data-tid*=caption]";
/** Names that programmers gave. */
const NAMED = ["role", "data-tid", "jsname", "id", "class"];
/** These hold words: only their lengths are told. */
const WORDED = ["aria-label", "alt", "title", "src", "href"];
const NAME = /^[\w-]{1,60}$/;

/** The structure around the captions: tags, roles, ids, classes and lengths of text, never a word of it. */
export function report(page: CallPage, found: Found | null): string {
  const roots = found === null ? bodies().flatMap((body) => [...findAll(body, LIKELY)]) : [found.root];
  const rows = found?.rows(MAX_ROWS) ?? [];
  const spokenOf = rows.map(({ speaker }) => speaker ?? "").join(" ");
  // A page may well name a row after its speaker.
  const people = new Set(
    spokenOf
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word.length > 1),
  );
  const lines = [
    `Sidecue ${chrome.runtime.getManifest().version}`,
    `${page.platform} on ${location.host}, lang ${nameIn(attribute(document.documentElement, "lang"), people)}`,
    `found: ${found?.strategy ?? "no"}, rows: ${rows.length}, page known as of: ${page.known ?? "never"}`,
    ...Object.entries(page.controls()).map(([name, value]) => `${name}: ${value}`),
  ];
  for (const root of roots) {
    // One that lies in another one is told with it.
    if (!roots.some((other) => other !== root && contains(other, root))) outline(root, 0, lines, people);
  }
  let size = 0;
  return lines
    .slice(0, MAX_LINES)
    .filter((line) => {
      size += line.length + 1;
      return size <= MAX_CHARACTERS;
    })
    .join("\n");
}

function outline(element: Element, depth: number, lines: string[], people: ReadonlySet<string>): void {
  if (lines.length >= MAX_LINES) return;
  const names = NAMED.flatMap((name) => {
    const value = attribute(element, name) ?? "";
    // Only of classes there may be several: other values with spaces are words.
    const isText = name !== "class" && value.trim().includes(" ");
    return value === "" ? [] : [`${name}=${isText ? "?" : nameIn(value, people)}`];
  });
  const lengths = WORDED.flatMap((name) => {
    const { length } = attribute(element, name) ?? "";
    return length === 0 ? [] : [`${name}:${length}`];
  });
  const line = [tagOf(element), ...names, ...lengths, `text:${textOf(element)?.length ?? 0}`].join(" ");
  lines.push(" ".repeat(Math.min(depth, 20)) + line);
  for (const child of childrenOf(element)) outline(child, depth + 1, lines, people);
}

/** What of an attribute looks like a programmer's names, without numbers that may be somebody's. */
function nameIn(value: string | null, people: ReadonlySet<string>): string {
  const isName = (part: string): boolean =>
    NAME.test(part) &&
    !part
      .toLowerCase()
      .split(/[-_]/)
      .some((word) => people.has(word));
  return (value ?? "")
    .split(/\s+/)
    .filter((part) => part !== "")
    .map((part) => (isName(part) ? part : "?"))
    .join(".")
    .replace(/\d{3,}/g, "#");
}
