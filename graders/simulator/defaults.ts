import { type NodeKind } from "../model/index.ts";

/**
 * What a node is taken to be where the candidate states nothing. Each is a middling figure for one replica, so that a
 * sketch without parameters still runs; the result names every default it used. `reason` says whence it comes.
 */
export interface KindDefaults {
  /** Mean time one request holds one slot, in milliseconds. */
  serviceTimeMs: number;
  /** Slots of one replica; null: scaled by its provider, so it never queues here. */
  concurrency: number | null;
  /** Share of lookups answered without asking further. */
  hitRate: number;
  /** A replica for a month where no row of the price table stands for it: 0, billed by use or free; null, not priced. */
  usdWithoutPrice: 0 | null;
  /** Share of time that one replica is up. */
  availability: number;
  reason: string;
}

/** One virtual machine: EC2's instance-level service level agreement promises 99.5% (read November 2025). */
const ONE_MACHINE = 0.995;

const provider = (
  serviceTimeMs: number,
  availability: number,
  usdWithoutPrice: 0 | null,
  reason: string,
): KindDefaults => ({
  serviceTimeMs,
  concurrency: null,
  hitRate: 0,
  usdWithoutPrice,
  availability,
  reason,
});

const machine = (serviceTimeMs: number, concurrency: number, reason: string, hitRate = 0): KindDefaults => ({
  serviceTimeMs,
  concurrency,
  hitRate,
  usdWithoutPrice: null,
  availability: ONE_MACHINE,
  reason,
});

/** By kind. What a replica costs stands in the price table (capacity/data/prices.ts), never here. */
export const KIND_DEFAULTS: Readonly<Record<NodeKind, KindDefaults>> = {
  client: provider(0, 1, 0, "the people who use it: outside the design, free, and never the bottleneck"),
  dns: provider(1, 1, 0, "resolvers cache; Route 53's agreement is 100%, a hosted zone costs about $0.50"),
  cdn: provider(
    5,
    0.999,
    0,
    "CloudFront's agreement is 99.9%; hit rate 0, as personal replies cannot be shared at the edge; billed by traffic",
  ),
  "load-balancer": provider(
    1,
    0.9999,
    0,
    "Elastic Load Balancing: agreement 99.99%, about $0.0225/h and usage",
  ),
  gateway: provider(2, 0.9995, 0, "API Gateway: agreement 99.95%; billed by request"),
  service: machine(5, 8, "8 vCPU, 5 ms of CPU a request: 1,600/s a replica"),
  worker: machine(50, 8, "8 vCPU, 50 ms of CPU a job: 160/s a replica"),
  cache: machine(
    0.5,
    50,
    "Redis answers about 100,000/s a node within a network round trip of 0.5 ms (redis.io benchmarks); hit rate 0.8",
    0.8,
  ),
  queue: provider(5, 0.999, 0, "SQS: single-digit ms to publish, agreement 99.9%; billed by request"),
  stream: provider(
    5,
    0.999,
    null,
    "a broker acknowledges in about 5 ms; Kinesis' and MSK's agreements are 99.9%",
  ),
  sql: machine(4, 16, "8 cores, 16 useful connections (2 × cores), 4 ms a query: 4,000/s"),
  nosql: machine(5, 50, "single-digit ms reads, about 10,000/s for a node of 8 vCPU"),
  "object-store": provider(
    50,
    0.9999,
    0,
    "S3: tens of ms to the first byte, designed for 99.99%; billed by GB and request",
  ),
  "search-index": machine(20, 16, "8 cores, 20 ms a query: 800/s a node"),
  "vector-index": machine(10, 16, "HNSW in memory at recall 0.95: a few ms of one core, 1,600/s a node"),
  "feature-store-online": machine(2, 40, "a key-value read from memory or SSD in 2 ms, 20,000/s a node"),
  "feature-store-offline": provider(
    1000,
    0.999,
    0,
    "files or tables read by jobs, not by requests; billed by GB",
  ),
  warehouse: provider(
    1000,
    0.999,
    0,
    "read by people and jobs; BigQuery's agreement is 99.99%; billed by query",
  ),
  "batch-job": provider(60_000, ONE_MACHINE, null, "runs on its own clock, off the request's path"),
  "stream-job": machine(1, 8, "8 vCPU, 1 ms an event: 8,000/s a worker"),
  "training-job": provider(
    3_600_000,
    ONE_MACHINE,
    null,
    "runs on its own clock, off the request's path; one H100",
  ),
  "model-registry": provider(50, 0.999, 0, "asked when a model is released, not by requests"),
  "model-server": machine(10, 8, "a ranking or vision model on one L4, 10 ms a request, 8 at once: 800/s"),
  "llm-server": machine(4000, 32, "200 tokens at 20 ms each, 32 sequences at once on one H100: 8 replies/s"),
  "embedding-server": machine(10, 16, "a small encoder on one L4, 10 ms a text, 16 at once: 1,600/s"),
  guardrail: machine(20, 16, "a small classifier on one L4, 20 ms a text, 16 at once: 800/s"),
  monitor: provider(50, 0.999, 0, "receives signals, answers no request"),
  "external-api": provider(
    100,
    0.999,
    null,
    "another company's: 100 ms and 99.9% unless the sketch says otherwise",
  ),
  "human-review": provider(300_000, 1, null, "people, minutes a case, never waited for"),
};
