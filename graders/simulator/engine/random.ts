import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** 2^-32: turns 32 random bits into a number from 0 to 1. */
const UNIT = 1 / 4294967296;

/** A seeded stream of random numbers (xoroshiro128+, Blackman and Vigna 2018). Equal seeds give equal streams. */
export class Random {
  private readonly bits: ReturnType<typeof xoroshiro128plus>;
  private spare = NaN;

  constructor(seed: number) {
    this.bits = xoroshiro128plus(seed | 0);
    // Seeds that differ in one bit start out alike; the first outputs are thrown away.
    for (let i = 0; i < 16; i++) this.bits.next();
  }

  /** Above 0 and below 1. */
  uniform(): number {
    return ((this.bits.next() >>> 0) + 0.5) * UNIT;
  }

  /** Exponential of mean 1. */
  exponential(): number {
    return -Math.log(((this.bits.next() >>> 0) + 0.5) * UNIT);
  }

  /** Standard normal, by Marsaglia's polar method (1964). */
  normal(): number {
    const { spare } = this;
    if (!Number.isNaN(spare)) {
      this.spare = NaN;
      return spare;
    }
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      this.spare = y * scale;
      return x * scale;
    }
  }
}

/** A positive random time of mean 1: 0 is always 1, 1 exponential, any other coefficient of variation lognormal. */
export interface Spread {
  kind: 0 | 1 | 2;
  /** Of the lognormal's logarithm. */
  mu: number;
  sigma: number;
}

/** Lognormal of mean 1: σ² = ln(1 + cv²), μ = −σ²/2. */
export function spreadOf(cv: number): Spread {
  if (cv === 0) return { kind: 0, mu: 0, sigma: 0 };
  if (cv === 1) return { kind: 1, mu: 0, sigma: 0 };
  const variance = Math.log(1 + cv * cv);
  return { kind: 2, mu: -variance / 2, sigma: Math.sqrt(variance) };
}

export function draw(random: Random, spread: Spread): number {
  if (spread.kind === 1) return random.exponential();
  return spread.kind === 0 ? 1 : Math.exp(spread.mu + spread.sigma * random.normal());
}
