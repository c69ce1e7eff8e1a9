import type { Snapshot, SnapshotRow } from "../../extension/src/messages";

/** Who said what in each row, "?" for nobody known. */
export function lines({ rows }: Snapshot): string[] {
  return rows.map(({ speaker, text }) => `${speaker ?? "?"}: ${text}`);
}

/** What was last read of every row that was ever there, by the row's key. */
export function lastOfEach(snapshots: readonly Snapshot[]): Map<number, SnapshotRow> {
  return new Map(snapshots.flatMap(({ rows }) => rows.map((row) => [row.key, row] as const)));
}
