import type { NodeKind } from "../model/index.ts";

type Row = readonly [kind: NodeKind, phrases: string];

/**
 * What a component does, said outright. These win over product names, wherever they stand in the label
 * ("Redis feature store" is a feature store). A trailing `*` matches any ending.
 */
export const ROLES: readonly Row[] = [
  [
    "feature-store-offline",
    "offline feature*, offline store, historical feature*, training feature*, feature archive",
  ],
  [
    "feature-store-online",
    "feature store*, featurestore*, online feature*, online store, features kv, feature kv, feature cache, feature service, feature db, feast, tecton, chronon, hopsworks",
  ],
  [
    "model-registry",
    "model registry, registry, model store, model repo*, mlflow, artifact store, artefact store, model catalog*",
  ],
  [
    "embedding-server",
    "embedding server, embedding service, embedding model, embedding api, embedder, embed service, text encoder, query encoder, user tower, query tower, image encoder, vectoriser, vectorizer, tei",
  ],
  [
    "vector-index",
    "vector index, vector db, vectordb, vector database, vector store, vectorstore, vector search, pgvector, faiss, hnsw, ivf, scann, annoy, milvus, pinecone, weaviate, qdrant, chroma, ann, ann index, nearest neighbour*, nearest neighbor*, neighbour map, neighbor map, neighbour index, map of neighbours, map of neighbors, similarity search, embedding index, knn",
  ],
  [
    "guardrail",
    "guardrail*, moderation*, safety filter, safety check*, safety classifier, content filter, pii filter, pii redact*, redaction, redactor, jailbreak*, prompt shield, llama guard, policy check*, output check*, grounding check, injection filter, toxicity*",
  ],
  [
    "human-review",
    "human review*, human agent*, human in the loop, human handoff, manual review*, review queue, reviewer*, human, agent desk, labeller*, labeler*, annotat*, labelling, labeling, moderators, call centre, call center, escalat*, support staff, support agent desk, person checks, people check",
  ],
  [
    "training-job",
    "training, trainer, train, retrain*, re train*, re learning, relearning, fine tun*, finetun*, learning job, sagemaker training, kubeflow, nightly learning, model building",
  ],
  [
    "search-index",
    "search index, inverted index, full text*, fulltext*, bm25, keyword search, keyword index, word index",
  ],
  [
    "object-store",
    "object store*, object storage, blob*, data lake, lake, lakehouse, archive, bucket*, cold storage, file store*",
  ],
  ["warehouse", "warehouse, data mart, olap"],
  [
    "load-balancer",
    "load balanc*, loadbalanc*, lb, nlb, alb, elb, glb, l4 lb, l7 lb, spread evenly, spreads requests, traffic director, front machines, reverse proxy",
  ],
  [
    "cdn",
    "cdn, content delivery, edge cache, edge caches, cloudfront, akamai, fastly, copies near the users",
  ],
  ["dns", "dns, geodns, geo dns, route 53, route53, anycast, name lookup, gslb"],
  [
    "gateway",
    "api gateway, gateway, apigw, api gw, front door, rate limit*, rate limiter, kong, apigee, bff, front desk",
  ],
  [
    "queue",
    "message queue, task queue, job queue, work queue, work list, waiting line, queue, sqs, rabbitmq, rabbit mq, celery, activemq, dead letter*, dlq, backlog, waiting room, inbox",
  ],
];

/** Products and everyday words; the earliest in the label wins. */
export const NAMES: readonly Row[] = [
  [
    "feature-store-online",
    "user features, item features, person features, features, facts about, people facts, fresh facts, user facts, item facts",
  ],
  ["embedding-server", "embedding*"],
  [
    "llm-server",
    "vllm, llm*, large language model, language model, chat model, gpt*, claude, llama*, mistral*, mixtral, gemini, qwen*, deepseek*, tgi, sglang, tensorrt llm, text generation, text generator, answer generator, generator, token generation, 70b, 100b, 8b, prefill*, decode pool, decode workers",
  ],
  [
    "model-server",
    "triton, torchserve, tf serving, tensorflow serving, kserve, seldon, bentoml, ray serve, onnx*, tensorrt, ranker*, ranking, rank, scorer*, scoring, inference*, predict*, classifier*, classification model, model server*, model serving, model service, model host*, ml model, ml service, fraud model, gpu*, dnn, neural net*, gbdt, xgboost, reranker*, cross encoder, detector, model, quick sift, careful look",
  ],
  [
    "stream",
    "kafka*, kinesis, pub sub, pubsub, pulsar, event stream*, event bus, event hub*, eventhub*, event log*, stream, redpanda, running journal, journal, log of events, change feed, cdc, debezium, topic*, message bus, commit log, nats",
  ],
  [
    "stream-job",
    "flink*, spark streaming, structured streaming, stream process*, stream job, streaming job, stream aggreg*, stream compute, kafka streams, ksql*, samza, storm, real time aggreg*, realtime aggreg*, realtime features, real time features, streaming features, sessioni*",
  ],
  [
    "batch-job",
    "spark*, batch*, airflow, dagster, dbt, etl, elt, hadoop, mapreduce, emr, dataproc, dataflow, beam, cron*, nightly*, offline job*, offline pipeline, scheduled job, precompute*, backfill*, embedding refresh, index build*, indexer, ingestion pipeline, chunker, chunking, overnight job",
  ],
  [
    "cache",
    "redis*, memcache*, cache*, caching, elasticache, dragonfly, valkey, hazelcast, varnish, list kept, kept from last, kept list, hot results, kept in memory, hot copy, ttl",
  ],
  [
    "search-index",
    "elasticsearch, elastic search, elastic, opensearch, solr, lucene, algolia, typesense, meilisearch, vespa, search engine, search cluster",
  ],
  [
    "nosql",
    "cassandra, dynamodb, dynamo db, dynamo, mongo*, scylla*, hbase, bigtable, aerospike, couchbase, cosmos*, firestore, rocksdb, key value*, kv store, kv, nosql, document store, document db, wide column, timeseries db, time series db, influx*, neo4j, graph db, etcd, zookeeper, consul",
  ],
  [
    "sql",
    "postgres*, mysql, mariadb, sql*, aurora, spanner, cockroach*, yugabyte*, tidb, vitess, alloydb, oracle, rds, relational*, database*, db, primary, read replica*, metadata store, metadata db, user store, ledger",
  ],
  [
    "object-store",
    "s3*, gcs, minio, azure blob, hdfs, iceberg, delta lake, hudi, parquet, r2, ceph, storage, file share, snapshots",
  ],
  [
    "warehouse",
    "snowflake, bigquery, redshift, clickhouse, druid, pinot, trino, presto, databricks, analytics store, analytics db, hive",
  ],
  [
    "load-balancer",
    "nginx, haproxy, envoy, traefik, f5, ingress, balancer, balances, router, traffic split*",
  ],
  ["cdn", "cloudflare, edge*, pop, pops, edge servers"],
  [
    "monitor",
    "monitor*, prometheus, grafana, datadog, alert*, observab*, opentelemetry, otel, jaeger, metrics*, dashboard*, drift*, evidently, whylabs, arize, pagerduty, elk, logging, log store, tracing, traces, watch, quality checks",
  ],
  [
    "external-api",
    "external*, third party*, 3rd party*, openai*, anthropic, bedrock, vertex, stripe, twilio, sendgrid, payment provider, payment network, partner api, vendor*, crm, zendesk, salesforce, apns, fcm, saas*, outside service, provider*",
  ],
  [
    "worker",
    "worker*, consumer*, background job*, background process*, job runner, executor*, lambda, helper process*",
  ],
  [
    "client",
    "client*, user*, person, people, browser*, mobile*, app, apps, phone*, web app, web, ios, android, customer*, viewer*, visitor*, device*, camera*, shopper*, rider*, driver*, caller*, sdk, tenant*, merchant*, sensor*, producer*, end user*, web page",
  ],
];
