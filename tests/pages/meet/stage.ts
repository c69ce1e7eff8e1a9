/** The stand-in call page: Meet's caption DOM, moved by whoever holds `window.stage`. */

import { appendPhrase, avatarOf, type Block, makeBlock, makeTail, OWN_AVATAR, reviseText, setText } from "./blocks";
import { applyChanges } from "./changes";
import { parseReplay, type ReplaySnapshot } from "./replay";
import type { Change, Stage } from "./stage-api";
import { Tiles } from "./tiles";
import { playTimeline } from "./timeline";

function part(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}

const holder = part("[jsname=dsyhDe]");
const captionsButton = part("[jsname=RrG0hf]");
const leaveButton = part("[jsname=CQylAd]");
const tiles = new Tiles(part(".tiles"));
const changes = new Set<Change>();

let region: HTMLElement | null = null;
let blocks: Block[] = [];
/** The blocks of a replay by their row's key. */
let replayed = new Map<number, Block>();
let lastChange = 0;

function changed(): void {
  lastChange = performance.timeOrigin + performance.now();
  applyChanges(changes, { holder, region, blocks });
  // Meet keeps the newest words in view.
  region?.scrollTo({ top: region.scrollHeight });
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
  const isOwn = speaker === stage.ownLabel;
  const block = makeBlock(speaker, isOwn ? OWN_AVATAR : avatarOf(speaker ?? ""));
  const tail = [...region.children].find((child) => child.querySelector(":scope > .GvZY2") !== null);
  region.insertBefore(block.element, before ?? tail ?? region.children[region.children.length - 2] ?? null);
  blocks.push(block);
  if (speaker !== null && !isOwn) tiles.seat(speaker);
  return block;
}

function latest(speaker: string): Block {
  const found = blocks.findLast((block) => block.speaker === speaker);
  if (found === undefined) throw new Error(`${speaker} has not said anything`);
  return found;
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
  const clone = region.cloneNode(true) as HTMLElement;
  const [old, made] = [region, clone].map((root) => [...root.querySelectorAll<HTMLElement>("*")]);
  const twin = (node: HTMLElement): HTMLElement => made?.[old?.indexOf(node) ?? -1] ?? node;
  const moved = new Map(
    blocks.map((block) => [block, { ...block, element: twin(block.element), text: twin(block.text) }]),
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
  ownLabel: "You",
  change(...more) {
    for (const change of more) changes.add(change);
    changed();
  },
  append(speaker, text) {
    appendPhrase(latest(speaker), text);
    changed();
  },
  write(speaker, text) {
    setText(latest(speaker), `${text} `);
    changed();
  },
  cut(speaker, words) {
    const block = latest(speaker);
    const said = (block.text.textContent ?? "").trim().split(/\s+/);
    setText(block, `${said.slice(-words).join(" ")} `);
    changed();
  },
  picture(speaker, source) {
    const { element } = latest(speaker);
    element.querySelector("img")?.remove();
    if (source !== null) {
      const picture = document.createElement("img");
      picture.src = source;
      element.firstElementChild?.prepend(picture);
    }
    changed();
  },
  drop(count) {
    for (const block of blocks.slice(0, count)) removeBlock(block);
    changed();
  },
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
    tiles.leave();
  },
  play,
  timeline: (speed) => playTimeline(stage, speed),
};

captionsButton.addEventListener("click", () => captions(region === null));
// A key that a script pretends to press does nothing, in Meet either.
addEventListener("keydown", ({ key, isTrusted }) => {
  if (isTrusted && key === "c") captions(region === null);
});
leaveButton.addEventListener("click", () => stage.leave());
tiles.seatSelf();
Object.defineProperty(window, "stage", { value: stage });
