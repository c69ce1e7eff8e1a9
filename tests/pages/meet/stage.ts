/** The stand-in call page: Meet's caption DOM, moved by whoever holds `window.stage`. */

import { appendPhrase, avatarOf, type Block, makeBlock, makeTail, reviseText, setText } from "./blocks";
import { parseReplay, type ReplaySnapshot } from "./replay";
import type { Stage } from "./stage-api";

function part(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}

const holder = part("[jsname=dsyhDe]");
const captionsButton = part("[jsname=RrG0hf]");
const leaveButton = part("[jsname=CQylAd]");
const tiles = part(".tiles");

let region: HTMLElement | null = null;
let blocks: Block[] = [];
/** The blocks of a replay by their row's key. */
let replayed = new Map<number, Block>();
let lastChange = 0;

function changed(): void {
  lastChange = performance.timeOrigin + performance.now();
  // Meet keeps the newest words in view.
  region?.scrollTo({ top: region.scrollHeight });
}

function seat(person: string): void {
  if ([...tiles.children].some((tile) => tile.getAttribute("aria-label") === person)) return;
  const tile = document.createElement("figure");
  tile.setAttribute("aria-label", person);
  const picture = document.createElement("img");
  picture.alt = "";
  picture.src = avatarOf(person);
  const name = document.createElement("figcaption");
  name.textContent = person;
  tile.append(picture, name);
  tiles.append(tile);
}

function makeRegion(): HTMLElement {
  const made = document.createElement("div");
  made.className = "vNKgIf UDinHf";
  made.setAttribute("role", "region");
  made.setAttribute("aria-label", "Captions");
  made.setAttribute("jscontroller", "KPn5nb");
  made.tabIndex = 0;
  made.append(...makeTail());
  return made;
}

function openBlock(speaker: string | null, before: Element | null = null): Block {
  if (region === null) throw new Error("captions are off");
  const block = makeBlock(speaker);
  region.insertBefore(block.element, before ?? region.children[region.children.length - 2] ?? null);
  blocks.push(block);
  if (speaker !== null) seat(speaker);
  return block;
}

function removeBlock(block: Block): void {
  block.element.remove();
  blocks = blocks.filter((other) => other !== block);
}

function captions(on: boolean): void {
  const icon = captionsButton.firstElementChild;
  if (icon) icon.textContent = on ? "closed_caption" : "closed_caption_off";
  captionsButton.ariaLabel = on ? "Turn off captions" : "Turn on captions";
  if (on === (region !== null)) return;
  region?.remove();
  region = on ? makeRegion() : null;
  if (region !== null) holder.append(region);
  blocks = [];
  replayed.clear();
  changed();
}

function replaceRegion(): void {
  if (region === null) throw new Error("captions are off");
  const old = [...region.children];
  const clone = region.cloneNode(true) as HTMLElement;
  const moved = new Map(
    blocks.map((block) => [block, { ...block, element: clone.children[old.indexOf(block.element)] as HTMLElement }]),
  );
  region.replaceWith(clone);
  region = clone;
  blocks = blocks.map((block) => moved.get(block) ?? block);
  replayed = new Map([...replayed].map(([key, block]) => [key, moved.get(block) ?? block]));
  changed();
}

function disguise(label: string): void {
  region?.setAttribute("aria-label", label);
  for (const node of [holder, ...holder.querySelectorAll("*")]) {
    if (node.className !== "google-symbols") node.className = `x${crypto.randomUUID().slice(0, 6)}`;
    node.removeAttribute("jsname");
  }
}

function show({ rootChanged, rows }: ReplaySnapshot): void {
  captions(true);
  if (rootChanged) replaceRegion();
  const keys = new Set(rows.map((row) => row.key));
  for (const [key, block] of replayed) {
    if (keys.has(key)) continue;
    removeBlock(block);
    replayed.delete(key);
  }
  let edited = false;
  rows.forEach(({ key, speaker, text, hidden }, index) => {
    const place = region?.children[index] ?? null;
    let block = replayed.get(key);
    if (block?.speaker !== speaker) {
      if (block) removeBlock(block);
      block = openBlock(speaker, place === block?.element ? null : place);
      replayed.set(key, block);
    }
    if (region?.children[index] !== block.element) region?.insertBefore(block.element, region.children[index] ?? null);
    block.element.style.display = hidden ? "none" : "";
    edited = setText(block, text) || edited;
  });
  if (edited) changed();
}

async function play(lines: readonly string[], speed: number): Promise<void> {
  const snapshots = parseReplay(lines);
  const begin = performance.now() - (snapshots[0]?.t ?? 0) / speed;
  for (const snapshot of snapshots) {
    const due = begin + snapshot.t / speed - performance.now();
    if (due > 0) await new Promise((resolve) => setTimeout(resolve, due));
    show(snapshot);
  }
}

const stage: Stage = {
  get lastChange() {
    return lastChange;
  },
  captions,
  say(speaker, text) {
    const last = blocks.at(-1);
    appendPhrase(last?.speaker === speaker ? last : openBlock(speaker), text);
    changed();
  },
  announce(text) {
    appendPhrase(openBlock(null), text);
    changed();
  },
  revise(speaker, from, to) {
    const found = blocks.findLast((block) => block.speaker === speaker && reviseText(block, from, to));
    if (found === undefined) throw new Error(`${speaker} has not said “${from}”`);
    changed();
  },
  replaceRegion,
  disguise,
  clear() {
    for (const block of blocks) block.element.remove();
    blocks = [];
    replayed.clear();
    changed();
  },
  leave() {
    captions(false);
    captionsButton.remove();
    leaveButton.remove();
    tiles.replaceChildren("You left the call");
  },
  play,
};

captionsButton.addEventListener("click", () => captions(region === null));
leaveButton.addEventListener("click", () => stage.leave());
seat("You");
Object.defineProperty(window, "stage", { value: stage });
