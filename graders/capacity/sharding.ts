import { defineCalculator, figure, integer, list, number, step, type Outcome } from "./calculator.ts";

/**
 * ceil(max(target ÷ producer, target ÷ consumer)), rates in MB/s. Assumes keys that spread evenly. Rao 2015
 * (Confluent).
 */
export const partitions = defineCalculator({
  name: "partitions",
  title: "Topic partitions",
  family: "sharding",
  summary: "Partitions of a topic for a target throughput.",
  formula: "ceil(max(target ÷ producer, target ÷ consumer))",
  source: "Rao 2015, How to choose the number of topics/partitions in a Kafka cluster (Confluent).",
  assumptions: [
    "Keys spread evenly: one hot key is bound to one partition whatever their number.",
    "Measure what one partition takes and what one consumer handles; leave room for growth.",
  ],
  example: { target_mb_s: "100", producer_mb_s: "10", consumer_mb_s: "20" },
  inputs: {
    target_mb_s: number("Target throughput", "MB/s"),
    producer_mb_s: number("One partition takes from producers", "MB/s", { positive: true }),
    consumer_mb_s: number("One partition gives to a consumer", "MB/s", { positive: true }),
  },
  results: { partitions: { label: "Partitions", unit: "1" } },
  ledger: ({ target_mb_s, producer_mb_s, consumer_mb_s }) => ({
    name: "partitions",
    of: "partitions",
    expression: `max(1, ceil(max(${figure(target_mb_s)} / ${figure(producer_mb_s)}, ${figure(target_mb_s)} / ${figure(consumer_mb_s)})))`,
  }),
  run({ target_mb_s, producer_mb_s, consumer_mb_s }) {
    const writes = target_mb_s / producer_mb_s;
    const reads = target_mb_s / consumer_mb_s;
    const count = Math.max(1, Math.ceil(Math.max(writes, reads) - 1e-9));
    return {
      result: { partitions: count },
      steps: [
        step("For writing", `${target_mb_s} ÷ ${producer_mb_s}`, writes, "1"),
        step("For reading", `${target_mb_s} ÷ ${consumer_mb_s}`, reads, "1"),
        step("Partitions", "the larger, rounded up", count, "1"),
      ],
    };
  },
});

const READ_UNIT_KB = 4;

/**
 * Reads: each item rounded up to 4 KB, strong 1 unit per 4 KB, eventual half, transactional double; writes by 1
 * KB. KB of 1,024 B. DynamoDB guide.
 */
export const dynamodbUnits = defineCalculator({
  name: "dynamodb_units",
  title: "DynamoDB units",
  family: "sharding",
  summary: "DynamoDB read and write units that one request for these items takes.",
  formula:
    "reads: each item rounded up to 4 KB; strong 1 unit per 4 KB, eventual half, transactional double; writes: 1 KB",
  source: "Amazon DynamoDB developer guide, Read and write operations: capacity unit consumption.",
  assumptions: [
    "KB is 1,024 bytes here, as in the guide.",
    "A batch rounds each item by itself; a Query rounds their sum.",
  ],
  example: { item_kb: "1.5,6.5" },
  inputs: { item_kb: list("Size of each item, in KB", "1", { positive: true, max: 400 }) },
  results: {
    strong: { label: "Strongly consistent read units", unit: "1" },
    eventual: { label: "Eventually consistent read units", unit: "1" },
    transactional: { label: "Transactional read units", unit: "1" },
    billed_kb: { label: "Size as billed for reads, in KB", unit: "1" },
    write: { label: "Write units", unit: "1" },
  },
  run({ item_kb }) {
    const strong = item_kb.reduce((sum, kb) => sum + Math.ceil(kb / READ_UNIT_KB), 0);
    const write = item_kb.reduce((sum, kb) => sum + Math.ceil(kb), 0);
    return {
      result: {
        strong,
        eventual: strong / 2,
        transactional: strong * 2,
        billed_kb: strong * READ_UNIT_KB,
        write,
      },
      steps: [
        step("Billed size", "each item rounded up to 4 KB", strong * READ_UNIT_KB, "1"),
        step("Strong reads", "billed ÷ 4", strong, "1"),
      ],
    };
  },
});

/**
 * Useful = 2 × cores + spindles; deadlock floor = threads × (each − 1) + 1; demanded = pods × pool. Counts.
 * HikariCP wiki, after PostgreSQL's.
 */
export const connectionPool = defineCalculator({
  name: "connection_pool",
  title: "Database connections",
  family: "sharding",
  summary: "Database connections: how many are useful, how many avoid deadlock, whether all pods fit.",
  formula: "useful = 2 × cores + spindles; floor = threads × (each − 1) + 1; demanded = pods × pool",
  source: "HikariCP wiki, About pool sizing (after the PostgreSQL wiki, Number of database connections).",
  assumptions: [
    "A starting point to measure from, for a database whose working set is mostly in memory.",
    "The floor only avoids deadlock; it says nothing about speed.",
  ],
  example: { pods: "40", pool: "20", db_max: "500" },
  inputs: {
    cores: integer("Cores of the database", "1", { optional: true, min: 1 }),
    spindles: integer("Disks that seek at once", "1", { optional: true }),
    threads: integer("Or: threads of the application", "1", { optional: true, min: 1 }),
    connections_per_thread: integer("Connections one thread holds at once", "1", { optional: true, min: 1 }),
    pods: integer("Or: application processes", "1", { optional: true, min: 1 }),
    pool: integer("Connections of each", "1", { optional: true, min: 1 }),
    db_max: integer("Connections the database allows", "1", { optional: true, min: 1 }),
  },
  results: {
    connections: { label: "Useful connections", unit: "1" },
    deadlock_floor: { label: "Least pool without deadlock", unit: "1" },
    demanded: { label: "Connections demanded", unit: "1" },
    fits: { label: "They fit", unit: "" },
  },
  ledger: ({ cores, spindles = 1, threads, connections_per_thread, pods, pool }) =>
    cores !== undefined
      ? { name: "connections", of: "connections", expression: `2 * ${cores} + ${spindles}` }
      : threads !== undefined && connections_per_thread !== undefined
        ? {
            name: "least_pool",
            of: "deadlock_floor",
            expression: `${threads} * (${connections_per_thread} - 1) + 1`,
          }
        : { name: "connections_demanded", of: "demanded", expression: `${pods ?? 0} * ${pool ?? 0}` },
  run({ cores, spindles = 1, threads, connections_per_thread, pods, pool, db_max }): Outcome {
    if (cores !== undefined) {
      const connections = 2 * cores + spindles;
      return {
        result: { connections },
        steps: [step("Useful connections", `2 × ${cores} + ${spindles}`, connections, "1")],
      };
    }
    if (threads !== undefined && connections_per_thread !== undefined) {
      const floor = threads * (connections_per_thread - 1) + 1;
      return {
        result: { deadlock_floor: floor },
        steps: [step("Least pool", `${threads} × (${connections_per_thread} − 1) + 1`, floor, "1")],
      };
    }
    if (pods !== undefined && pool !== undefined && db_max !== undefined) {
      const demanded = pods * pool;
      return {
        result: { demanded, fits: demanded <= db_max },
        steps: [step("Demanded", `${pods} × ${pool}, of ${db_max} allowed`, demanded, "1")],
      };
    }
    return {
      problem:
        "connection_pool takes cores and spindles, or threads and connections_per_thread, or pods, pool and db_max.",
    };
  },
});
