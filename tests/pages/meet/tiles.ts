/** The tiles of the people on the call. */

import { avatarOf, element, OWN_AVATAR } from "./blocks";

/** The person's own name, which their tile shows; captions call them something else. */
const OWN_NAME = "Sam Reyes";

/** The tiles, in a place on the page. */
export class Tiles {
  readonly #place: HTMLElement;

  constructor(place: HTMLElement) {
    this.#place = place;
  }

  /** Gives somebody a tile if they have none. */
  seat(person: string): void {
    if ([...this.#place.children].some((tile) => tile.getAttribute("aria-label") === person)) return;
    this.#place.append(makeTile(person, avatarOf(person)));
  }

  /** Gives the person their own tile, which has the buttons of the self-view. */
  seatSelf(): void {
    const tile = makeTile(OWN_NAME, OWN_AVATAR);
    for (const name of ["frame_person", "visual_effects"]) {
      const icon = element("i", "google-symbols", document.createTextNode(name));
      icon.ariaHidden = "true";
      tile.append(element("div", "tTdl5d", element("button", "", icon)));
    }
    this.#place.append(tile);
  }

  /** Removes all of them. */
  leave(): void {
    this.#place.replaceChildren("You left the call");
  }
}

function makeTile(person: string, avatar: string): HTMLElement {
  const picture = document.createElement("img");
  picture.alt = "";
  picture.src = avatar;
  const tile = element("figure", "", picture, element("figcaption", "", document.createTextNode(person)));
  tile.setAttribute("aria-label", person);
  return tile;
}
