import type { CaptionChange } from "./caption-log";
import { Causes, percentile } from "./latency";
import type { Paint } from "./paint-log";

/** What a report has to know. */
export interface DemoReportOptions {
  /** How many times faster than it was spoken the call is played. */
  readonly speed: number;
  /** The time in the call of its first caption, in milliseconds. */
  readonly begin: number;
  /** Most characters of a line. */
  readonly width: number;
  readonly print: (line: string) => void;
}

/** A card that was on screen before its question was over. */
interface Early {
  readonly card: string;
  readonly since: number;
}

/** Tells what happens in the call and in the panel, a line each, and sums it up. */
export class DemoReport {
  readonly #speed: number;
  readonly #beginsWith: number;
  readonly #print: (line: string) => void;
  readonly #width: number;
  readonly #causes = new Causes();
  readonly #latencies: number[] = [];
  readonly #leads: number[] = [];
  /** What the speaker of the moment says, and how much of it was printed. */
  #speaking: CaptionChange | null = null;
  #printed = 0;
  #begin: number | null = null;
  #busy = false;
  #shown = "null null";
  #early: Early | null = null;
  #cues = 0;
  #locked = 0;

  constructor({ speed, begin, width, print }: DemoReportOptions) {
    this.#speed = speed;
    this.#beginsWith = begin;
    this.#width = width;
    this.#print = print;
  }

  /** Whether pictures are being taken, which keeps the panel from painting: latencies do not count meanwhile. */
  set busy(busy: boolean) {
    this.#busy = busy;
  }

  /** A caption changed. */
  captions(change: CaptionChange): void {
    this.#begin ??= change.at;
    if (change.block !== this.#speaking?.block) {
      this.finish();
      this.#printed = 0;
    }
    this.#speaking = change;
    this.#causes.heard(change);
  }

  /** Prints what was said and not printed yet. */
  finish(): void {
    if (this.#speaking === null) return;
    const { speaker, text, at } = this.#speaking;
    const said = text.slice(this.#printed).trim();
    if (said !== "") this.#line(at, `${speaker}: ${this.#printed > 0 ? "… " : ""}${said}`);
    this.#printed = text.length;
  }

  /** The panel painted. Returns whether a card was locked. */
  painted(paint: Paint): boolean {
    const cause = this.#causes.of(paint);
    const shown = `${paint.card} ${paint.phase}`;
    if (shown === this.#shown) return false;
    this.#shown = shown;
    const locked = paint.phase === "locked";
    if (locked) this.#lock(paint);
    else if (paint.card !== this.#early?.card) {
      this.#early = paint.card === null ? null : { card: paint.card, since: paint.at };
    }
    let when = "";
    if (this.#busy) when = "while a picture was taken";
    else if (cause?.kind === "silence") when = `after ${(cause.silence / 1000).toFixed(1)} s of silence`;
    else if (cause?.kind === "caption") {
      this.#latencies.push(cause.latency);
      when = `caption change -> painted ${cause.latency.toFixed(0)} ms`;
    }
    this.#cues += 1;
    const what = paint.card === null ? "card withdrawn" : `${paint.phase}: ${paint.title}`;
    this.#line(paint.at, `  => ${[what, when, paint.why].filter((part) => part !== "").join(" | ")}`);
    return locked;
  }

  /** The sums, in a few lines. */
  summary(): string[] {
    const spread = (values: readonly number[], unit: string, digits: number): string =>
      `p50 ${percentile(values, 0.5).toFixed(digits)} ${unit}, p99 ${percentile(values, 0.99).toFixed(digits)} ${unit} (n = ${values.length})`;
    const lines = [
      `${this.#cues} cues, ${this.#locked} of them locked.`,
      `${this.#leads.length} of ${this.#locked} locked cards were already on screen before the question's last word.`,
    ];
    if (this.#leads.length > 0) {
      lines.push(`  That was ${percentile(this.#leads, 0.5).toFixed(1)} s before it (median, in the call's time).`);
    }
    if (this.#latencies.length > 0) lines.push(`Caption change -> painted: ${spread(this.#latencies, "ms", 0)}.`);
    return lines;
  }

  #lock({ card }: Paint): void {
    this.#locked += 1;
    const end = this.#causes.lastAsked;
    if (end !== null && this.#early?.card === card && this.#early.since < end) {
      this.#leads.push(((end - this.#early.since) / 1000) * this.#speed);
    }
    this.#early = null;
    // A question that ended in silence reads better before the card that answers it.
    if (this.#speaking?.at === end) this.finish();
  }

  /** Prints one line with the time in the call. */
  #line(at: number, text: string): void {
    const seconds = (this.#beginsWith + (at - (this.#begin ?? at)) * this.#speed) / 1000;
    const time = `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, "0")}`.padStart(7);
    const line = `${time}  ${text}`;
    this.#print(line.length > this.#width ? `${line.slice(0, this.#width - 1)}…` : line);
  }
}
