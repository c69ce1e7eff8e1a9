/**
 * The reader of Google Meet. Its page has generated class names, localised labels and a layout that changes several
 * times a year, so there are ranked ways to find the captions and each hit is judged by its shape.
 */

import type { CallControls, Strategy } from "../messages";
import type { CallPage, CaptionRow, Found } from "./call-page";
import {
  attribute,
  childrenOf,
  closest,
  find,
  findAll,
  firstChildOf,
  isHidden,
  labelOf,
  lastChildOf,
  matches,
  parentElementOf,
  textOf,
} from "./dom";
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
/** Icons that Meet draws on the person's own tile. */
const OWN_TILE_ICON = /^(frame_person|visual_effects)$/;

function locate(): Found | null {
  return (
    byName("[jsname=dsyhDe] [role=region]") ??
    byShape('[role=region][tabindex="0"]', "shaped") ??
    byShape("[role=region]", "loose") ??
    byName("[jsname=dsyhDe] > *") ??
    byScrollButton()
  );
}

/** The name that Meet's own code has had for the captions' place since 2024. An empty region counts as well. */
function byName(selector: string): Found | null {
  for (const region of document.querySelectorAll(selector)) {
    if (isCaptionRegion(region)) return foundAt(region, "named");
  }
  return null;
}

/** A region with at least one block that has a picture and a text, if there is only one that may be it. */
function byShape(selector: string, strategy: Strategy): Found | null {
  const regions = [...document.querySelectorAll(selector)].filter(
    (region) => isCaptionRegion(region) && blocks(region).some((block) => find(block, "img") !== null),
  );
  if (regions.length <= 1) return regions[0] === undefined ? null : foundAt(regions[0], strategy);
  const labelled = regions.filter((region) => LABELS.has(attribute(region, "aria-label") ?? ""));
  return labelled.length === 1 && labelled[0] !== undefined ? foundAt(labelled[0], strategy) : null;
}

/** Without any role: the box of the button that jumps to the last caption stands at the end of the captions. */
function byScrollButton(): Found | null {
  const buttons = [...findAll(document.documentElement, ICON)].filter((icon) => iconName(icon) === "arrow_downward");
  for (const icon of buttons) {
    const box = closest(icon, "button")?.parentElement ?? null;
    const region = box === null ? null : parentElementOf(box);
    if (region !== null && isCaptionRegion(region) && blocks(region).some((block) => find(block, "img") !== null)) {
      return foundAt(region, "loose");
    }
  }
  return null;
}

function foundAt(root: Element, strategy: Strategy): Found {
  return { root, strategy, rows: (limit) => rows(root, limit), blocks: () => blocks(root) };
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
      const speaker = labelOf(header);
      return [
        {
          identity: text,
          text: textOf(text) ?? "",
          speaker,
          picture: pictureIn(header),
          hidden: isHidden(block),
        },
      ];
    });
}

function pictureIn(element: Element): string | null {
  const picture = matches(element, "img") ? element : find(element, "img");
  return picture && attribute(picture, "src");
}

/** The call's controls are known by their icons: an icon's name is the same in every language. */
function controls(): CallControls {
  const names = icons(document.documentElement);
  const captions = names.find((name) => CAPTIONS_ICON.test(name));
  return {
    // The button to leave is also there while waiting to be let in; the captions button is not.
    inCall: names.includes("call_end") && captions !== undefined,
    captions: captions === undefined ? "unknown" : captions === "closed_caption" ? "on" : "off",
    canTurnOn: captions === "closed_caption_off",
    obstacle: null,
  };
}

function turnOn(): void {
  const icon = [...findAll(document.documentElement, ICON)].find((found) => iconName(found) === "closed_caption_off");
  const button = icon && closest(icon, "button, [role=button]");
  if (button instanceof HTMLElement) HTMLElement.prototype.click.call(button);
}

/** The person's own captions have the picture of their own tile, whatever they are called in the page's language. */
function own(rows: readonly CaptionRow[]): string[] {
  const pictures = ownPictures();
  const names = rows.flatMap(({ picture, speaker }) =>
    picture !== null && pictures.has(picture) ? [speaker ?? ""] : [],
  );
  return [...new Set(names.map((name) => name.trim()))].filter((name) => name !== "");
}

function ownPictures(): Set<string> {
  const pictures = new Set<string>();
  for (const icon of findAll(document.documentElement, ICON)) {
    if (!OWN_TILE_ICON.test(iconName(icon))) continue;
    // The nearest box around the button that has a picture is the tile, unless it has several.
    let box = parentElementOf(icon);
    while (box !== null && find(box, "img") === null) box = parentElementOf(box);
    const images = box === null ? [] : [...findAll(box, "img")];
    const source = images.length === 1 && images[0] !== undefined ? attribute(images[0], "src") : null;
    if (source !== null) pictures.add(source);
  }
  return pictures;
}

function icons(element: Element): string[] {
  return [...findAll(element, ICON)].map(iconName);
}

function iconName(icon: Element): string {
  return (textOf(icon) ?? "").trim();
}

const meet: CallPage = { platform: "meet", named: true, locate, controls, own, turnOn };
startReader(meet);
