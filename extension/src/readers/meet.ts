/**
 * The reader of Google Meet. Its page has generated class names, localised labels and a layout that changes several
 * times a year, so there are ranked ways to find the captions and each hit is judged by its shape.
 */

import type { Strategy } from "../messages";
import type { CallPage, Found } from "./call-page";
import { attribute, closest, find, findAllInPage, matches, parentElementOf, textWithout } from "./dom";
import { startReader } from "./frame";
import { blocksFromEnd, rowsOf } from "./meet-blocks";
import { controls, icons, own, turnOn } from "./meet-controls";
import { take } from "./take";

/** The caption region's label, where it is known. Labels are translated: they only ever break a tie. */
const LABELS = new Set([
  "Captions",
  "Legendas",
  "Subtítulos",
  "Leyendas",
  "Sous-titres",
  "Untertitel",
  "Субтитри",
  "Phụ đề",
  "字幕",
]);

/** Blocks that are looked at to judge a region. */
const JUDGED = 20;

function locate(): Found | null {
  return (
    byName("[jsname=dsyhDe] [role=region]", () => true) ??
    byName("[jsname=dsyhDe] > *", hasShape) ??
    byName("[jsname=dsyhDe]", hasShape) ??
    byShape(findAllInPage('[role=region][tabindex="0"]'), "shaped") ??
    byShape(findAllInPage("[role=region]"), "loose") ??
    byShape(besideScrollButtons(), "loose")
  );
}

/** The name that Meet's own code has had for the captions' place since 2024. An empty region counts as well. */
function byName(selector: string, fits: (region: Element) => boolean): Found | null {
  for (const region of findAllInPage(selector)) {
    if (mayBeCaptions(region) && fits(region)) return foundAt(region, "named");
  }
  return null;
}

/** What has the shape of captions, if there is only one that may be it. */
function byShape(candidates: Iterable<Element>, strategy: Strategy): Found | null {
  const regions = [...new Set(candidates)].filter(
    (region) => mayBeCaptions(region) && closest(region, "[aria-live]") === null && hasShape(region),
  );
  // While the page says that captions are off, whatever looks like them is something else.
  if (regions.length === 0 || controls().captions === "off") return null;
  if (regions.length === 1 && regions[0] !== undefined) return foundAt(regions[0], strategy);
  const labelled = regions.filter((region) => LABELS.has(attribute(region, "aria-label") ?? ""));
  return labelled.length === 1 && labelled[0] !== undefined ? foundAt(labelled[0], strategy) : null;
}

/** Without any role: the box of the button that jumps to the last caption stands at the end of the captions. */
function besideScrollButtons(): Element[] {
  return icons().flatMap(({ name, icon }) => {
    const button = name === "arrow_downward" ? closest(icon, "button") : null;
    const box = button && parentElementOf(button);
    const region = box && parentElementOf(box);
    return region === null ? [] : [region];
  });
}

function foundAt(root: Element, strategy: Strategy): Found {
  return { root, strategy, rows: (limit) => rowsOf(root, limit), blocks: () => blockElements(root) };
}

function* blockElements(root: Element): Generator<Element> {
  for (const { element } of blocksFromEnd(root)) yield element;
}

function mayBeCaptions(region: Element): boolean {
  return (
    find(region, "textarea, [contenteditable], [role=log]") === null &&
    !icons(region).some(({ name }) => name === "call_end")
  );
}

/** Somebody with a picture says something, or the button that jumps to the end stands after blocks without pictures. */
function hasShape(region: Element): boolean {
  const last = take(blocksFromEnd(region), JUDGED);
  if (last.some(({ picture }) => picture !== null)) return true;
  if (!icons(region).some(({ name }) => name === "arrow_downward")) return false;
  return last.length > 0 || isBlank(region);
}

/** Nothing but buttons and what assistive technology does not see. */
function isBlank(region: Element): boolean {
  return textWithout(region, (inner) => matches(inner, "button, [aria-hidden=true]")).trim() === "";
}

const meet: CallPage = {
  platform: "meet",
  named: true,
  known: "2026-09",
  locate,
  controls,
  own,
  turnOn,
};
startReader(meet);
