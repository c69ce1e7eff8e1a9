/**
 * The reader of Google Meet. Its page has generated class names, localised labels and a layout that changes several
 * times a year, so there are ranked ways to find the captions and each hit is judged by its shape.
 */

import type { CallStatus } from "../messages";
import type { CallPage, CaptionRow } from "./call-page";
import { attribute, childrenOf, find, findAll, firstChildOf, labelOf, lastChildOf, matches, textOf } from "./dom";
import { startReader } from "./frame";

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

/** What a caption block never holds. Reading a chat would be worse than reading nothing. */
const NOT_CAPTIONS = "button, input, textarea, select, [contenteditable], [role=log], [role=list], [role=textbox]";
const ICON = "button i, button [class*='google-symbols'], [role=button] i";
const CAPTIONS_ICON = /^closed_caption(_off)?$/;

function locate(): Element | null {
  return byStructureName() ?? byShape('[role=region][tabindex="0"]') ?? byShape("[role=region]");
}

/** A: the name that Meet's own code has had for the captions' place since 2024. An empty region counts as well. */
function byStructureName(): Element | null {
  for (const region of document.querySelectorAll("[jsname=dsyhDe] [role=region]")) {
    if (isCaptionRegion(region)) return region;
  }
  return null;
}

/** B and C: a region with at least one block that has a picture and a text, if there is only one that may be it. */
function byShape(selector: string): Element | null {
  const regions = [...document.querySelectorAll(selector)].filter(
    (region) => isCaptionRegion(region) && blocks(region).some((block) => find(block, "img") !== null),
  );
  if (regions.length <= 1) return regions[0] ?? null;
  const labelled = regions.filter((region) => LABELS.has(attribute(region, "aria-label") ?? ""));
  return labelled.length === 1 ? (labelled[0] ?? null) : null;
}

function isCaptionRegion(region: Element): boolean {
  return find(region, "textarea, [contenteditable], [role=log]") === null && !icons(region).includes("call_end");
}

/** The speaker blocks: not the spacer, and not the box with the button that jumps to the end. */
function blocks(region: Element): Element[] {
  return [...childrenOf(region)].filter((child) => childrenOf(child).length >= 2 && find(child, NOT_CAPTIONS) === null);
}

/** The speaker comes first and the text last, whatever Meet puts in between. */
function rows(root: Element, limit: number): CaptionRow[] {
  return blocks(root)
    .slice(-limit)
    .flatMap((block) => {
      const header = firstChildOf(block);
      const text = lastChildOf(block);
      if (header === null || text === null) return [];
      const picture = matches(header, "img") ? header : find(header, "img");
      return [{ block, text, speaker: labelOf(header), avatar: picture && attribute(picture, "src") }];
    });
}

/** The call's controls are known by their icons: an icon's name is the same in every language. */
function status(): CallStatus {
  const names = icons(document.documentElement);
  const captions = names.find((name) => CAPTIONS_ICON.test(name));
  return {
    // The button to leave is also there while waiting to be let in; the captions button is not.
    inCall: names.includes("call_end") && captions !== undefined,
    captions: captions === undefined ? "unknown" : captions === "closed_caption" ? "on" : "off",
  };
}

function icons(element: Element): string[] {
  return [...findAll(element, ICON)].map((icon) => (textOf(icon) ?? "").trim());
}

const meet: CallPage = { platform: "meet", locate, rows, status };
startReader(meet);
