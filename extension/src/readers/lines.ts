/**
 * Caption lines on a page that nothing is known of: what a row is, seen from one text in it, and a path by which the
 * rows are found again. A path names elements by their tags, roles and stable attributes, and by classes where there is
 * nothing else; it holds no text. It has two forms, the second without classes and by place alone.
 */

import type { CaptionRow, Found } from "./call-page";
import {
  attribute,
  childrenOf,
  closest,
  contains,
  documentOf,
  find,
  findAll,
  isHidden,
  labelOf,
  matches,
  parentElementOf,
  tagOf,
} from "./dom";
import { bodies, bodyIn } from "./frames";
import { holdsPrivate, isPrivate } from "./private";
import { MAX_ROWS } from "./scan";
import { spoken, textsIn } from "./words";

const HOOKS = ["role", "data-tid", "data-testid", "data-qa", "jsname"];
/** A name somebody gave to a kind of thing; with a number in it, it is more likely that of one thing. */
const KIND = /^(?!.*(?:\d\d|\d$))[a-z_][\w-]{0,60}$/i;
const MAX_LEVELS = 8;
const MAX_NAME = 60;
const MAX_PATH = 4000;
const MAX_ROOTS = 30;

function hooksOf(element: Element, names = HOOKS): string {
  return names
    .map((name) => [name, attribute(element, name) ?? ""] as const)
    .filter(([, value]) => KIND.test(value))
    .map(([name, value]) => `[${name}="${value}"]`)
    .join("");
}

function classesOf(element: Element): string[] {
  return (attribute(element, "class") ?? "").split(/\s+/).filter((name) => KIND.test(name));
}

/** Whether two elements side by side are two of a kind. */
function areAlike(a: Element, b: Element): boolean {
  const tags = [a, b].map((element) => [element, ...childrenOf(element)].map(tagOf).join());
  if (a === b || tags[0] !== tags[1] || hooksOf(a) !== hooksOf(b)) return false;
  const classes = classesOf(b);
  return childrenOf(a).length > 0 || hooksOf(a) !== "" || classesOf(a).some((name) => classes.includes(name));
}

function alike(element: Element): Element[] {
  const parent = parentElementOf(element);
  return parent === null ? [] : [...childrenOf(parent)].filter((other) => areAlike(element, other));
}

/** An element as a selector. What marks one row of many, such as the newest one, is left out. */
function kindOf(element: Element, byClass: boolean): string {
  const hooks = hooksOf(element);
  const [other] = alike(element);
  const classes = classesOf(element).filter((name) => other === undefined || classesOf(other).includes(name));
  return tagOf(element) + (hooks === "" && byClass ? classes.map((name) => `.${name}`).join("") : hooks);
}

/** From the page, or from an element, down to one inside of it. */
function wayTo(element: Element, from: Element | null, byClass: boolean): string {
  let way = "";
  for (let at: Element | null = element; at !== null && at !== from; at = parentElementOf(at)) {
    let step = kindOf(at, byClass) + (from === null ? hooksOf(at, ["id"]) : "");
    const parent = parentElementOf(at);
    if (from !== null && parent !== null) {
      const all = [...childrenOf(parent)];
      // Counted from the end: pictures and badges that some rows lack stand in front.
      const nth = `:nth-last-child(${all.length - all.indexOf(at)})`;
      if (!byClass || all.filter((child) => matches(child, step)).length > 1) step += nth;
    }
    way = way === "" ? step : `${step}>${way}`;
    if (from === null && documentOf(element)?.querySelectorAll(way).length === 1) break;
  }
  return way === "" || from === null ? way : `:scope>${way}`;
}

/** The whole caption that a changed element is a piece of: words and lines may be elements of their own. */
function captionOf(piece: Element): Element {
  let caption = piece;
  for (let level = 0; level < MAX_LEVELS && tagOf(caption) === "span"; level++) {
    const parent = parentElementOf(caption);
    const others = parent === null ? [] : [...childrenOf(parent)].filter((child) => child !== caption);
    if (parent === null || !others.every((other) => areAlike(caption, other))) break;
    caption = parent;
  }
  return caption;
}

/** The smallest element around a caption that has a name or a picture too; without one, what the page repeats. */
function rowOf(caption: Element): Element {
  let repeated: Element | undefined;
  let row = caption;
  for (let level = 0; level < MAX_LEVELS; level++) {
    const box = parentElementOf(row);
    if (box === null || matches(box, "html, body")) break;
    const rows = [row, ...alike(row)];
    if (rows.length > 1) repeated ??= row;
    const isOutside = (element: Element): boolean => !rows.some((one) => contains(one, element));
    if ([...textsIn(box, row).filter(isName), ...findAll(box, "img")].some(isOutside)) {
      // A title above all lines is no name in a row.
      return repeated !== undefined && alike(box).length === 0 ? repeated : withPicture(box);
    }
    row = box;
  }
  return repeated ?? caption;
}

/** The picture may stand beside the box that has name and words. */
function withPicture(row: Element): Element {
  const box = parentElementOf(row);
  const isRow =
    box !== null && alike(row).length === 0 && textsIn(box, row).length === 0 && !matches(box, "html, body");
  return isRow && [...findAll(box, "img")].some((picture) => !contains(row, picture)) ? box : row;
}

function isName(element: Element): boolean {
  return spoken(element).trim().length <= MAX_NAME;
}

/**
 * How to find the lines again that `piece` is in, or `null` where none may be read. With `steady` it fails closed: a row
 * may hold nothing beside its caption but one name, and `steady` says whether that has never changed. `lift` makes the
 * root an ancestor of the rows' parent.
 */
export function pathTo(piece: Element, lift = 0, steady?: (name: Element) => boolean): string | null {
  const caption = captionOf(piece);
  if (isPrivate(caption) || closest(caption, "button, [role=button], a") !== null) return null;
  let row = rowOf(caption);
  const above = parentElementOf(row);
  // Captions without names: what looked like one stands far away, beside what is private.
  if (above === null || holdsPrivate(above)) row = caption;
  const others = textsIn(row, caption);
  const name = others.find(isName) ?? null;
  if (steady !== undefined && (others.some((other) => other !== name) || (name !== null && !steady(name)))) return null;
  let root = parentElementOf(row);
  for (let up = lift; up > 0 && root !== null; up--) root = parentElementOf(root);
  const alone = root === null || matches(root, "html, body");
  if (alone && lift > 0) return null;
  const frame = bodies().length > 1 ? frameOf(row) : null;
  const forms = [true, false].map((byClass) => [
    frame === null ? "" : wayTo(frame, null, byClass),
    wayTo(alone || root === null ? row : root, null, byClass),
    alone ? "" : `:scope>${"*>".repeat(lift)}${kindOf(row, byClass)}`,
    wayTo(caption, row, byClass),
    name === null ? "" : wayTo(name, row, byClass),
  ]);
  return forms.map((form) => form.join("|")).join("||");
}

function frameOf(element: Element): Element | null {
  const page = documentOf(element);
  return (
    [...findAll(document.documentElement, "iframe")].find((frame) => bodyIn(frame)?.ownerDocument === page) ?? null
  );
}

function pageOf(frame: string): Element | null {
  const box = frame === "" ? null : find(document.documentElement, frame);
  return frame === "" ? document.documentElement : box && bodyIn(box);
}

/** What a path leads to now: the only place with such rows. With `strict`, rows with any other text are left out. */
export function follow(path: string, strategy: "guessed" | "picked"): Found | null {
  if (path.length > MAX_PATH) return null;
  try {
    for (const [index, form] of path.split("||").entries()) {
      const byPlace = index > 0;
      const [frame = "", way = "", row = "", caption = "", name = ""] = form.split("|");
      const page = pageOf(frame);
      if (page === null || way === "") continue;
      const roots = [...findAll(page, way)].slice(0, MAX_ROOTS).filter((root) => !holdsPrivate(root));
      const read = (root: Element, limit: number): CaptionRow[] =>
        rowsOf(root, { row, caption, name }, limit, strategy === "guessed");
      const used = roots.filter((root) => read(root, MAX_ROWS).length > 0);
      // Between two speakers all rows may be gone; by place alone an empty box could be anything.
      const empty = byPlace || row === "" ? [] : roots.filter((root) => childrenOf(root).length === 0);
      const [first, second] = used.length > 0 ? used : empty;
      const box = first === undefined ? null : parentElementOf(first);
      if (first !== undefined && second === undefined) {
        return { root: first, strategy, rows: (limit) => read(first, limit) };
      }
      // Each row, or each group of them, has a box of its own, of which there was one when the path was made.
      if (box !== null && !byPlace && used.every((root) => parentElementOf(root) === box) && !holdsPrivate(box)) {
        return { root: box, strategy, rows: (limit) => used.flatMap((root) => read(root, limit)).slice(-limit) };
      }
    }
  } catch {
    // What was kept is no path.
  }
  return null;
}

interface Shape {
  readonly row: string;
  readonly caption: string;
  readonly name: string;
}

function rowsOf(root: Element, shape: Shape, limit: number, strict: boolean): CaptionRow[] {
  const rows = shape.row === "" ? [root] : [...findAll(root, shape.row)];
  return rows.slice(-limit).flatMap((row) => {
    const caption = shape.caption === "" ? row : find(row, shape.caption);
    if (caption === null) return [];
    const name = shape.name === "" ? null : find(row, shape.name);
    if (strict && textsIn(row, caption).some((other) => other !== name)) return [];
    const picture = find(row, "img");
    return [
      {
        identity: caption,
        text: spoken(caption),
        speaker: name && labelOf(name).replace(/\s*:\s*$/, ""),
        picture: picture && (attribute(picture, "alt") || attribute(picture, "src")),
        hidden: isHidden(row),
      },
    ];
  });
}
