import type { Page } from "puppeteer-core";
import { Axe, named, type Sight } from "./axe";
import { cutOff, moving, smallTargets, tabOrder } from "./layout";
import { resized } from "./resized";

/** A state of a page, in which all is looked at. */
export interface State<Scene> {
  readonly name: string;
  /** Also with more contrast and in forced colours, and with Tab through all of it. */
  readonly main?: boolean;
  /** It lies over the page, and Tab leads out of it: the order of Tab is not looked at. */
  readonly over?: boolean;
  /** Leads there from the state before. */
  lead(scene: Scene): Promise<unknown>;
}

/** How the panel looks to most people, how wide it is, and what is left of a window of 1280 by 1024 at 400 %. */
const WIDE: readonly Sight[] = [{ scheme: "light" }];
const NARROW: readonly Sight[] = [{ scheme: "dark" }];
const OTHERS: readonly Sight[] = [
  { scheme: "light", contrast: true },
  { scheme: "dark", contrast: true },
  { scheme: "light", forced: true },
];

/** Looks at states of a page and writes down what is wrong with each. */
export class Inspection {
  /** What was found: state, how it was looked at, and what it is. */
  readonly found: string[] = [];
  readonly #page: Page;
  readonly #axe: Axe;
  /** The page's usual width, in CSS pixels. */
  readonly #width: number;

  private constructor(page: Page, axe: Axe, width: number) {
    this.#page = page;
    this.#axe = axe;
    this.#width = width;
  }

  /** Of this page. */
  static async of(page: Page, width = 360): Promise<Inspection> {
    return new Inspection(page, await Axe.on(page), width);
  }

  /** Leads through states, each from the one before, and looks at every one. */
  async through<Scene>(scene: Scene, states: readonly State<Scene>[]): Promise<void> {
    for (const state of states) {
      try {
        await state.lead(scene);
      } catch (error) {
        // What was found until then is worth as much as why it does not go on.
        this.found.push(`${state.name}: not reached: ${error}`);
        return;
      }
      await this.look(state.name, state.main, state.main === true && state.over !== true);
    }
  }

  /** Looks at the page as it stands. */
  async look(state: string, main = false, tab = main): Promise<void> {
    const note = (how: string, what: readonly string[]): void => {
      for (const thing of what) this.found.push(`${state} (${how}): ${thing}`);
    };
    const axe = async (sights: readonly Sight[], width: number): Promise<void> => {
      for (const sight of sights) {
        await this.#axe.see(sight);
        note(`${named(sight)}, ${width} px`, await this.#axe.violations());
      }
    };
    await resized(this.#page, { width: this.#width, height: 800 }, async () => {
      await axe(WIDE, this.#width);
      if (main) await axe(OTHERS, this.#width);
      note(`${this.#width} px`, await smallTargets(this.#page));
      note(`${this.#width} px`, await cutOff(this.#page));
    });
    await resized(this.#page, { width: 320, height: 800 }, async () => {
      await axe(NARROW, 320);
      note("320 px", await smallTargets(this.#page));
      note("320 px", await cutOff(this.#page));
      note("calm", await moving(this.#page));
    });
    await resized(this.#page, { width: 320, height: 256, deviceScaleFactor: 4 }, async () => {
      note("400 %", await cutOff(this.#page));
    });
    if (tab) note("Tab", await tabOrder(this.#page));
  }
}
