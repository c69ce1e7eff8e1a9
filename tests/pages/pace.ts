/** Plays a timeline: waits until a moment of it has come, in its own time divided by `speed`. */
export function pace(speed: number): (seconds: number) => Promise<void> {
  const begin = performance.now();
  return async (seconds) => {
    const due = begin + (seconds * 1000) / speed - performance.now();
    if (due > 0) await new Promise((resolve) => setTimeout(resolve, due));
  };
}
