/** One figure that a bench measured. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** What is wanted; left out: only watched. */
  aim?: number;
  /** Whether more or less is better; less where it is left out. */
  better?: "more" | "less";
}

/** What the command line may say; what is left out is as the bench has it. */
export interface BenchOptions {
  students?: number | undefined;
  /** Minutes of writing. */
  minutes?: number | undefined;
  /** The server is killed in the middle and started again. */
  kill?: boolean | undefined;
}

/** Something measured. `run` throws with one sentence where it cannot be (not built, say). */
export interface Bench {
  name: string;
  /** It takes minutes of the whole machine, so it does not run with the others. */
  onlyWhenNamed?: boolean;
  run: (options: BenchOptions) => Promise<Figure[] | Measured> | Figure[] | Measured;
}

/** Figures with lines that explain them. */
export interface Measured {
  figures: Figure[];
  notes: string[];
}

/** The value that a share of the sorted values stay within (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? NaN;
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Milliseconds that each of `times` runs takes, after `warmUp` runs that are not counted. */
export function timed({
  warmUp,
  times,
  work,
}: {
  warmUp: number;
  times: number;
  work: () => void;
}): number[] {
  for (let i = 0; i < warmUp; i++) work();
  return Array.from({ length: times }, () => {
    const before = performance.now();
    work();
    return performance.now() - before;
  });
}
