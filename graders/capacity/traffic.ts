import { defineCalculator, integer, number, share, step } from "./calculator.ts";

const DAY_S = 86_400;

export const traffic = defineCalculator({
  name: "traffic",
  family: "traffic",
  summary: "Requests per second from daily active users, on average and at peak.",
  formula: "average = users × actions ÷ 86,400 s; peak = average × peak factor",
  source: "Arithmetic; peaks of 2 to 3 times the mean are usual for one region's daily curve.",
  inputs: {
    dau: number("Daily active users", "1"),
    actions_per_user_day: number("Actions per user and day", "1"),
    peak_factor: number("Peak over average", "1", { default: 2, min: 1 }),
  },
  results: { average: { label: "Average rate", unit: "1/s" }, peak: { label: "Peak rate", unit: "1/s" } },
  run({ dau, actions_per_user_day, peak_factor }) {
    const average = (dau * actions_per_user_day) / DAY_S;
    const peak = average * peak_factor;
    return {
      result: { average, peak },
      steps: [
        step("Average rate", `${dau} × ${actions_per_user_day} ÷ 86,400 s`, average, "1/s"),
        step("Peak rate", `average × ${peak_factor}`, peak, "1/s"),
      ],
    };
  },
});

export const storage = defineCalculator({
  name: "storage",
  family: "storage",
  summary: "Disk for records that arrive at a rate and are kept for some days.",
  formula:
    "per day = rate × 86,400 s × bytes; total = per day × days × replicas × (1 + overhead) ÷ (1 − reserve)",
  source: "Arithmetic; overhead is what indexes add to the data, reserve the share of the disk kept free.",
  inputs: {
    rate: number("Records written per second", "1/s"),
    bytes: number("Size of a record", "B"),
    retention_days: number("Kept for", "day"),
    replicas: integer("Copies, the first included", "1", { default: 1, min: 1 }),
    overhead: number("Indexes and metadata over data", "1", { default: 0 }),
    reserve: number("Share of the disk kept free", "1", { default: 0, max: 0.99 }),
  },
  results: { per_day: { label: "New data a day, one copy", unit: "B" }, total: { label: "Disk", unit: "B" } },
  run({ rate, bytes, retention_days, replicas, overhead, reserve }) {
    const perDay = rate * DAY_S * bytes;
    const kept = perDay * retention_days;
    const total = (kept * replicas * (1 + overhead)) / (1 - reserve);
    return {
      result: { per_day: perDay, total },
      steps: [
        step("A day, one copy", `${rate}/s × 86,400 s × ${bytes} B`, perDay, "B"),
        step("Kept, one copy", `per day × ${retention_days} days`, kept, "B"),
        step("Disk", `kept × ${replicas} × (1 + ${overhead}) ÷ (1 − ${reserve})`, total, "B"),
      ],
    };
  },
});

export const bandwidth = defineCalculator({
  name: "bandwidth",
  family: "bandwidth",
  summary: "Bytes per second, and the line that carries them.",
  formula: "throughput = rate × bytes; line = 8 × throughput",
  source: "Arithmetic; protocol overhead not included.",
  inputs: { rate: number("Requests per second", "1/s"), bytes: number("Bytes per request", "B") },
  results: { throughput: { label: "Throughput", unit: "B/s" }, line: { label: "Line", unit: "bit/s" } },
  run({ rate, bytes }) {
    const throughput = rate * bytes;
    return {
      result: { throughput, line: 8 * throughput },
      steps: [
        step("Throughput", `${rate}/s × ${bytes} B`, throughput, "B/s"),
        step("Line", "throughput × 8 bit/B", 8 * throughput, "bit/s"),
      ],
    };
  },
});

export const searchStorage = defineCalculator({
  name: "search_storage",
  family: "storage",
  summary: "Disk of a search cluster for a given amount of source data.",
  formula: "source × (1 + replicas) × (1 + index overhead) ÷ (1 − OS reserved) ÷ (1 − service overhead)",
  source: "Amazon OpenSearch Service developer guide, Sizing domains: minimum storage requirement.",
  inputs: {
    source_gib: number("Source data", "GiB"),
    replicas: integer("Replicas beside the primary", "1", { default: 1 }),
    index_overhead: number("Index over source", "1", { default: 0.1 }),
    os_reserved: share("Reserved by the operating system", { default: 0.05, max: 0.9 }),
    service_overhead: share("Kept by the service", { default: 0.2, max: 0.9 }),
  },
  results: { total: { label: "Disk", unit: "GiB" } },
  run({ source_gib, replicas, index_overhead, os_reserved, service_overhead }) {
    const indexed = source_gib * (1 + replicas) * (1 + index_overhead);
    const total = indexed / (1 - os_reserved) / (1 - service_overhead);
    return {
      result: { total },
      steps: [
        step(
          "Indexed, with replicas",
          `${source_gib} × (1 + ${replicas}) × (1 + ${index_overhead})`,
          indexed,
          "GiB",
        ),
        step("Disk", `÷ (1 − ${os_reserved}) ÷ (1 − ${service_overhead})`, total, "GiB"),
      ],
    };
  },
});
