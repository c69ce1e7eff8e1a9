/** The controls of a call on Meet, known by their icons: an icon's name is a text that is the same in every language. */

import type { CallControls } from "../messages";
import type { CaptionRow } from "./call-page";
import {
  attribute,
  closest,
  find,
  findAll,
  findAllInPage,
  findInPage,
  firstChildOf,
  matches,
  parentElementOf,
  textOf,
  walk,
} from "./dom";

/** Names that Meet's own code has for the buttons, for the day an icon gets another name. */
const CAPTIONS_BUTTON = "[jsname=RrG0hf], [jsname=r8qRAd]";
const LEAVE_BUTTON = "[jsname=CQylAd]";
const CAPTIONS = "[jsname=dsyhDe] [role=region]";
const CAPTIONS_ICON = /^closed_caption(_off)?$/;
/** Icons that Meet draws on the person's own tile. */
const OWN_TILE_ICON = /^(frame_person|visual_effects)$/;

/** The icons of the buttons in the page or in a part of it, with their names. */
export function icons(within?: Element): { readonly name: string; readonly icon: Element }[] {
  const selector = "button, [role=button]";
  const buttons = within === undefined ? findAllInPage(selector) : findAll(within, selector);
  // Asked of each button: "button *" would ask each element of the page for its ancestors.
  const parts = [...buttons].flatMap((button) => [...findAll(button, "*")]);
  return parts
    .filter((part) => firstChildOf(part) === null)
    .map((icon) => ({ name: (textOf(icon) ?? "").trim(), icon }));
}

/** What the controls show. */
export function controls(): CallControls {
  const names = icons().map(({ name }) => name);
  const captions = names.find((name) => CAPTIONS_ICON.test(name));
  // The button to leave is also there while waiting to be let in, and each of these signs may change one day.
  const signs = [
    names.includes("call_end") || findInPage(LEAVE_BUTTON) !== null,
    captions !== undefined || findInPage(CAPTIONS_BUTTON) !== null,
    findInPage(CAPTIONS) !== null,
  ];
  return {
    inCall: signs.filter(Boolean).length >= 2,
    captions: captions === undefined ? "unknown" : captions === "closed_caption" ? "on" : "off",
    canTurnOn: captions === "closed_caption_off",
    obstacle: null,
  };
}

/** Clicks the page's button if it says that captions are off. Meet ignores keys that are not pressed by hand. */
export function turnOn(): void {
  const icon = icons().find(({ name }) => name === "closed_caption_off")?.icon;
  const button = icon && closest(icon, "button, [role=button]");
  if (button instanceof HTMLElement) HTMLElement.prototype.click.call(button);
}

/**
 * The name of the person's own captions, in whatever language: it goes with the picture of their own tile, and is no
 * name on a tile. That matters where several people have the same picture, or where the nearest picture is another's:
 * to take another's words for the person's own would silence every card.
 */
export function own(rows: readonly CaptionRow[], captions: Element): string[] {
  const pictures = ownPictures();
  const own = rows.filter(({ picture }) => picture !== null && pictures.has(picture));
  const names = new Set(own.map(({ speaker }) => (speaker ?? "").trim()).filter((name) => name !== ""));
  const body = names.size === 0 ? null : findInPage("body");
  if (body === null) return [];
  const texts = walk(body, (box) => box === captions || matches(box, "[aria-live]"));
  while (texts.nextNode()) names.delete((textOf(texts.currentNode) ?? "").trim());
  // Two people with one picture, and neither is on a tile: nobody knows who is who.
  return names.size === 1 ? [...names] : [];
}

function ownPictures(): Set<string> {
  const pictures = new Set<string>();
  for (const { name, icon } of icons()) {
    if (!OWN_TILE_ICON.test(name)) continue;
    // The nearest box around the button that has a picture is the tile, unless it has several.
    let tile = parentElementOf(icon);
    while (tile !== null && find(tile, "img") === null) tile = parentElementOf(tile);
    const images = tile === null ? [] : [...findAll(tile, "img")];
    const source = images.length === 1 && images[0] !== undefined ? attribute(images[0], "src") : null;
    if (source !== null) pictures.add(source);
  }
  return pictures;
}
