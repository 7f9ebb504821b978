import type { EdgeFlow, NodeLoad, OutageEffect, Simulation } from "~graders";
import { msText, percentText, rateText } from "./words.ts";

/** How near a component is to its limit. Each has a colour, and each has a word that says the same. */
export const BANDS = ["unlimited", "light", "steady", "busy", "near", "over"] as const;
export type Band = (typeof BANDS)[number];

export const BAND_WORDS: Readonly<Record<Band, string>> = {
  unlimited: "no limit set",
  light: "light",
  steady: "steady",
  busy: "busy",
  near: "near its limit",
  over: "overloaded",
};

/** From 70% on, waiting grows faster than load (Erlang C); from 85% on, one lost replica in seven is one too many. */
export function bandOf(utilisation: number | null): Band {
  if (utilisation === null) return "unlimited";
  if (utilisation >= 1) return "over";
  if (utilisation >= 0.85) return "near";
  if (utilisation >= 0.7) return "busy";
  return utilisation >= 0.5 ? "steady" : "light";
}

export type NodeState = OutageEffect["nodes"][number]["state"];

/** What a component's place on the drawing shows of a run. */
export interface NodeReading {
  band: Band;
  /** `failing`: none of its requests get their reply; where some do, only the label says so. */
  state: NodeState;
  /** On the component: `82% busy`. */
  label: string;
  /** For those who hear it. */
  says: string;
}

export interface EdgeReading {
  /** `8.2k/s`; empty where the arrow carries nothing of its own. */
  label: string;
  /** 0 to 1: this edge's rate by the busiest edge's, on a logarithmic scale. */
  weight: number;
  /** It leads to what is down, or nothing comes along it any more. */
  cut: boolean;
}

/** A run as the drawing shows it, by ids of nodes and edges. */
export interface Readings {
  nodes: ReadonlyMap<string, NodeReading>;
  edges: ReadonlyMap<string, EdgeReading>;
  /** The sketch or the load has changed since. */
  stale: boolean;
}

const STATE_LABELS: Readonly<Record<Exclude<NodeState, "up">, string>> = {
  down: "down",
  "cut-off": "cut off",
  failing: "failing",
};

function nodeReading(
  load: NodeLoad,
  kind: string | undefined,
  effect: OutageEffect["nodes"][number] | undefined,
): NodeReading {
  const band = bandOf(load.utilisation);
  const state = effect?.state ?? "up";
  const used = load.utilisation === null ? "" : `${percentText(load.utilisation)} ${BAND_WORDS[band]}`;
  const busy = used || (load.arrivalRps > 0 && kind !== "client" ? rateText(load.arrivalRps) : "");
  if (state === "down" || state === "cut-off")
    return { band: "unlimited", state, label: STATE_LABELS[state], says: STATE_LABELS[state] };
  const failing = 1 - (effect?.servedShare ?? 1);
  const lost = state === "failing" ? (failing >= 1 ? "no reply" : `${percentText(failing)} fail`) : "";
  const time = load.p99Ms === null || load.utilisation === null ? "" : `p99 ${msText(load.p99Ms)}`;
  return {
    band,
    state: failing >= 1 ? state : "up",
    label: [lost, state === "failing" && failing < 1 ? used : ""].filter(Boolean).join(", ") || busy,
    says: [lost, used, load.arrivalRps > 0 ? `${rateText(load.arrivalRps)} arrive` : "", time]
      .filter(Boolean)
      .join(", "),
  };
}

/** What the drawing shows of a run; without flows and outage (in a report) it shows the components alone. */
export function readingsOf({
  simulation,
  sketch,
  flows = [],
  outage = null,
  stale = false,
}: {
  simulation: Pick<Simulation, "nodes">;
  sketch: {
    nodes: readonly { id: string; kind: string }[];
    edges: readonly { id: string; from: string; to: string }[];
  };
  flows?: readonly EdgeFlow[];
  outage?: OutageEffect | null;
  stale?: boolean;
}): Readings {
  const kinds = new Map(sketch.nodes.map(({ id, kind }) => [id, kind]));
  const effects = new Map(outage?.nodes.map((node) => [node.id, node]));
  const nodes = new Map(
    simulation.nodes.map((load) => [load.id, nodeReading(load, kinds.get(load.id), effects.get(load.id))]),
  );
  const most = Math.max(0, ...flows.map(({ rps }) => rps ?? 0));
  const ends = new Map(sketch.edges.map((edge) => [edge.id, edge]));
  const edges = new Map(
    flows.map(({ id, rps }): [string, EdgeReading] => {
      const edge = ends.get(id);
      const gone = (end: string | undefined) => {
        const state = effects.get(end ?? "")?.state;
        return state === "down" || state === "cut-off";
      };
      return [
        id,
        {
          label: rps === null || rps === 0 ? "" : rateText(rps),
          weight: rps && most > 0 ? Math.max(0, 1 + Math.log10(rps / most) / 4) : 0,
          cut: gone(edge?.from) || gone(edge?.to),
        },
      ];
    }),
  );
  return { nodes, edges, stale };
}
