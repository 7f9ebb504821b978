import { type Evidence, type NodeLoad, type Simulation } from "../model/index.ts";
import { type CheckContext } from "./context.ts";
import { notMet, outcome, type Outcome } from "./outcome.ts";

/** A sketch of which nothing is stated proves nothing: what its defaults yield earns at most this share. */
const DEFAULTS_SHARE = 0.5;

const NOT_RUN = "There is no sketch that could be run under this load.";

/** Runs `judge` on the simulation; without one the criterion is not met, since the sketch is the candidate's to draw. */
export function onSimulation(
  { simulation, answer }: CheckContext,
  judge: (simulation: Simulation) => Outcome,
): Outcome {
  if (simulation === null)
    return notMet(answer.sketch.nodes.length === 0 ? NOT_RUN : "The sketch cannot be run as it is drawn.");
  const judged = judge(simulation);
  if (judged.share === null || judged.share === 0)
    return { ...judged, found: judged.found + restsOn(simulation) };
  const share = statesNothing(simulation) ? Math.min(DEFAULTS_SHARE, judged.share) : judged.share;
  return outcome(share, judged.found + restsOn(simulation), judged.evidence);
}

/** Parameters a capacity or latency rests on. */
const TELLING = ["replicas", "serviceTimeMs", "concurrency", "capacityPerReplica"];
const isBare = (node: NodeLoad) =>
  TELLING.every((name) => name === "concurrency" || node.defaulted.includes(name));

const working = (simulation: Simulation) =>
  simulation.nodes.filter((node) => node.defaulted.length > 0 || node.capacityRps !== null);

const statesNothing = (simulation: Simulation) =>
  working(simulation).length > 0 && working(simulation).every((node) => isBare(node));

function restsOn(simulation: Simulation): string {
  const bare = working(simulation).filter(isBare);
  if (bare.length === 0) return "";
  const names = bare.slice(0, 3).map((node) => `“${node.label}”`);
  const more = bare.length > 3 ? ` and ${bare.length - 3} more` : "";
  return ` This rests on default parameters of ${names.join(", ")}${more}.`;
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
