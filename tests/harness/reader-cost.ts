import type { Page, Protocol } from "puppeteer-core";

/** Fine enough to see a look of the reader's, which takes less than a millisecond. */
const SAMPLING_US = 100;

/** What a reader cost its page, as seen by the profiler. */
export interface ReaderCost {
  readonly elapsedMs: number;
  /** Time in the reader's code and in what it called, forced layouts included. */
  readonly readerMs: number;
  /** The longest time in it without a break. */
  readonly longestMs: number;
  /** Time in all tasks of the page's process, the profiler's own work included. */
  readonly taskMs: number;
}

/** Measures what the reader costs while something goes on on a call page. */
export async function readerCost(call: Page, goesOn: () => Promise<unknown>): Promise<ReaderCost> {
  const session = await call.createCDPSession();
  const tasks = async (): Promise<number> => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1000;
  };
  try {
    await session.send("Performance.enable");
    await session.send("Profiler.enable");
    await session.send("Profiler.setSamplingInterval", { interval: SAMPLING_US });
    await session.send("Profiler.start");
    const before = await tasks();
    await goesOn();
    const taskMs = (await tasks()) - before;
    const { profile } = await session.send("Profiler.stop");
    return { ...spent(profile), taskMs, elapsedMs: (profile.endTime - profile.startTime) / 1000 };
  } finally {
    await session.detach();
  }
}

function spent({ nodes, samples = [], timeDeltas = [] }: Protocol.Profiler.Profile): {
  readerMs: number;
  longestMs: number;
} {
  const readers = new Set<number>();
  // A node comes after the one that called it.
  for (const { id, callFrame, children = [] } of nodes) {
    if (/^chrome-extension:.*\/readers\//.test(callFrame.url)) readers.add(id);
    if (readers.has(id)) for (const child of children) readers.add(child);
  }
  let readerUs = 0;
  let longestUs = 0;
  let runUs = 0;
  samples.forEach((node, index) => {
    const lasted = timeDeltas[index + 1] ?? 0;
    runUs = readers.has(node) ? runUs + lasted : 0;
    if (readers.has(node)) readerUs += lasted;
    longestUs = Math.max(longestUs, runUs);
  });
  return { readerMs: readerUs / 1000, longestMs: longestUs / 1000 };
}
