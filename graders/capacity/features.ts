import { defineCalculator, integer, number, step } from "./calculator.ts";

export const featureStore = defineCalculator({
  name: "feature_store",
  family: "features",
  summary: "Size of an online feature store, and what its reads carry.",
  formula:
    "size = entities × (features × bytes + views × key) × replicas; reads = QPS × entities per request × views",
  source:
    "Arithmetic; one row per entity and feature view, as Feast stores them. Store overhead not included.",
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

export const embeddingPipeline = defineCalculator({
  name: "embedding_pipeline",
  family: "features",
  summary: "Tokens, time and cost of embedding a corpus.",
  formula: "tokens = documents × chunks × tokens; time = tokens ÷ (GPUs × tokens/s); cost = tokens × price",
  source: "Arithmetic.",
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
