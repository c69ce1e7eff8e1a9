import type { NumberedSnapshot, Snapshot } from "../messages";
import { charactersOf, MAX_SNAPSHOT } from "./scan";

const MAX_ENTRIES = 2000;
const MAX_CHARACTERS = 500_000;
const MAX_AGE_MS = 10 * 60_000;

/**
 * The snapshots of the last minutes, numbered, in the page's memory only: a panel that lost its engine, or was opened
 * again, catches up on what has left the screen since.
 */
export class History {
  #entries: (NumberedSnapshot & { readonly size: number })[] = [];
  #characters = 0;
  #last = 0;

  /** Whether there were rows when it was last added to: what is gone since is news as well. */
  get endsWithRows(): boolean {
    return (this.#entries.at(-1)?.snapshot.rows.length ?? 0) > 0;
  }

  /** Keeps a snapshot and gives it its number. */
  add(snapshot: Snapshot): NumberedSnapshot {
    const size = snapshot.rows.reduce((sum, row) => sum + charactersOf(row), 0);
    const entry = { seq: ++this.#last, snapshot, size };
    this.#entries.push(entry);
    this.#characters += size;
    this.trim(snapshot.t);
    return { seq: entry.seq, snapshot };
  }

  /** Lets go of what is too old at `t`, and of what is too much. */
  trim(t: number): void {
    let surplus = 0;
    for (const { size, snapshot } of this.#entries) {
      const fits = this.#entries.length - surplus <= MAX_ENTRIES && this.#characters <= MAX_CHARACTERS;
      if (fits && t - snapshot.t <= MAX_AGE_MS) break;
      this.#characters -= size;
      surplus++;
    }
    this.#entries.splice(0, surplus);
  }

  /** What was taken after the snapshot with this number, in parts that each fit into a message. */
  *after(seq: number): Generator<readonly NumberedSnapshot[]> {
    let part: NumberedSnapshot[] = [];
    let room = MAX_SNAPSHOT;
    for (const { size, ...entry } of this.#entries) {
      if (entry.seq <= seq) continue;
      // Names and braces of the message count too.
      const needs = size + 100 * (entry.snapshot.rows.length + 1);
      if (needs > room && part.length > 0) {
        yield part;
        part = [];
        room = MAX_SNAPSHOT;
      }
      part.push(entry);
      room -= needs;
    }
    if (part.length > 0) yield part;
  }

  /** Forgets all of it; numbers go on. */
  clear(): void {
    this.#entries = [];
    this.#characters = 0;
  }
}
