import { defineCalculator, figure, integer, number, share, step } from "./calculator.ts";

const DAY_S = 86_400;

/**
 * average = users × actions ÷ 86,400 s; peak = average × peak factor. Rates in 1/s. Assumes one daily curve.
 * Arithmetic.
 */
export const traffic = defineCalculator({
  name: "traffic",
  title: "Daily users to requests per second",
  family: "traffic",
  summary: "Requests per second (QPS) from daily active users, on average and at peak.",
  formula: "average = users × actions ÷ 86,400 s; peak = average × peak factor",
  source: "Arithmetic; peaks of 2 to 3 times the mean are usual for one region's daily curve.",
  assumptions: [
    "Every user acts the stated number of times; bots and retries come on top.",
    "The peak factor is that of the busiest hour in one region; a flash sale goes beyond it.",
  ],
  example: { dau: "10M", actions_per_user_day: "20", peak_factor: "3" },
  inputs: {
    dau: number("Daily active users", "1"),
    actions_per_user_day: number("Actions per user and day", "1"),
    peak_factor: number("Peak over average", "1", { default: 2, min: 1 }),
  },
  results: { average: { label: "Average rate", unit: "1/s" }, peak: { label: "Peak rate", unit: "1/s" } },
  ledger: ({ dau, actions_per_user_day, peak_factor }) => ({
    name: "peak_rate",
    of: "peak",
    expression: `${figure(dau)} * ${figure(actions_per_user_day)} / 86400 s * ${figure(peak_factor)}`,
  }),
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

/**
 * total = rate × 86,400 s × bytes × days × replicas × (1 + overhead) ÷ (1 − reserve), in bytes of 8 bits, 1 GB =
 * 1e9. Assumes a steady rate.
 */
export const storage = defineCalculator({
  name: "storage",
  title: "Storage over retention",
  family: "storage",
  summary: "Disk for records that arrive at a rate and are kept for some days.",
  formula:
    "per day = rate × 86,400 s × bytes; total = per day × days × replicas × (1 + overhead) ÷ (1 − reserve)",
  source: "Arithmetic; overhead is what indexes add to the data, reserve the share of the disk kept free.",
  assumptions: [
    "The rate is the average, not the peak: disks fill by the average.",
    "Replicas count the first copy too, so three copies are 3.",
    "No compression; put the compressed size of a record where it is compressed.",
  ],
  example: {
    rate: "5k",
    bytes: "1 kB",
    retention_days: "365",
    replicas: "3",
    overhead: "0.2",
    reserve: "0.2",
  },
  inputs: {
    rate: number("Records written per second", "1/s"),
    bytes: number("Size of a record", "B"),
    retention_days: number("Kept for", "day"),
    replicas: integer("Copies, the first included", "1", { default: 1, min: 1 }),
    overhead: number("Indexes and metadata over data", "1", { default: 0 }),
    reserve: number("Share of the disk kept free", "1", { default: 0, max: 0.99 }),
  },
  results: { per_day: { label: "New data a day, one copy", unit: "B" }, total: { label: "Disk", unit: "B" } },
  ledger: ({ rate, bytes, retention_days, replicas, overhead, reserve }) => ({
    name: "disk",
    of: "total",
    expression: `${figure(rate)} / 1 s * ${figure(bytes)} B * ${figure(retention_days)} days * ${replicas} * (1 + ${figure(overhead)}) / (1 - ${figure(reserve)})`,
  }),
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

/**
 * throughput = rate × bytes, in B/s; line = 8 × throughput, in bit/s: lines are sold in bits, payloads come in
 * bytes. Arithmetic.
 */
export const bandwidth = defineCalculator({
  name: "bandwidth",
  title: "Bandwidth",
  family: "bandwidth",
  summary: "Bytes per second, and the line that carries them.",
  formula: "throughput = rate × bytes; line = 8 × throughput",
  source: "Arithmetic; protocol overhead not included.",
  assumptions: [
    "Payload alone: headers, TLS and retransmission add some per cent.",
    "Bytes and bits are told apart: a 10 Gbit/s card carries at most 1.25 GB/s.",
  ],
  example: { rate: "5k", bytes: "20 kB" },
  inputs: { rate: number("Requests per second", "1/s"), bytes: number("Bytes per request", "B") },
  results: { throughput: { label: "Throughput", unit: "B/s" }, line: { label: "Line", unit: "bit/s" } },
  ledger: ({ rate, bytes }) => ({
    name: "throughput",
    of: "throughput",
    expression: `${figure(rate)} / 1 s * ${figure(bytes)} B`,
  }),
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

/**
 * source × (1 + replicas) × (1 + index overhead) ÷ (1 − OS reserved) ÷ (1 − service overhead), in GiB. Assumes
 * AWS's defaults. Amazon OpenSearch guide.
 */
export const searchStorage = defineCalculator({
  name: "search_storage",
  title: "Search cluster storage",
  family: "storage",
  summary: "Disk of a search cluster for a given amount of source data.",
  formula: "source × (1 + replicas) × (1 + index overhead) ÷ (1 − OS reserved) ÷ (1 − service overhead)",
  source: "Amazon OpenSearch Service developer guide, Sizing domains: minimum storage requirement.",
  assumptions: [
    "Replicas are copies beside the primary: 1 keeps two copies.",
    "An index is about a tenth larger than its source; measure yours.",
  ],
  example: { source_gib: "66", replicas: "1" },
  inputs: {
    source_gib: number("Source data", "GiB"),
    replicas: integer("Replicas beside the primary", "1", { default: 1 }),
    index_overhead: number("Index over source", "1", { default: 0.1 }),
    os_reserved: share("Reserved by the operating system", { default: 0.05, max: 0.9 }),
    service_overhead: share("Kept by the service", { default: 0.2, max: 0.9 }),
  },
  results: { total: { label: "Disk", unit: "GiB" } },
  ledger: ({ source_gib, replicas, index_overhead, os_reserved, service_overhead }) => ({
    name: "search_disk",
    of: "total",
    expression: `${figure(source_gib)} GiB * (1 + ${replicas}) * (1 + ${figure(index_overhead)}) / (1 - ${figure(os_reserved)}) / (1 - ${figure(service_overhead)})`,
  }),
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
