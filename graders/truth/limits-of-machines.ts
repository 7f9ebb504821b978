import { CARD, ONE, some, type Limit } from "./limit.ts";

const STORE =
  /\b(?:postgres(?:ql)?|mysql|mariadb|sqlite|sql server|oracle|(?:relational |sql )?database|db|primary)\b/;
const CARRIES =
  /\b(?:carr(?:y|ies)|moves?|gives?|does|delivers?|transfers?|takes?|handles?|holds?|suffices?|enough)\b/;

/** What one machine, disk or group of machines does not do. */
export const LIMITS_OF_MACHINES: readonly Limit[] = [
  {
    id: "beyond-one-database-node",
    says: "One ordinary database node takes a hundred thousand writes a second or more.",
    truth:
      "A primary that makes each commit durable takes some tens of thousands of small transactions a second; above that come shards, logs or batches.",
    points: 4,
    isBeyond: ({ text, numbers }) =>
      STORE.test(text) &&
      /\b(?:one|single)\b/.test(text) &&
      /\b(?:writes?|inserts?|transactions?|rows?|commits?|tps|rps|requests|events|everything|all)\b/.test(
        text,
      ) &&
      !/\b(?:reads?(?! and writes)|cache|shards?|sharded|replicas?|batch(?:es|ed)?|kafka|redis|cassandra|scylla|clickhouse|dynamodb|spanner|per day|a day|day)\b/.test(
        text,
      ) &&
      some(numbers, "1/s", (value) => value >= 100_000),
  },
  {
    id: "beyond-one-node-s-connections",
    says: "One database server keeps tens of thousands of connections.",
    truth:
      "Each connection is a process or thread with its memory: some hundreds work, and a pooler stands in front.",
    points: 3,
    isBeyond: ({ text, numbers }) =>
      STORE.test(text) &&
      !/\b(?:pool|pooler|pgbouncer|proxy)\b/.test(text) &&
      some(numbers, "1", (value, said) => value >= 20_000 && /connection/i.test(said)),
  },
  {
    id: "beyond-consensus",
    says: "One consensus group commits hundreds of thousands of entries a second.",
    truth:
      "Each entry waits for a majority and one leader orders them all; groups reach some ten thousand a second, unbatched.",
    points: 4,
    isBeyond: ({ text, numbers }) =>
      /\b(?:raft|paxos|zab|zookeeper|etcd|consensus|quorum)\b/.test(text) &&
      !/\b(?:shards?|groups|ranges|batch(?:es|ed)?|partitions?|quorum reads?)\b/.test(text) &&
      some(numbers, "1/s", (value) => value >= 300_000),
  },
  {
    id: "beyond-one-card",
    says: "One card answers hundreds of thousands of model calls a second.",
    truth:
      "Between memory, transfer and kernel launches one card does some hundreds to tens of thousands of model calls a second.",
    points: 4,
    isBeyond: ({ text, numbers }) =>
      ONE.test(text) &&
      CARD.test(text) &&
      /\b(?:images?|pictures?|photos?|requests?|rps|qps|predictions?|inferences?|users?)\b/.test(text) &&
      !/flops?\b/.test(text) &&
      !/\b(?:fleet|cluster|cards together|dot products?|lookups?|features?|in total|scor\w+|candidates?|rank\w*)\b/.test(
        text,
      ) &&
      some(numbers, "1/s", (value, said) => value >= 200_000 && !/flop|tok|b\/s|byte/i.test(said)),
  },
  {
    id: "beyond-one-disk",
    says: "One disk or link carries more than any does.",
    truth:
      "An NVMe disk reads 7 to 14 GB/s, a 100 Gbit/s link carries 12.5 GB/s, and a card's memory 1 to 8 TB/s.",
    points: 3,
    isBeyond: ({ text, numbers }) =>
      /\b(?:one|single|an?) (?:nvme |ssd |local |hard )?(?:disk|ssd|drive|hdd)\b/.test(text) &&
      /\b(?:reads?|writes?|delivers?|throughput|bandwidth|handles?|sustains?|does)\b/.test(text) &&
      some(numbers, "GB/s", (value) => value >= 30),
  },
  {
    id: "beyond-one-cache-node",
    says: "One cache node answers millions of requests a second.",
    truth:
      "A Redis node runs its commands on one core: about 100k a second, some hundred thousand when pipelined.",
    points: 3,
    isBeyond: ({ text, numbers }) =>
      /\b(?:one|single) (?:redis|memcached|cache)(?: node| instance| server| machine)?\b/.test(text) &&
      !/\b(?:cluster|shards?|nodes|pipelin\w+|in total|of them|each|together|machines|instances)\b/.test(
        text,
      ) &&
      some(numbers, "1/s", (value) => value >= 2_000_000),
  },
  {
    id: "beyond-that-link",
    says: "A network link carries as many bytes a second as it has bits.",
    truth: "Eight bits are a byte: 1 Gbit/s is 125 MB/s, 10 Gbit/s are 1.25 GB/s, before any overhead.",
    points: 3,
    isBeyond: ({ text, numbers }) => {
      if (!/\b(?:link|nic|line|network|ethernet|port|uplink)\b/.test(text) || !CARRIES.test(text))
        return false;
      const rates = numbers.flatMap((number) => {
        const perSecond = number.in("B/s");
        if (perSecond === null || number.evidence.kind !== "quote") return [];
        return [{ perSecond, bits: /[kMG]b(?:it|ps|\/)|bit|GbE/.test(number.evidence.text) }];
      });
      const [link, ...others] = rates.filter(({ bits }) => bits);
      const moved = rates.filter(({ bits }) => !bits);
      return (
        link !== undefined &&
        others.length === 0 &&
        moved.length === 1 &&
        moved.every(({ perSecond }) => perSecond > 4 * link.perSecond && perSecond < 12 * link.perSecond)
      );
    },
  },
  {
    id: "beyond-one-card-s-arithmetic",
    says: "One card does hundreds of petaflops.",
    truth: "An H100 does about 1 PFLOPS in 16 bits and 2 in 8; a card of 20 counts four bits and sparsity.",
    points: 3,
    isBeyond: ({ text, numbers }) =>
      /\b(?:one|single|an?|each|per)\b/.test(text) &&
      CARD.test(text) &&
      !/\b(?:cluster|pods?|racks?|nodes?|fleet|together|in all|total|of [a-z0-9]+ cards)\b/.test(text) &&
      some(numbers, "PFLOPS", (value) => value >= 40),
  },
  {
    id: "beyond-one-machine-s-memory",
    says: "One machine holds hundreds of terabytes in memory.",
    truth: "Large machines hold 2 to 4 TB of memory, the largest some 30: more is disk, or many machines.",
    points: 3,
    isBeyond: ({ text, numbers }) =>
      /\b(?:one|single) (?:machine|server|node|box|instance|host)\b/.test(text) &&
      /\b(?:ram|memory|dram)\b/.test(text) &&
      some(numbers, "TB", (value) => value >= 100),
  },
];
