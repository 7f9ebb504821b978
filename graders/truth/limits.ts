import { type StatedNumber } from "./numbers.ts";

/** A sentence with its numbers, in the order in which they stand. */
export interface Said {
  /** Lower-cased, one space between words. */
  text: string;
  numbers: readonly StatedNumber[];
}

/** What no machine, wire or law of arithmetic allows. */
export interface Limit {
  id: string;
  says: string;
  /** Why not, with the figure that is possible. */
  truth: string;
  points: number;
  /** Whether the sentence claims more than that. Denials and suppositions were sorted out before. */
  isBeyond: (said: Said) => boolean;
}

const some = (
  numbers: readonly StatedNumber[],
  unit: string,
  test: (value: number, text: string) => boolean,
) =>
  numbers.some((number) => {
    const value = number.in(unit);
    return (
      value !== null && test(value, number.evidence.kind === "quote" ? number.evidence.text : number.text)
    );
  });

const values = (numbers: readonly StatedNumber[], unit: string) =>
  numbers.flatMap((number) => number.in(unit) ?? []);

const ONE = /\b(?:one|single|a|an|each|every|per)\b/;
const STORE =
  /\b(?:postgres(?:ql)?|mysql|mariadb|sqlite|sql server|oracle|(?:relational |sql )?database|db|primary)\b/;
const CARD = /\b(?:gpus?|cards?|[ahbl]\d{2,3}s?|h200s?|t4s?|v100s?|accelerators?)\b/;

/** GB of memory on one card, by its maker's data sheet. */
const CARD_GB: readonly (readonly [RegExp, number])[] = [
  [/\bt4s?\b/, 16],
  [/\b(?:l4|a10g?)s?\b/, 24],
  [/\bv100s?\b/, 32],
  [/\bl40s?\b/, 48],
  [/\b(?:a100|h100)s?\b/, 80],
  [/\bh200s?\b/, 141],
  [/\bb200s?\b/, 192],
];

const FAR =
  /\b(?:continents?|oceans?|atlantic|pacific|transatlantic|intercontinental|london|tokyo|new york|singapore|sydney|frankfurt|virginia|europe|asia|us-east|eu-west)\b/g;
const CROSSING =
  /\b(?:round[- ]?trip|rtt|cross(?:es|ing)?|across|between|from [a-z ]{2,20} to|to (?:london|tokyo|new york|singapore|sydney|europe|asia|the other continent)|remote|three continents|reads? from (?:the )?(?:store |database |cluster )?(?:in )?(?:new york|london|tokyo|singapore|the other))\b/;
/** Milliseconds of a round trip below which two continents cannot be: 5,500 km of fibre each way take 55. */
const LEAST_OCEAN_MS = 50;

export const LIMITS: readonly Limit[] = [
  {
    id: "beyond-the-speed-of-light",
    says: "Continents answer one another within a few milliseconds.",
    truth:
      "Light in fibre covers about 200 km in a millisecond: a round trip takes 70 ms across the Atlantic and 150 to 250 ms to East Asia.",
    points: 4,
    isBeyond: ({ text, numbers }) => {
      const times = values(numbers, "ms");
      const places = new Set(text.match(FAR));
      return (
        times.length > 0 &&
        Math.max(...times) < LEAST_OCEAN_MS &&
        Math.max(...times) > 0 &&
        (places.size >= 2 || /continents|ocean|atlantic|intercontinental/.test(text)) &&
        CROSSING.test(text) &&
        !/\b(?:local(?:ly)?|own region|inside|within (?:a|the|one|each) region|one[- ]way|same|copy|copies|target|slo|budget|under|below)\b/.test(
          text,
        )
      );
    },
  },
  {
    id: "more-than-all",
    says: "A share of more than a hundred per cent.",
    truth: "A hit rate, a recall, an accuracy or an availability is a part of a whole: 100% is all of it.",
    points: 3,
    isBeyond: ({ text }) =>
      /\b(?:hit[- ]rate|recall|precision|accuracy|availability|uptime|utili[sz]ation)(?: of| is| at| reaches|:| =)? (?:about |roughly )?(?:1[0-9]{2,}|10[1-9]|[2-9][0-9]{2,})(?:\.\d+)? ?%/.test(
        text,
      ) && !/\b(?:increase|gain|rise|more|higher|relative|grow|improve|requests? of)/.test(text),
  },
  {
    id: "does-not-fit-that-memory",
    says: "Something larger than a card's memory fits on that one card.",
    truth:
      "What is held takes its bytes. Larger than the card means fewer bits for each weight, or several cards.",
    points: 5,
    isBeyond: ({ text, numbers }) => {
      if (
        !/\bfits?\b[^.]{0,30}\b(?:one|single|a|an)\b/.test(text) ||
        !CARD.test(text) ||
        /\b(?:two|three|four|eight|[2-9]|shard|split|across|pair|quanti[sz]ed?|compressed|after|int4|int8|fp8|host|offload|left|leaving|only|pq)\b/.test(
          text.replaceAll(/\d[\d.,]* ?(?:gb|tb|b|bytes?)\b/g, ""),
        )
      )
        return false;
      const sizes = values(numbers, "GB").filter((size) => size >= 8);
      const [first, second] = sizes;
      const named = CARD_GB.find(([card]) => card.test(text))?.[1];
      const room = second ?? named;
      return first !== undefined && room !== undefined && first > 1.1 * room;
    },
  },
  {
    id: "bytes-for-weights",
    says: "A model's weights take far fewer, or far more, bytes than its parameters have.",
    truth:
      "Parameters times bytes: 2 at 16 bits, 1 at 8, a half at 4. 100B parameters at 16 bits are 200 GB.",
    points: 5,
    isBeyond: ({ text }) => {
      const said =
        /(\d{1,4}(?:\.\d{1,2})?) ?(b|m|billion|million) (?:parameters?|params|weights|model)[a-z ]{0,20}? (fp32|fp16|bf16|fp8|int8|int4|32[- ]bits?|16[- ]bits?|8[- ]bits?|4[- ]bits?) (?:takes?|needs?|are|is|occup(?:y|ies)|=|≈|about|only|just|weighs?| ){1,6}(\d{1,5}(?:\.\d{1,2})?) ?(mb|gb|tb)\b/.exec(
          text,
        );
      if (said === null) return false;
      const [, count = "", scale = "", bits = "", size = "", unit = ""] = said;
      const bytes = Number(/\d+/.exec(bits)?.[0] ?? "8") / 8;
      const right = Number(count) * (scale.startsWith("b") ? 1 : 0.001) * bytes;
      const stated = Number(size) * ({ mb: 0.001, gb: 1, tb: 1000 }[unit] ?? 1);
      return right > 0 && (stated < 0.55 * right || stated > 2.5 * right);
    },
  },
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
      !/\b(?:shards?|groups|ranges|batch(?:es|ed)?|partitions?)\b/.test(text) &&
      some(numbers, "1/s", (value) => value >= 300_000),
  },
  {
    id: "beyond-memory-bandwidth",
    says: "One user of a large model gets thousands of tokens a second.",
    truth:
      "Each token of one user reads all weights once: 140 GB at 3.35 TB/s are 42 ms on one card, so tens to a few hundred tokens a second.",
    points: 5,
    isBeyond: ({ text, numbers }) =>
      /\b(?:per|each|every|one|a|single)[ -](?:user|stream|conversation|sequence|request)\b/.test(text) &&
      !/\b(?:input|prefill|prompt|concurrent|total|in all|small|draft|1b|3b)\b/.test(text) &&
      some(numbers, "1/s", (value, said) => value >= 1500 && /tok/i.test(said)),
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
      !/\b(?:fleet|cluster|cards together|dot products?|lookups?|features?|in total)\b/.test(text) &&
      some(numbers, "1/s", (value, said) => value >= 200_000 && !/flop|tok|b\/s|byte/i.test(said)),
  },
  {
    id: "per-day-for-per-second",
    says: "A day's volume divided by 24 or 3,600 is a rate per second.",
    truth:
      "A day has 86,400 seconds: divided by 24 it is a rate per hour, and by 3,600 it is 24 times too high.",
    points: 4,
    isBeyond: ({ text }) => {
      const divided =
        /\/ ?(24|3,?600|1,?440) ?(?:h(?:ours?)?|s(?:econds?)?|min(?:utes?)?)? ?[=≈] ?[\d.,]+ ?[kmb]? ?[a-z]{0,12} ?(?:per second|\/ ?s(?:ec)?\b|a second|rps|qps)/.exec(
          text,
        );
      return (
        divided !== null &&
        /\b(?:a|per|each|every) day\b|\/ ?day\b|\bdaily\b/.test(text) &&
        /* The share of a busy hour, or a day cut up in two steps, is another sum. */
        !/[×x*] ?[\d.,]+ ?\/|\/ ?24 ?\/|\b(?:busi|peak|rush)/.test(text)
      );
    },
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
];
