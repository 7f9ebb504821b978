import { type NodeLoad, type Simulation } from "../../model/index.ts";

/** Half-widths of 95% confidence intervals around times of the same names; null: too little was seen to tell. */
export interface Confidence {
  meanMs: number | null;
  p50Ms: number | null;
  p95Ms: number | null;
  p99Ms: number | null;
}

/** A node over the measured time; what it shares with the closed form has the same name and meaning. */
export interface NodeRun extends Pick<
  NodeLoad,
  "id" | "label" | "arrivalRps" | "capacityRps" | "utilisation" | "p50Ms" | "p95Ms" | "p99Ms"
> {
  meanMs: number | null;
  confidence: Confidence;
  /** Mean number that wait, and their mean wait. */
  queue: number | null;
  meanWaitMs: number | null;
  /** Shares of the arrivals here that were refused, or given up by their callers; retries are arrivals too. */
  refusedShare: number;
  timedOutShare: number;
  /** Further tries a second of callers whose calls failed. */
  retriesRps: number;
  /** The queue grew all along: there is no steady state to measure. */
  growing: boolean;
  /** LLM servers with token figures: time to the first token, and the mean share of the KV cache in use. */
  firstToken: { p50Ms: number; p95Ms: number; p99Ms: number; kvShare: number | null } | null;
}

/** One stretch of a run; time 0 is where measuring starts, so the warm-up lies before it. */
export interface RunWindow {
  fromS: number;
  toS: number;
  /** Requests a second that came, were answered, got an error, and were given up. */
  arrivedRps: number;
  servedRps: number;
  lostRps: number;
  timedOutRps: number;
  p50Ms: number | null;
  p99Ms: number | null;
}

/** What a seeded run of discrete events measured. */
export interface EventRun extends Pick<Simulation, "rps" | "p50Ms" | "p95Ms" | "p99Ms" | "notes"> {
  seed: number;
  /** Requests that came in the measured time, and events handled, warm-up included. */
  requests: number;
  events: number;
  warmUpS: number;
  measuredS: number;
  meanMs: number | null;
  confidence: Confidence;
  /** Of requests that ended in the measured time. Times are of those that were answered. */
  servedShare: number | null;
  lostShare: number | null;
  timedOutShare: number | null;
  nodes: NodeRun[];
  timeline: RunWindow[];
}
