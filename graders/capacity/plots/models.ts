import { cacheCurve } from "../cache.ts";
import { decode, speculativeDecoding } from "../serving.ts";
import { zeroMemory } from "../training.ts";
import { kvCache } from "../transformer.ts";
import { vectorMemory } from "../vector-memory.ts";
import {
  type Inputs,
  numberOf,
  type Plot,
  type Point,
  spaced,
  spacedByFactor,
  sweep,
  whole,
} from "./plot.ts";

const BYTES = { label: "Memory", unit: "B" };

/** KV memory of many sequences of the given length, against the memory of one common GPU. */
export function kvCachePlot(inputs: Inputs): Plot | null {
  const outcome = kvCache.run(inputs);
  if ("problem" in outcome) return null;
  const each = Number(outcome.result["total"]);
  const counts = whole(0, 64, 65);
  return {
    title: `KV memory against batch, ${numberOf(inputs, "tokens", 1)} tokens each`,
    x: { label: "Sequences at once", unit: "1" },
    y: BYTES,
    lines: [{ label: "KV cache", points: counts.map((count) => [count, count * each] as const) }],
    marks: [],
    levels: each * 64 > 20e9 && each * 64 < 4e12 ? [{ label: "all of an 80 GB GPU", y: 80e9 }] : [],
  };
}

/** Weights and KV cache together as sequences come in, against what the GPUs have to give. */
export function gpuFitPlot(inputs: Inputs): Plot | null {
  const each = numberOf(inputs, "kv_per_token_bytes") * numberOf(inputs, "context");
  if (each === 0) return null;
  const weights = numberOf(inputs, "params") * numberOf(inputs, "weight_bytes");
  const gpus = numberOf(inputs, "gpus");
  const hbm = numberOf(inputs, "hbm_gb");
  const usable = gpus * (hbm * numberOf(inputs, "utilisation") - numberOf(inputs, "overhead_gb")) * 1e9;
  const most = Math.floor((usable - weights) / each);
  const counts = spaced(0, Math.max(4, Math.ceil(most * 1.5)), 20);
  return {
    title: "Memory in use against sequences at once",
    x: { label: "Sequences at once", unit: "1" },
    y: BYTES,
    lines: [
      {
        label: "Weights and KV cache",
        points: counts.map((count) => [count, weights + count * each] as const),
      },
    ],
    marks: most > 0 ? [{ label: "most that fit", x: most }] : [],
    levels: [
      { label: "usable", y: usable },
      { label: "all memory", y: gpus * hbm * 1e9 },
    ],
  };
}

/** Tokens per second bend where arithmetic, or the KV cache, takes over from reading weights. */
export function decodePlot(inputs: Inputs): Plot {
  const batch = numberOf(inputs, "batch", 1);
  const at = spacedByFactor(1, Math.max(512, 2 * batch), 40);
  return {
    title: "Tokens per second against batch",
    x: { label: "Sequences at once", unit: "1" },
    y: { label: "Tokens per second", unit: "1/s" },
    logX: true,
    lines: [
      {
        label: "All sequences",
        points: sweep(decode, inputs, { over: "batch", at, result: "tokens_per_s" }),
      },
    ],
    marks: batch >= 1 ? [{ label: "yours", x: batch }] : [],
  };
}

export function speculativePlot(inputs: Inputs): Plot {
  const drafted = numberOf(inputs, "draft_tokens");
  const at = whole(0, Math.max(12, Math.min(40, 2 * drafted)));
  const line = (label: string, acceptance: number) => ({
    label,
    points: sweep(
      speculativeDecoding,
      { ...inputs, acceptance },
      { over: "draft_tokens", at, result: "speedup" },
    ),
  });
  const given = numberOf(inputs, "acceptance");
  return {
    title: "Speed-up against tokens drafted",
    x: { label: "Tokens drafted", unit: "1" },
    y: { label: "Speed-up", unit: "1" },
    lines: [line(`α ${given}, yours`, given), line("α 0.9", 0.9), line("α 0.6", 0.6)],
    marks: drafted <= 40 ? [{ label: "yours", x: drafted }] : [],
  };
}

export function zeroPlot(inputs: Inputs): Plot {
  const gpus = numberOf(inputs, "gpus", 1);
  const at = [...new Set(spacedByFactor(1, Math.max(64, 2 * gpus), 24).map(Math.round))];
  return {
    title: "Memory on each GPU, by stage",
    x: { label: "GPUs", unit: "1" },
    y: BYTES,
    logX: true,
    lines: [0, 1, 2, 3].map((stage) => ({
      label: `Stage ${stage}`,
      points: sweep(zeroMemory, { ...inputs, stage }, { over: "gpus", at, result: "per_gpu" }),
    })),
    marks: [{ label: "yours", x: gpus }],
  };
}

export function vectorPlot(inputs: Inputs): Plot {
  const count = numberOf(inputs, "n");
  const at = spaced(0, Math.max(2 * count, 1000), 12);
  const line = (label: string, result: string) => ({
    label,
    points: sweep(vectorMemory, inputs, { over: "n", at, result }),
  });
  return {
    title: "Memory against vectors: the band over engines",
    x: { label: "Vectors", unit: "1" },
    y: BYTES,
    lines: [line("High", "high"), line("Low", "low")],
    marks: [{ label: "yours", x: count }],
  };
}

/** Hit ratio against size, one point a characteristic time: a single pass over the ranks each. */
export function cachePlot(inputs: Inputs): Plot | null {
  const items = numberOf(inputs, "items");
  const held = numberOf(inputs, "cache_items");
  if (items < 2) return null;
  const policy = inputs["policy"] === "fifo" ? "fifo" : "lru";
  const sizes = spacedByFactor(Math.max(1, items / 1e4), items, 20);
  const { policyPoints, optimalPoints } = cacheCurve({
    items,
    alpha: numberOf(inputs, "zipf_alpha"),
    policy,
    sizes,
  });
  return {
    title: "Hit ratio against the size of the cache",
    x: { label: "Items held", unit: "1" },
    y: { label: "Hit ratio", unit: "1" },
    logX: true,
    lines: [
      { label: "Optimal", points: [...optimalPoints] },
      {
        label: policy.toUpperCase(),
        points: sizes.map((size) => [size, between(policyPoints, size)] as const),
      },
    ],
    marks: held >= (sizes[0] ?? 1) && held <= items ? [{ label: "yours", x: held }] : [],
  };
}

/** Height of a rising curve at `x`, on straight lines between its points. */
function between(points: readonly Point[], x: number): number {
  const after = points.findIndex(([at]) => at >= x);
  const [x1, y1] = points[after] ?? points.at(-1) ?? [x, 0];
  const [x0, y0] = points[after - 1] ?? [0, 0];
  return after === -1 || x1 === x0 ? y1 : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}
