import { type Evidence, type NodeLoad, type Simulation, type SimulationResult } from "../model/index.ts";
import { type CheckContext } from "./context.ts";
import { notMet, outcome, type Outcome } from "./outcome.ts";

/** A sketch of which nothing is stated proves nothing: what its defaults yield earns at most this share. */
const DEFAULTS_SHARE = 0.5;

const NOT_RUN = "There is no sketch that could be run under this load.";

/** A verdict of the simulation, and the components that decide it, the first most. */
export interface Decided {
  outcome: Outcome;
  by: readonly NodeLoad[];
}

/**
 * Runs `judge` on the simulation; without one the criterion is not met, since the sketch is the candidate's to draw. Where
 * the criterion asks for the candidate's `own` figures, a result whose deciding components rest on defaults earns nothing,
 * and one of which some do, half.
 */
export function onSimulation(
  { simulation, answer }: CheckContext,
  { own, result }: { own: boolean | undefined; result: SimulationResult },
  judge: (simulation: Simulation) => Decided,
): Outcome {
  if (simulation === null)
    return notMet(answer.sketch.nodes.length === 0 ? NOT_RUN : "The sketch cannot be run as it is drawn.");
  const { outcome: judged, by } = judge(simulation);
  const bare = by.filter((node) => restsOnDefaults(node, result));
  const found = judged.found + remark(bare, result);
  if (judged.share === null || judged.share === 0) return { ...judged, found };
  if (own && by.length > 0 && bare.length === by.length)
    return notMet(`${found} Your own figures are asked for here.`, judged.evidence);
  const isHalved = statesNothing(simulation, result) || (own === true && bare.length > 0);
  return outcome(isHalved ? Math.min(DEFAULTS_SHARE, judged.share) : judged.share, found, judged.evidence);
}

/** What a result takes from a component, all of it by default. */
const TELLING: Record<SimulationResult, { parameters: readonly string[]; words: string }> = {
  load: {
    parameters: ["replicas", "serviceTimeMs", "capacityPerReplica"],
    words: "the copies and speed",
  },
  latency: { parameters: ["serviceTimeMs"], words: "the service time" },
  availability: { parameters: ["replicas"], words: "the copies" },
  cost: { parameters: ["unitPriceUsdMonth"], words: "the price" },
};

export const restsOnDefaults = ({ defaulted }: NodeLoad, result: SimulationResult) =>
  TELLING[result].parameters.every((name) => defaulted.includes(name));

const working = (simulation: Simulation) =>
  simulation.nodes.filter((node) => node.defaulted.length > 0 || node.capacityRps !== null);

const statesNothing = (simulation: Simulation, result: SimulationResult) =>
  working(simulation).length > 0 && working(simulation).every((node) => restsOnDefaults(node, result));

/** What an overloaded component gets and can do; where no copies are stated, how many it takes. */
export function overloadOf({ label, arrivalRps, capacityRps, defaulted }: NodeLoad): string {
  const [gets, does] = [`“${label}” gets ${readable(arrivalRps)}/s`, `${readable(capacityRps ?? 0)}/s`];
  if (!defaulted.includes("replicas") || !capacityRps) return `${gets} and can do ${does}`;
  return `${gets} and one copy does ${does}, so it takes ${readable(Math.ceil(arrivalRps / capacityRps))} at least`;
}

function remark(bare: readonly NodeLoad[], result: SimulationResult): string {
  if (bare.length === 0) return "";
  const names = bare.map((node) => `“${node.label}”`);
  const all = names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  return ` Here ${TELLING[result].words} of ${all} ${result === "load" || result === "availability" ? "are" : "is"} taken from defaults, since the sketch states none.`;
}

/** `nodes`: ids of the components that decide it, so that the sketch can show them. */
export const simulated = (
  metric: string,
  value: string,
  target?: string,
  nodes: readonly string[] = [],
): Evidence => ({
  kind: "simulation",
  metric,
  value,
  ...(target === undefined ? {} : { target }),
  ...(nodes.length === 0 ? {} : { nodes: [...nodes] }),
});

/** Three significant digits, with thousands separated: `1,240`, `0.37`. */
export function readable(value: number): string {
  const rounded = Number(value.toPrecision(3));
  const [whole = "0", fraction] = String(rounded).split(".");
  if (whole.includes("e")) return String(rounded);
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
