import type { Page, WebWorker } from "puppeteer-core";
import type { readerWorld } from "../harness/reader-world";

/** A stretch of time that passes faster, between two readings of the computer's clock. */
interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly times: number;
}

/** Where code runs that reads clocks. */
type World = Page | WebWorker | ReturnType<typeof readerWorld>;

interface FastScope {
  fastStretches?: readonly Stretch[];
}

/** Until then every world has heard of a change, so that it happens in all of them at the same moment. */
const NOTICE_MS = 400;
/** Longer waits, from two seconds on, are limits for what has gone wrong; the work that they wait for is no faster. */
const LONGEST_WAIT_MS = 1500;

/** Lets time pass faster in some worlds, in step: their clocks and their short waits. */
export class FastTime {
  readonly #worlds: World[];
  #stretches: Stretch[] = [];

  constructor(worlds: readonly World[]) {
    this.#worlds = [...worlds];
  }

  /** Sets the clocks of another world by those of the others. */
  async join(world: World): Promise<void> {
    this.#worlds.push(world);
    await this.#tell();
  }

  /** Time passes so many times as fast from soon on; gives the moment, in milliseconds since 1970. */
  async begin(times: number): Promise<number> {
    const from = Date.now() + NOTICE_MS;
    this.#stretches.push({ from, until: Number.MAX_SAFE_INTEGER, times });
    await this.#tell();
    return from;
  }

  /** Time passes as it does, from soon on. Gives how much more of it has passed than on the computer's clock. */
  async end(): Promise<number> {
    const until = Date.now() + NOTICE_MS;
    this.#stretches = this.#stretches.map((stretch) => ({ ...stretch, until: Math.min(stretch.until, until) }));
    await this.#tell();
    await new Promise((resolve) => setTimeout(resolve, NOTICE_MS));
    return this.#stretches.reduce((sum, { from, until: end, times }) => sum + (end - from) * (times - 1), 0);
  }

  async #tell(): Promise<void> {
    await Promise.all(this.#worlds.map((world) => (world as Page).evaluate(hurry, this.#stretches, LONGEST_WAIT_MS)));
  }
}

/** Runs in a world. */
function hurry(stretches: readonly Stretch[], longestWait: number): void {
  const scope = globalThis as FastScope & typeof globalThis;
  const installed = scope.fastStretches !== undefined;
  scope.fastStretches = stretches;
  if (installed) return;
  const [steady, wall, wait] = [performance.now.bind(performance), Date.now.bind(Date), setTimeout.bind(scope)];
  const known = (): readonly Stretch[] => scope.fastStretches ?? [];
  const real = (): number => performance.timeOrigin + steady();
  const gained = (now: number): number =>
    known().reduce((sum, { from, until, times }) => {
      return sum + Math.max(0, Math.min(now, until) - from) * (times - 1);
    }, 0);
  let held: number | undefined;
  /** The same until the task is done: what is done at once takes no longer than it takes, however fast time passes. */
  const ahead = (): number => {
    if (held === undefined) {
      held = gained(real());
      queueMicrotask(() => {
        held = undefined;
      });
    }
    return held;
  };
  performance.now = () => steady() + ahead();
  Date.now = () => Math.floor(wall() + ahead());
  const hurried = (work: TimerHandler, delay = 0, ...given: unknown[]): number => {
    const now = real();
    const times = known().find(({ from, until }) => from <= now && now < until)?.times ?? 1;
    return wait(work as () => void, delay > longestWait ? delay : delay / times, ...given) as unknown as number;
  };
  Object.assign(scope, { setTimeout: hurried });
}
