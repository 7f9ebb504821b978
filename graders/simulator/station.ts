import { BUILT_IN_PRICES } from "../capacity/price-table/built-in.ts";
import { replicaPrice } from "../capacity/price-table/lookup.ts";
import { type PriceTable } from "../capacity/price-table/schema.ts";
import { type SketchNode } from "../model/index.ts";
import { KIND_DEFAULTS } from "./defaults.ts";
import { copiesInLabel, zonesInLabel } from "./label-copies.ts";

/** A node as the network sees it: its parameters with the defaults of its kind filled in. */
export interface StationSpec {
  replicas: number;
  zones: number;
  /** Requests worked on at once by all replicas together; Infinity: never queues here. */
  servers: number;
  /** Mean time one request holds one server, in seconds. */
  serviceS: number;
  /** Requests per second at full load; Infinity: no limit that the sketch sets. */
  capacityRps: number;
  hitRate: number;
  usdPerMonth: number | null;
  /** Of the node: all its replicas. */
  availability: number;
  /** Parameters taken from the defaults of its kind, by name. */
  defaulted: string[];
}

/** Copies are taken to stand in two zones, as groups of machines do unless told otherwise (EC2 Auto Scaling). */
export const DEFAULT_ZONES = 2;

const ANSWERS_FROM_MEMORY = ["cache", "cdn"];

/**
 * Fills in what is not stated; prices come from the table. `capacityPerReplica` wins over the rest: with it, the slots follow from Little's law
 * (slots = capacity × service time), so that stating 5,000/s and 20 ms means 100 at once. A batch of b holds b slots.
 */
export function stationOf(node: SketchNode, prices: PriceTable = BUILT_IN_PRICES): StationSpec {
  const stated = withLabel(node);
  const kind = KIND_DEFAULTS[node.kind];
  const defaulted: string[] = [];
  const or = (name: keyof typeof stated, fallback: number): number => {
    const value = stated[name];
    if (value === undefined) defaulted.push(name);
    return value ?? fallback;
  };
  const priceOfKind = replicaPrice(prices, node.kind)?.usdPerMonth ?? kind.usdWithoutPrice;
  const limited =
    kind.concurrency !== null || stated.capacityPerReplica !== undefined || stated.concurrency !== undefined;

  const replicas = limited || priceOfKind ? or("replicas", 1) : (stated.replicas ?? 1);
  const zones = Math.min(
    replicas,
    replicas > 1 && limited ? or("zones", DEFAULT_ZONES) : (stated.zones ?? 1),
  );
  const { slots, serviceS } = slotsOf(node, defaulted);
  const answers = ANSWERS_FROM_MEMORY.includes(node.kind) || stated.hitRate !== undefined;
  const hitRate = answers ? or("hitRate", kind.hitRate) : 0;
  const unitPrice = stated.unitPriceUsdMonth ?? priceOfKind;
  if (stated.unitPriceUsdMonth === undefined && priceOfKind) defaulted.push("unitPriceUsdMonth");

  return {
    replicas,
    zones,
    servers: limited ? replicas * slots : Infinity,
    serviceS,
    capacityRps: limited ? (replicas * slots) / serviceS : Infinity,
    hitRate,
    usdPerMonth: unitPrice === null ? null : unitPrice * replicas,
    availability: availabilityOf(kind.availability, replicas, zones, kind.concurrency === null),
    defaulted,
  };
}

/** A label may state copies and zones: `Ranker ×40, 3 zones`. */
function withLabel({ label, parameters }: SketchNode): SketchNode["parameters"] {
  const replicas = parameters.replicas ?? copiesInLabel(label);
  const zones = parameters.zones ?? zonesInLabel(label);
  if (replicas === (parameters.replicas ?? null) && zones === (parameters.zones ?? null)) return parameters;
  return { ...parameters, ...(replicas !== null && { replicas }), ...(zones !== null && { zones }) };
}

function slotsOf({ kind, parameters }: SketchNode, defaulted: string[]): { slots: number; serviceS: number } {
  const defaults = KIND_DEFAULTS[kind];
  const { capacityPerReplica, serviceTimeMs, concurrency, batchSize = 1 } = parameters;
  if (capacityPerReplica !== undefined) {
    const stated = serviceTimeMs ?? (concurrency === undefined ? defaults.serviceTimeMs : undefined);
    if (serviceTimeMs === undefined && concurrency === undefined) defaulted.push("serviceTimeMs");
    const slots =
      stated === undefined
        ? (concurrency ?? 1)
        : Math.max(1, Math.round((capacityPerReplica * stated) / 1000));
    return { slots, serviceS: slots / capacityPerReplica };
  }
  if (serviceTimeMs === undefined) {
    if (kind !== "client") defaulted.push("serviceTimeMs");
    if (defaults.concurrency !== null) defaulted.push("capacityPerReplica");
  }
  if (concurrency === undefined && defaults.concurrency !== null) defaulted.push("concurrency");
  return {
    slots: (concurrency ?? defaults.concurrency ?? 1) * batchSize,
    serviceS: (serviceTimeMs ?? defaults.serviceTimeMs) / 1000,
  };
}

/** One data centre is taken to be away nine hours a year at most; EC2's agreement for two zones or more is 99.99%. */
const ONE_ZONE_AT_MOST = 0.999;
const TWO_ZONES_AT_MOST = 0.9999;

/** Replicas in parallel, 1 − (1 − a)^n, but never better than where they stand; a provider's figure is for the whole. */
function availabilityOf(one: number, replicas: number, zones: number, provided: boolean): number {
  if (provided || replicas === 1) return one;
  return Math.min(1 - Math.pow(1 - one, replicas), zones > 1 ? TWO_ZONES_AT_MOST : ONE_ZONE_AT_MOST);
}
