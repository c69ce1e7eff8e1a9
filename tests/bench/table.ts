import { percentile } from "../harness/latency";

/** A figure beside its limit. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly limit: string;
  /** How many values the figure is made of, where it is more than one. */
  readonly n?: number;
  readonly over?: boolean;
}

/** Milliseconds with as many digits as can be trusted. */
export function ms(value: number, digits = 0): string {
  return `${value.toFixed(digits)} ms`;
}

/** A row with the median and the 99th percentile, held to a limit on the latter. */
export function spread(what: string, values: readonly number[], limit: number | null, digits = 0): Row {
  const [p50, p99, max] = [percentile(values, 0.5), percentile(values, 0.99), Math.max(...values)];
  return {
    what,
    measured: `p50 ${ms(p50, digits)}, p99 ${ms(p99, digits)}, max ${ms(max, digits)}`,
    limit: limit === null ? "-" : `p99 ${ms(limit)}`,
    n: values.length,
    over: limit !== null && !(p99 <= limit),
  };
}

/** A row with a size in decimal units, held to a limit in bytes. */
export function size(what: string, bytes: number, limit: number | null): Row {
  return {
    what,
    measured: spokenBytes(bytes),
    limit: limit === null ? "-" : spokenBytes(limit),
    over: limit !== null && bytes > limit,
  };
}

function spokenBytes(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(2)} MB`;
}

/** The rows as plain aligned text. */
export function table(rows: readonly Row[]): string {
  const cells = [
    ["what", "measured", "at most", "n", ""],
    ...rows.map(({ what, measured, limit, n, over }) => [
      what,
      measured,
      limit,
      n === undefined ? "" : String(n),
      over ? "OVER" : "",
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => (column === 3 ? cell.padStart(widths[3] ?? 0) : cell.padEnd(widths[column] ?? 0)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
