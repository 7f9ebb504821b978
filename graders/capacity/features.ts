import { defineCalculator, figure, integer, number, step } from "./calculator.ts";

/**
 * size = entities × (features × bytes + views × key) × replicas, in bytes; reads = QPS × entities × views, in 1/s.
 * The store's own overhead left out.
 */
export const featureStore = defineCalculator({
  name: "feature_store",
  title: "Online feature store",
  family: "features",
  summary: "Size of an online feature store, and what its reads carry.",
  formula:
    "size = entities × (features × bytes + views × key) × replicas; reads = QPS × entities per request × views",
  source:
    "Arithmetic; one row per entity and feature view, as Feast stores them. Store overhead not included.",
  assumptions: [
    "One row for each entity and feature view; the store's own overhead (often half as much again) comes on top.",
    "Every request reads all views of every entity that it ranks.",
  ],
  example: {
    entities: "100M",
    features: "200",
    bytes_per_feature: "8",
    key_bytes: "16",
    views: "4",
    replicas: "3",
    qps: "2k",
    entities_per_request: "500",
  },
  inputs: {
    entities: number("Entities", "1"),
    features: number("Features of an entity, all views together", "1"),
    bytes_per_feature: number("Bytes of a feature", "B", { default: 8 }),
    key_bytes: number("Bytes of a key", "B", { default: 0 }),
    views: integer("Feature views, each a row of its own", "1", { default: 1, min: 1 }),
    replicas: integer("Copies, the first included", "1", { default: 1, min: 1 }),
    qps: number("Requests per second", "1/s", { default: 0 }),
    entities_per_request: number("Entities of a request", "1", { default: 1 }),
  },
  results: {
    size: { label: "Size", unit: "B" },
    reads: { label: "Row reads", unit: "1/s" },
    read_throughput: { label: "Read throughput", unit: "B/s" },
  },
  ledger: ({ entities, features, bytes_per_feature, views, key_bytes, replicas }) => ({
    name: "feature_store",
    of: "size",
    expression: `${figure(entities)} * (${figure(features)} * ${figure(bytes_per_feature)} B + ${views} * ${figure(key_bytes)} B) * ${replicas}`,
  }),
  run(i) {
    const row = i.features * i.bytes_per_feature + i.views * i.key_bytes;
    const size = i.entities * row * i.replicas;
    const lookups = i.qps * i.entities_per_request;
    return {
      result: { size, reads: lookups * i.views, read_throughput: lookups * row },
      steps: [
        step(
          "One entity",
          `${i.features} × ${i.bytes_per_feature} B + ${i.views} × ${i.key_bytes} B`,
          row,
          "B",
        ),
        step("Size", `${i.entities} × one entity × ${i.replicas}`, size, "B"),
        step("Row reads", `${i.qps}/s × ${i.entities_per_request} × ${i.views}`, lookups * i.views, "1/s"),
        step("Read throughput", "entities read × one entity", lookups * row, "B/s"),
      ],
    };
  },
});

/**
 * tokens = documents × chunks × tokens; time = tokens ÷ (GPUs × rate), in s; cost = tokens ÷ 1e6 × price, in USD.
 * No overlap of chunks. Arithmetic.
 */
export const embeddingPipeline = defineCalculator({
  name: "embedding_pipeline",
  title: "Embedding pipeline",
  family: "features",
  summary: "Tokens, time and cost of embedding a corpus.",
  formula: "tokens = documents × chunks × tokens; time = tokens ÷ (GPUs × tokens/s); cost = tokens × price",
  source: "Arithmetic.",
  assumptions: [
    "Chunks do not overlap; with overlap, count the tokens that are embedded twice.",
    "GPUs stay busy; reading and parsing documents is often slower.",
  ],
  example: {
    documents: "10M",
    chunks_per_document: "8",
    tokens_per_chunk: "400",
    tokens_per_s_gpu: "50k",
    gpus: "8",
    usd_per_mtoken: "0.02",
  },
  inputs: {
    documents: number("Documents", "1"),
    chunks_per_document: number("Chunks of a document", "1", { default: 1 }),
    tokens_per_chunk: number("Tokens of a chunk", "1"),
    tokens_per_s_gpu: number("Tokens per second on one GPU", "1/s", { positive: true }),
    gpus: integer("GPUs", "1", { default: 1, min: 1 }),
    usd_per_mtoken: number("Price of a million tokens", "USD", { default: 0 }),
  },
  results: {
    tokens: { label: "Tokens", unit: "1" },
    time: { label: "Time", unit: "s" },
    cost: { label: "Cost", unit: "USD" },
    vectors: { label: "Vectors", unit: "1" },
  },
  ledger: ({ documents, chunks_per_document, tokens_per_chunk, tokens_per_s_gpu, gpus }) => ({
    name: "embedding_time",
    of: "time",
    expression: `${figure(documents)} * ${figure(chunks_per_document)} * ${figure(tokens_per_chunk)} / (${gpus} * ${figure(tokens_per_s_gpu)} / 1 s)`,
  }),
  run({ documents, chunks_per_document, tokens_per_chunk, tokens_per_s_gpu, gpus, usd_per_mtoken }) {
    const vectors = documents * chunks_per_document;
    const tokens = vectors * tokens_per_chunk;
    const time = tokens / (tokens_per_s_gpu * gpus);
    const cost = (tokens / 1e6) * usd_per_mtoken;
    return {
      result: { tokens, time, cost, vectors },
      steps: [
        step("Vectors", `${documents} × ${chunks_per_document}`, vectors, "1"),
        step("Tokens", `vectors × ${tokens_per_chunk}`, tokens, "1"),
        step("Time", `tokens ÷ (${gpus} × ${tokens_per_s_gpu}/s)`, time, "s"),
        step("Cost", `tokens ÷ 1,000,000 × $${usd_per_mtoken}`, cost, "USD"),
      ],
    };
  },
});
