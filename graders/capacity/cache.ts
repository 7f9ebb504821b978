import {
  choice,
  defineCalculator,
  figure,
  integer,
  number,
  share,
  step,
  type Outcome,
} from "./calculator.ts";
import { type RankGroup, zipfGroups } from "./zipf.ts";

/** Chance that an item of popularity `p` is in the cache at characteristic time `t`, and how fast it grows with `t`. */
interface Occupancy {
  held: (p: number, t: number) => number;
  gain: (p: number, t: number) => number;
}

const OCCUPANCY: Readonly<Record<"lru" | "fifo", Occupancy>> = {
  /** Che et al. 2002: it was asked for within the last T requests. */
  lru: { held: (p, t) => -Math.expm1(-p * t), gain: (p, t) => p * Math.exp(-p * t) },
  /** Fricker et al. 2012, also for random eviction: it stays T requests after each miss. */
  fifo: { held: (p, t) => (p * t) / (1 + p * t), gain: (p, t) => p / (1 + p * t) ** 2 },
};

/**
 * T at which the expected number of items in the cache is its size. What is held grows with T ever more slowly, so
 * Newton's steps from the left never pass the answer.
 */
function characteristicTime(groups: RankGroup[], size: number, { held, gain }: Occupancy): number {
  let time = size;
  for (let i = 0; i < 200; i++) {
    let sum = 0;
    let slope = 0;
    for (const { count, popularity } of groups) {
      sum += count * held(popularity, time);
      slope += count * gain(popularity, time);
    }
    const step = (size - sum) / slope;
    if (!(step > time * 1e-13)) break;
    time += step;
  }
  return time;
}

/** Share of requests for the `size` most popular items. */
function mostPopular(groups: RankGroup[], size: number): number {
  let left = size;
  let hits = 0;
  for (const { count, popularity } of groups) {
    const taken = Math.min(left, count);
    hits += taken * popularity;
    left -= taken;
    if (left <= 0) break;
  }
  return hits;
}

/**
 * Hit ratio, 0 to 1, under independent requests with p_i ∝ i^−α. LRU: T solves Σ(1 − e^(−p_i T)) = size (Che et
 * al. 2002); optimal keeps the most popular.
 */
export const cacheZipf = defineCalculator({
  name: "cache_zipf",
  title: "Cache hit ratio",
  family: "cache",
  summary: "Hit ratio of a cache when popularity follows Zipf's law.",
  formula:
    "LRU: Σ(1 − e^(−p T)) = size, hits = Σ p(1 − e^(−p T)); FIFO: the same with pT/(1 + pT); optimal: the most popular",
  source:
    "Che, Tung, Wang 2002, Hierarchical Web caching systems; Fricker, Robert, Roberts 2012, A versatile and accurate approximation for LRU cache performance.",
  assumptions: [
    "Requests are independent and popularity stands still; a moving catalogue hits less.",
    "Items are of one size. Real traces have α of 0.6 to 1.2: try both ends.",
    "Che's approximation is within about a hundredth of a simulated LRU.",
  ],
  example: { items: "10M", zipf_alpha: "0.9", cache_items: "500k", policy: "lru" },
  inputs: {
    items: integer("Items", "1", { min: 1, max: 1e13 }),
    zipf_alpha: number("Zipf exponent α", "1", { max: 5 }),
    cache_items: integer("Items the cache holds", "1", { max: 1e13 }),
    policy: choice("Eviction", ["lru", "optimal", "fifo"], "lru"),
  },
  results: {
    hit_ratio: { label: "Hit ratio", unit: "1" },
    characteristic_time: { label: "Characteristic time", unit: "requests" },
  },
  run({ items, zipf_alpha, cache_items, policy }): Outcome {
    if (cache_items >= items)
      return {
        result: { hit_ratio: 1 },
        steps: [step("Hit ratio", "every item fits", 1, "1")],
      };
    if (cache_items === 0) return { result: { hit_ratio: 0 }, steps: [step("Hit ratio", "no room", 0, "1")] };
    const groups = zipfGroups(items, zipf_alpha);
    if (policy === "optimal") {
      const hits = mostPopular(groups, cache_items);
      return {
        result: { hit_ratio: hits },
        steps: [step("Hit ratio", `requests for the ${cache_items} most popular of ${items}`, hits, "1")],
      };
    }
    const occupancy = OCCUPANCY[policy];
    const time = characteristicTime(groups, cache_items, occupancy);
    const hits = groups.reduce(
      (sum, g) => sum + g.count * g.popularity * occupancy.held(g.popularity, time),
      0,
    );
    return {
      result: { hit_ratio: hits, characteristic_time: time },
      steps: [
        step("Characteristic time", `T at which ${cache_items} of ${items} items are held`, time, "requests"),
        step("Hit ratio", "popularity × chance of being held, summed", hits, "1"),
      ],
    };
  },
});

/** Hit ratios for a plot, at about these sizes; the ranks are passed over once for each. */
export function cacheCurve({
  items,
  alpha,
  policy,
  sizes,
}: {
  items: number;
  alpha: number;
  policy: keyof typeof OCCUPANCY;
  sizes: readonly number[];
}): { policyPoints: (readonly [number, number])[]; optimalPoints: (readonly [number, number])[] } {
  const groups = zipfGroups(items, alpha);
  const occupancy = OCCUPANCY[policy];
  // Between the size and about twenty times the items, a characteristic time spans empty to full.
  const times = sizes.map((size) => size * Math.pow(20, size / items));
  return {
    policyPoints: times.map((time) => {
      let size = 0;
      let hits = 0;
      for (const { count, popularity } of groups) {
        const held = count * occupancy.held(popularity, time);
        size += held;
        hits += held * popularity;
      }
      return [size, hits] as const;
    }),
    optimalPoints: sizes.map((size) => [size, mostPopular(groups, size)] as const),
  };
}

/**
 * size = rate × window × hot fraction × bytes, in bytes. Assumes that requests in the window are for different
 * objects: an upper bound. Arithmetic.
 */
export const cacheWorkingSet = defineCalculator({
  name: "cache_working_set",
  title: "Cache size by working set",
  family: "cache",
  summary: "Memory for the hot share of what is asked for in a window.",
  formula: "size = rate × window × hot fraction × bytes",
  source: "Arithmetic on the 80/20 rule: a fifth of the objects takes four fifths of the requests.",
  assumptions: [
    "Every request in the window asks for another object, so this is an upper bound; repeats make it smaller.",
    "The hot share is a rule of thumb; the Zipf calculator gives the hit ratio that a size buys.",
  ],
  example: { rate: "1k", hot_fraction: "0.2", bytes: "2 kB", window_s: "1 day" },
  inputs: {
    rate: number("Requests per second", "1/s"),
    hot_fraction: share("Share worth keeping", { default: 0.2 }),
    bytes: number("Size of an object", "B"),
    window_s: number("Window", "s", { default: 86_400 }),
  },
  results: { size: { label: "Cache", unit: "B" } },
  ledger: ({ rate, hot_fraction, bytes, window_s }) => ({
    name: "cache_size",
    of: "size",
    expression: `${figure(rate)} / 1 s * ${figure(window_s)} s * ${figure(hot_fraction)} * ${figure(bytes)} B`,
  }),
  run({ rate, hot_fraction, bytes, window_s }) {
    const asked = rate * window_s;
    const size = asked * hot_fraction * bytes;
    return {
      result: { size },
      steps: [
        step("Requests in the window", `${rate}/s × ${window_s} s`, asked, "1"),
        step("Cache", `requests × ${hot_fraction} × ${bytes} B`, size, "B"),
      ],
    };
  },
});
