import type { Change, Entry, SessionWrite } from "./sessions-store";

/** Changes that the disk did not take yet. Until it does, they are what is kept. */
export class Unwritten {
  readonly #writes = new Map<string, SessionWrite>();

  /** The changes to be written, newer ones in place of older ones. */
  get all(): readonly SessionWrite[] {
    return [...this.#writes.values()];
  }

  /** Takes changes. */
  add(writes: readonly SessionWrite[]): void {
    for (const { id, record, summary } of writes) {
      const before = this.#writes.get(id);
      this.#writes.set(id, {
        id,
        record: newer(before?.record, record),
        summary: newer(before?.summary, summary),
      });
    }
  }

  /** They were written. */
  clear(): void {
    this.#writes.clear();
  }

  /** A record as it would be on disk. */
  record(id: string, onDisk: string | undefined): string | undefined {
    const change = this.#writes.get(id)?.record;
    return change === undefined ? onDisk : (change ?? undefined);
  }

  /** Whether something about this session is not on disk yet. */
  has(id: string): boolean {
    return this.#writes.has(id);
  }

  /** Summaries as they would be on disk. */
  summaries(onDisk: readonly Entry[]): Entry[] {
    const entries = new Map(onDisk);
    for (const { id, summary } of this.#writes.values()) {
      if (summary === null) entries.delete(id);
      else if (summary !== undefined) entries.set(id, summary);
    }
    return [...entries];
  }
}

function newer(before: Change, after: Change): Change {
  return after === undefined ? before : after;
}
