/** Median milliseconds of some runs, after one that is not counted. */
export async function median(runs: number, work: () => Promise<void>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}

/**
 * One line: ours, the baseline measured in the same run, and the ratio, which is steadier than
 * either.
 */
export function report(
  what: string,
  ours: string,
  oursMs: number,
  baseline: string,
  baselineMs: number,
): void {
  console.log(
    `${what}: ${ours} ${oursMs.toFixed(2)} ms, ${baseline} ${baselineMs.toFixed(2)} ms, ` +
      `ratio ${(baselineMs / oursMs).toFixed(1)}×`,
  );
}

/** The time below which a part of some times lies. */
export const quantile = (times: readonly number[], part: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;

/** The middle one of some times, all but a hundredth, and the longest, in milliseconds. */
export const told = (times: readonly number[]): string =>
  [0.5, 0.99, 1].map((part) => quantile(times, part).toFixed(0)).join(' / ');
