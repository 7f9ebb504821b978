import { type NodeKind, type Sketch } from "../../model/index.ts";
import { findJoins } from "../joins.ts";
import { waitedFor } from "../latency.ts";
import { compileSketch, type Link, type Network } from "../network.ts";
import { solveTraffic, thinning } from "../traffic.ts";
import { spreadOf, type Spread } from "./random.ts";
import { type LlmSettings, type RunSettings, type StationSettings } from "./settings.ts";

/** A node as the engine runs it. Times in seconds. */
export interface StationPlan {
  /** `delay`: never queues; `servers`: one queue, some servers; `batches`: servers that take several at a time. */
  kind: "delay" | "servers" | "batches" | "llm";
  replicas: number;
  /** Requests in service at once; of `batches`, batches at once. Infinity for `delay`. */
  servers: number;
  serviceS: number;
  spread: Spread;
  batchSize: number;
  batchWaitS: number;
  /** Most that may be here, those in service included. */
  room: number;
  timeoutS: number;
  retries: number;
  backoffS: number;
  /** Chance that a lookup here is answered without going on along the edges that a miss takes. */
  hitRate: number;
  llm: LlmSettings | null;
}

/** One edge as the engine follows it. */
export interface Way {
  link: Link;
  /** Of the source's requests; what a cache keeps away is not in it. */
  chance: number;
  whole: number;
  fraction: number;
  /** Only a miss of the source itself goes here. */
  onOwnMiss: boolean;
  /** One random number decides among the alternatives of a group; -1: no alternative. */
  group: number;
  /** Ways of the caller that are followed when this lookup misses, each with the share that hits keep away. */
  onMiss: { way: number; hit: number }[];
  /** The lookup that goes before this way, -1 for none. */
  behind: number;
}

export interface Plan {
  network: Network;
  stations: StationPlan[];
  ways: Way[];
  /** Way numbers by node: lookups before what they protect, alternatives of a group in a row. */
  leaving: number[][];
  /** Joining components by the node where their branches part. */
  after: number[][];
  /** Requests per second at each node, by the traffic equations. */
  rates: number[];
  notes: string[];
}

/** Reads the sketch as the closed form does, and adds what only the engine can run. */
export function planOf(sketch: Sketch, rps: number, settings: RunSettings): Plan {
  const network = compileSketch(sketch);
  const traffic = solveTraffic(network, rps);
  const joins = findJoins(network, waitedFor);
  const thin = thinning(network);
  const ways: Way[] = [];
  const kindOf = (i: number): NodeKind => network.nodes[i]?.kind ?? "service";
  const leaving = network.outgoing.map((links) => {
    const followed = links.filter(
      (link) => link.chance > 0 && !joins.folded.has(link) && !(link.feedback && traffic.runaway),
    );
    const groups = [...new Set(followed.filter((link) => link.alternative).map((link) => kindOf(link.to)))];
    const rank = (link: Link) =>
      link.alternative ? 2 + groups.indexOf(kindOf(link.to)) : link.relievedBy === null ? 0 : 1;
    followed.sort((a, b) => rank(a) - rank(b));
    const numbers = followed.map((link) => {
      const whole = Math.floor(link.calls);
      return (
        ways.push({
          link,
          chance: link.chance * thin(link),
          whole,
          fraction: link.calls - whole,
          onOwnMiss: link.relievedBy?.cache === link.from,
          group: link.alternative ? groups.indexOf(kindOf(link.to)) : -1,
          onMiss: [],
          behind: -1,
        }) - 1
      );
    });
    askFirst(numbers, ways);
    return numbers;
  });
  const stations = network.stations.map((spec, i): StationPlan => {
    const node = network.nodes[i];
    const own: StationSettings = { ...settings.everywhere, ...settings.stations[node?.id ?? ""] };
    const batchSize = node?.parameters.batchSize ?? 1;
    const llm = own.llm && node?.kind === "llm-server" ? own.llm : null;
    const kind =
      spec.servers === Infinity ? "delay" : llm ? "llm" : batchSize > 1 ? "batches" : ("servers" as const);
    const servers = kind === "batches" ? Math.max(1, Math.round(spec.servers / batchSize)) : spec.servers;
    return {
      kind,
      replicas: spec.replicas,
      servers,
      serviceS: kind === "batches" ? (servers * batchSize) / spec.capacityRps : spec.serviceS,
      spread: spreadOf(own.cv ?? 1),
      batchSize,
      batchWaitS: (own.batchWaitMs ?? 0) / 1000,
      room: own.room ?? Infinity,
      timeoutS: (own.timeoutMs ?? node?.parameters.timeoutMs ?? Infinity) / 1000,
      retries: own.retries ?? 0,
      backoffS: (own.backoffMs ?? 0) / 1000,
      hitRate: spec.hitRate,
      llm,
    };
  });
  const after = network.nodes.map((_, i) => [...(joins.after.get(i) ?? [])]);
  const notes = traffic.runaway ? ["A loop that feeds on itself is left out of the run."] : [];
  return { network, stations, ways, leaving, after, rates: traffic.rates, notes };
}

/**
 * A cache that stands beside what it protects is asked first, and what it protects only after a miss. Where one request
 * makes several lookups, each misses by itself, and the calls are made side by side.
 */
function askFirst(numbers: readonly number[], ways: Way[]): void {
  for (const number of numbers) {
    const way = ways[number];
    const relief = way?.link.relievedBy;
    if (!way || !relief || way.onOwnMiss) continue;
    const lookup = numbers.find((other) => {
      const asked = ways[other];
      return asked?.link.to === relief.cache && asked.link.relievedBy === null && !asked.link.alternative;
    });
    const asked = lookup === undefined ? undefined : ways[lookup];
    if (lookup === undefined || !asked || asked.link.calls !== 1) continue;
    way.behind = lookup;
    asked.onMiss.push({ way: number, hit: Math.min(1, relief.share / asked.chance) });
  }
}
