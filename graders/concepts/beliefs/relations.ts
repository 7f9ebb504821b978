import { type Misconception } from "../../model/index.ts";
import { defineBeliefs } from "./define.ts";

/** What follows from what in this field, and the direction in which people get it wrong. */
interface Relation {
  id: string;
  says: string;
  truth: string;
  /** The cause, already with its direction: `larger|bigger batch`. One or more pattern elements each. */
  causes: readonly string[];
  /** The effect, one pattern element: `latency|wait`. */
  effect: string;
  /** Where the false claim says that the effect goes. */
  falsely: "up" | "down";
  /** Other ways to say the false effect: `fresh|current`. */
  also?: readonly string[];
  unless?: readonly string[];
  points?: number;
}

const DOWN = "reduce|lower|lowers|cut|decrease|shrink|shorten|minimise";
const UP = "increase|raise|boost|improve|grow|double|enlarge";
const FALLS = "fall|drop|decrease|shrink|sink";
const RISES = "rise|grow|increase|climb|double";
const LESS = "low|less|few|fewer|short|shorter|small";
const MORE = "high|more|great|greater|large|big|better";
const KIND = "average|mean|tail|p99|p95|overall|total|single|request|query|read|write|database|cloud|user";

function patternsOf({ causes, effect, falsely, also = [] }: Relation): string[] {
  const [change, moves, degree] = falsely === "down" ? [DOWN, FALLS, LESS] : [UP, RISES, MORE];
  return causes.flatMap((cause) => [
    `${cause} ~ ${change} ${KIND}? ${effect}`,
    `${cause} ~ ${degree} ${KIND}? ${effect}`,
    `${cause} ~ ${effect} ${moves}`,
    ...also.map((words) => `${cause} ~ ${words}`),
  ]);
}

const define = (relations: readonly Relation[]): Misconception[] =>
  defineBeliefs(
    relations.map((relation) => ({
      id: relation.id,
      says: relation.says,
      patterns: patternsOf(relation),
      unless: [...(relation.unless ?? [])],
      truth: relation.truth,
      points: relation.points ?? 3,
      serious: true,
    })),
  );

/** Statements with the wrong direction: cause and effect are right, the sign is not. */
export const relationBeliefs = define([
  {
    id: "longer-ttl-is-fresher",
    says: "A longer lifetime in the cache makes what is read fresher.",
    causes: ["long|longer|higher|larger|increase|raise|extend ttl|lifetime|expiry|expiration"],
    effect: "staleness",
    falsely: "down",
    also: ["be|stay|keep ~ fresh|up-to-date", "more fresh|up-to-date", "improve freshness"],
    unless: ["not|never|less", "cost|costs"],
    truth: "The longer an entry lives, the older the value that is served from it.",
  },
  {
    id: "shorter-ttl-hits-more",
    says: "A shorter lifetime raises the hit rate or takes load off the store.",
    causes: ["short|shorter|reduce|lower ttl|lifetime|expiry"],
    effect: "hit|hit-rate",
    falsely: "up",
    also: [
      "reduce|lower|lowers|less database|backend|store|origin load",
      "load on ~ database|backend|store fall|drop",
    ],
    unless: ["not|never|costs", "lower|less|fewer ~ hit"],
    truth: "Entries that expire sooner are missed more often, so the store behind works more.",
  },
  {
    id: "hit-rate-loads-database",
    says: "A higher hit rate puts more load on the database.",
    causes: ["high|better|improve|raise|rising|increase hit rate", "more cache hit"],
    effect: "load|traffic|pressure",
    falsely: "up",
    unless: ["reduce|less|lower|relieve", "cache|redis load"],
    truth: "Every hit is a read that the database never sees.",
  },
  {
    id: "consistency-is-faster",
    says: "Stronger consistency lowers latency.",
    causes: ["strong|stronger|strict|stricter|linearizable consistency|reads|writes", "linearizability"],
    effect: "latency|response-time",
    falsely: "down",
    also: ["be|make|makes fast"],
    unless: ["not|never|cost|costs|price|trade"],
    truth: "Agreement takes messages between replicas, so stronger guarantees wait longer.",
  },
  {
    id: "more-shards-fewer-crossings",
    says: "More shards mean fewer queries over several shards.",
    causes: ["more|additional|adding|increase shard|partition"],
    effect: "cross-shard|cross-partition|scatter-gather|joins",
    falsely: "down",
    unless: ["not|never|by key|co-locate"],
    truth: "The more shards there are, the more queries find their rows on several of them.",
  },
  {
    id: "hotter-is-truer",
    says: "A higher temperature makes a language model more factual.",
    causes: ["high|raise|increase|raising temperature"],
    effect: "hallucination|invention|errors",
    falsely: "down",
    also: [
      "more|better factual|accurate|reliable|correct|truthful",
      "improve|increase ~ factuality|accuracy|correctness",
    ],
    unless: ["not|never|less", "gpu|cooling"],
    truth: "Temperature flattens the choice of words; high values add variety and errors.",
  },
  {
    id: "more-retries-less-load",
    says: "More retries mean less load or fewer failures under overload.",
    causes: ["more|additional|frequent retry"],
    effect: "load|overload|pressure",
    falsely: "down",
    unless: ["not|never|amplify|budget"],
    truth: "A retry is one more request to a service that already has too many.",
  },
  {
    id: "longer-context-is-faster",
    says: "A longer prompt makes answers faster or cheaper.",
    causes: ["long|longer|larger|bigger|more context|prompt"],
    effect: "latency|cost|ttft|time-to-first-token",
    falsely: "down",
    also: ["be|make|makes cheaper|faster|fast|cheap"],
    unless: ["not|never|cache|cached|prefix", "than"],
    truth: "Each token of the prompt is computed and paid for before the first word of the answer.",
  },
  {
    id: "wider-search-is-faster",
    says: "A wider search of a vector index is faster.",
    causes: ["high|larger|more|increase|raise ef|efsearch|ef-search|nprobe|probe"],
    effect: "latency",
    falsely: "down",
    also: ["be|make|makes|search? faster|fast"],
    unless: ["not|never|cost|slower"],
    truth: "More vectors are compared, which finds more neighbours and takes longer.",
  },
  {
    id: "higher-threshold-finds-more",
    says: "A higher threshold raises recall, or a lower one precision.",
    causes: ["high|raise|raising|increase|stricter threshold|cut-off"],
    effect: "recall|sensitivity",
    falsely: "up",
    also: ["few|fewer|less miss|omission", "miss few|fewer|less"],
    unless: ["not|never|cost|lower|lowers|reduce|less|below"],
    truth: "Raising the threshold flags less: precision rises and recall falls.",
  },
  {
    id: "lower-threshold-is-more-precise",
    says: "A lower threshold raises precision.",
    causes: ["low|lower|reduce|lowering threshold|cut-off"],
    effect: "precision",
    falsely: "up",
    also: ["few|fewer|less alarm"],
    unless: ["not|never|cost|costs|lowers precision"],
    truth: "Lowering the threshold flags more: recall rises and precision falls.",
  },
  {
    id: "fuller-machines-are-faster",
    says: "Higher utilisation shortens queues and latency.",
    causes: ["high|raise|increase|full|fuller utilisation"],
    effect: "latency|wait|queue|waiting",
    falsely: "down",
    unless: ["not|never|cost|batch|price"],
    truth: "Waiting grows steeply with utilisation: at 90% it is nine times what it is at 50%.",
  },
  {
    id: "larger-model-is-faster",
    says: "A larger model answers faster or more cheaply.",
    causes: ["large|bigger model|network"],
    effect: "latency|cost",
    falsely: "down",
    also: ["be fast|faster|cheap|cheaper"],
    unless: ["not|never|than|but|small|draft|route|only", "quantised|distilled|moe"],
    truth: "Every weight is read and multiplied for each token, so a larger model is slower and dearer.",
  },
  {
    id: "quantising-takes-memory",
    says: "Quantising needs more memory.",
    causes: ["quantise|quantisation|int8|int4"],
    effect: "memory-use|memory-usage|memory-footprint|footprint",
    falsely: "up",
    also: ["increase|raise|double ~ memory"],
    unless: ["reduce|saves|save|frees|free|room|kv|not|halve|lower"],
    truth: "Fewer bits for each weight take less memory; that is what it is for.",
  },
  {
    id: "more-copies-cost-less",
    says: "More replicas or copies lower the bill or the storage.",
    causes: ["more|additional|adding|add|extra replica|copy"],
    effect: "cost|bill|storage|spend",
    falsely: "down",
    also: ["be cheap", "make ~ cheap"],
    unless: ["not|never|per request|downtime|outage|smaller|spot", "until"],
    truth: "Each copy is paid for. It buys availability and throughput.",
  },
  {
    id: "more-copies-write-faster",
    says: "More replicas make writes faster.",
    causes: ["more|additional|adding|add|extra|high replica|copy|replication|replication-factor"],
    effect: "write-latency|commit-latency|commit-time",
    falsely: "down",
    also: ["increase|raise|improve|boost ~ write throughput|speed|performance", "write ~ faster|fast"],
    unless: ["not|never|shard|read"],
    truth: "Every copy has to take every write, so writes get slower or no faster; only reads gain.",
  },
  {
    id: "longer-window-is-faster",
    says: "Waiting longer for a batch lowers latency.",
    causes: ["long|longer|larger|increase|raise batching-window|batch-window|window|batch-timeout|max-wait"],
    effect: "latency|response-time|wait",
    falsely: "down",
    unless: ["not|never|throughput|cost|overload|load"],
    truth:
      "A request waits in the window before anything is computed; longer windows trade latency for throughput.",
  },
  {
    id: "wider-fan-out-is-smoother",
    says: "Asking more machines improves the tail.",
    causes: ["more|wide|wider|larger|bigger fan-out|fanout", "more|additional shard|backend"],
    effect: "tail|tail-latency|p99",
    falsely: "down",
    unless: ["not|never|hedge|replica|smaller"],
    truth: "The answer waits for the slowest part, so each further part makes a slow one likelier.",
  },
  {
    id: "rarer-checkpoints-lose-less",
    says: "Fewer checkpoints lose less work.",
    causes: ["few|fewer|rare|rarer|less frequent? checkpoint", "long|longer checkpoint interval"],
    effect: "lost|loss|work-lost|lost-work",
    falsely: "down",
    also: ["lose less|few"],
    unless: ["not|never|overhead"],
    truth: "A failure throws away what was done since the last checkpoint: half an interval on average.",
  },
  {
    id: "more-nines-are-cheaper",
    says: "A stricter target costs less.",
    causes: ["more nine", "high availability", "strict|stricter|tight|tighter slo|target|latency"],
    effect: "cost|bill",
    falsely: "down",
    also: ["be cheap|cheaper"],
    unless: ["not|never|if|until|raise"],
    truth: "Each nine and each millisecond less needs more spare capacity and more copies.",
  },
  {
    id: "caching-freshens",
    says: "A cache makes data fresher.",
    causes: ["cache|caching"],
    effect: "freshness|up-to-dateness",
    falsely: "up",
    also: ["make|makes|keep ~ fresher|more-fresh|more-up-to-date|more-current"],
    unless: ["invalidate|invalidation|not|never|cost|write-through|stream|event"],
    truth: "A cache answers with what it read earlier; freshness is what it costs.",
  },
]);
