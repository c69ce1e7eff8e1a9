/** One row of a recorded snapshot. */
export interface ReplayRow {
  readonly key: number;
  readonly speaker: string | null;
  readonly text: string;
  readonly hidden: boolean;
}

/** One line of a replay file after its header. */
export interface ReplaySnapshot {
  readonly t: number;
  readonly rootChanged: boolean;
  readonly rows: readonly ReplayRow[];
}

/** Reads the lines of a replay file. The header, which has no rows, is skipped. */
export function parseReplay(lines: readonly string[]): ReplaySnapshot[] {
  return lines
    .filter((line) => line.trim() !== "")
    .map((line): unknown => JSON.parse(line))
    .filter((line): line is ReplaySnapshot => typeof line === "object" && line !== null && "rows" in line);
}
