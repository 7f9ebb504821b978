import { describe, expect, test } from "vitest";
import type { NodeKind } from "../model/index.ts";
import { inferNodeKind } from "./node-kind.ts";

/** Labels as people write them: from the recommendation designs, system design primers, and plain-word answers. */
const LABELS: readonly (readonly [string, NodeKind])[] = [
  ["Clients", "client"],
  ["Mobile app", "client"],
  ["Person", "client"],
  ["GeoDNS + edge", "dns"],
  ["Route 53", "dns"],
  ["CDN / Load balancer", "cdn"],
  ["CloudFront", "cdn"],
  ["LB", "load-balancer"],
  ["Nginx", "load-balancer"],
  ["AWS ALB", "load-balancer"],
  ["Nearest site, spread evenly over front machines", "load-balancer"],
  ["API Gateway", "gateway"],
  ["Gateway: auth, quota, shed", "gateway"],
  ["Rate limiter", "gateway"],
  ["Orchestrator, stateless", "service"],
  ["RecService", "service"],
  ["User service", "service"],
  ["Arranging", "service"],
  ["Worker pool", "worker"],
  ["Redis", "cache"],
  ["Redis - cached slates, TTL 5 min", "cache"],
  ["slate cache, 2 min TTL", "cache"],
  ["List kept from last 2 min?", "cache"],
  ["Memcached", "cache"],
  ["SQS", "queue"],
  ["Task queue", "queue"],
  ["RabbitMQ", "queue"],
  ["Kafka", "stream"],
  ["Kafka events", "stream"],
  ["running journal", "stream"],
  ["Kinesis", "stream"],
  ["Postgres", "sql"],
  ["PostgreSQL primary", "sql"],
  ["Users DB", "sql"],
  ["Cassandra", "nosql"],
  ["DynamoDB", "nosql"],
  ["S3", "object-store"],
  ["S3 data lake", "object-store"],
  ["long-term archive", "object-store"],
  ["Elasticsearch", "search-index"],
  ["BM25 index", "search-index"],
  ["VectorDB", "vector-index"],
  ["pgvector", "vector-index"],
  ["FAISS", "vector-index"],
  ["ANN two-tower", "vector-index"],
  ["neighbour map", "vector-index"],
  ["Feature store - Redis Cluster", "feature-store-online"],
  ["Redis feature store", "feature-store-online"],
  ["FeatureStore", "feature-store-online"],
  ["user features KV", "feature-store-online"],
  ["minutes-fresh facts about each person", "feature-store-online"],
  ["Offline feature store", "feature-store-offline"],
  ["Snowflake", "warehouse"],
  ["BigQuery", "warehouse"],
  ["Spark", "batch-job"],
  ["Airflow", "batch-job"],
  ["Embedding refresh", "batch-job"],
  ["Flink", "stream-job"],
  ["Flink realtime features", "stream-job"],
  ["Training", "training-job"],
  ["Spark + training", "training-job"],
  ["nightly re-learning", "training-job"],
  ["Model registry", "model-registry"],
  ["registry, gates", "model-registry"],
  ["MLflow", "model-registry"],
  ["Ranking svc - Triton GPU", "model-server"],
  ["heavy ranker GPU, item features in RAM", "model-server"],
  ["Careful scoring", "model-server"],
  ["vLLM", "llm-server"],
  ["LLM (70B)", "llm-server"],
  ["Embedding service", "embedding-server"],
  ["Guardrails", "guardrail"],
  ["PII redaction", "guardrail"],
  ["Prometheus", "monitor"],
  ["Monitoring", "monitor"],
  ["OpenAI API", "external-api"],
  ["Stripe", "external-api"],
  ["Human review", "human-review"],
  ["Escalation to an agent", "human-review"],
  ["", "service"],
  ["???", "service"],
];

describe("the kind of a component, from its label", () => {
  test.each(LABELS)("%s is a %s", (label, kind) => {
    expect(inferNodeKind(label)).toBe(kind);
  });

  test("the outline decides only where the label says nothing", () => {
    expect(inferNodeKind("orders", "cylinder")).toBe("sql");
    expect(inferNodeKind("Redis", "cylinder")).toBe("cache");
    expect(inferNodeKind("Checkout", "diamond")).toBe("service");
  });

  test("a very long label costs no more than a short one", () => {
    expect(inferNodeKind(`${"x ".repeat(500_000)}redis`)).toBe("service");
  });
});
