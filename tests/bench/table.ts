import { percentile } from "../harness/latency";

/** A figure beside its limit. */
export interface Row {
  readonly what: string;
  /** How many values the figure is made of, where it is more than one. */
  readonly n?: number;
  readonly median?: string;
  /** What is held to the limit. */
  readonly measured: string;
  readonly limit: string | null;
  /** What was measured over its limit: above 1 it is over. */
  readonly ratio?: number;
  /** What must be known to read the row. */
  readonly note?: string;
}

/** A row of the design's numbers to hold, by the number of its line. */
export interface HeldRow extends Row {
  readonly line: number;
}

/** The row as one of the design's. */
export function held(line: number, row: Row): HeldRow {
  return { ...row, line };
}

/** Milliseconds with as many digits as can be trusted. */
export function ms(value: number, digits = 0): string {
  return `${value.toFixed(digits)} ms`;
}

/** A row with the median and the 99th percentile, held to a limit on the latter. */
export function spread(what: string, values: readonly number[], limit: number | null, digits = 0): Row {
  const [p50, p99, max] = [0.5, 0.99, 1].map((share) => percentile(values, share)) as [number, number, number];
  return {
    ...{ what, n: values.length, median: ms(p50, digits) },
    measured: `p99 ${ms(p99, digits)}, max ${ms(max, digits)}`,
    ...limited(limit, p99, `p99 ${ms(limit ?? 0)}`),
  };
}

/** A row with the median and the largest value, which is held to a limit. */
export function worst(what: string, values: readonly number[], limit: number | null): Row {
  const max = percentile(values, 1);
  const median = ms(percentile(values, 0.5));
  return { what, n: values.length, median, measured: `max ${ms(max)}`, ...limited(limit, max, ms(limit ?? 0)) };
}

/** A row with a size in decimal units, held to a limit in bytes. */
export function size(what: string, bytes: number, limit: number | null): Row {
  return { what, measured: spokenBytes(bytes), ...limited(limit, bytes, spokenBytes(limit ?? 0)) };
}

/** A row that is only told. */
export function told(what: string, measured: string, n?: number): Row {
  return { what, measured, limit: null, ...(n === undefined ? {} : { n }) };
}

function limited(limit: number | null, value: number, spoken: string): Pick<Row, "limit" | "ratio"> {
  return limit === null ? { limit } : { limit: spoken, ratio: value / limit };
}

/** Whether the row misses its limit; what could not be measured misses it too. */
export function isOver({ ratio }: Row): boolean {
  return ratio !== undefined && !(ratio <= 1);
}

/** Bytes in decimal units. */
export function spokenBytes(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(2)} MB`;
}

const HEAD = ["what", "n", "median", "measured", "at most", "ratio", ""];
const RIGHT = [1, 2, 5];

/** The rows as plain aligned text. */
export function table(rows: readonly Row[]): string {
  const limits = rows.some(({ limit }) => limit !== null);
  const cells = [HEAD, ...rows.map(cellsOf)].map((row) => (limits ? row : row.slice(0, 4)));
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const padded = (cell: string, column: number): string =>
    RIGHT.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
  return cells.map((row) => row.map(padded).join("  ").trimEnd()).join("\n");
}

function cellsOf(row: Row): string[] {
  const { what, n, median = "", measured, limit, ratio } = row;
  const verdict = ratio === undefined ? "" : isOver(row) ? "OVER" : "holds";
  return [what, n === undefined ? "" : String(n), median, measured, limit ?? "", ratio?.toFixed(2) ?? "", verdict];
}
