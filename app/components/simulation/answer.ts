import {
  checkSweep,
  edgeFlows,
  loadsToCheck,
  outageEffect,
  paretoMirror,
  simulate,
  simulateEvents,
  type Sketch,
  sweepLoad,
} from "~graders";
import type { z } from "zod";
import { type SimulationReply, type SimulationRequest, SimulationRequestSchema } from "./messages.ts";

type Failure = Extract<SimulationReply, { kind: "failed" }>;

/** Runs what a message asks for. Never throws: what cannot be run is said in a sentence, with what to mend. */
export function answerSimulation(message: unknown, now: () => number): SimulationReply {
  const read = SimulationRequestSchema.safeParse(message);
  if (!read.success) return unreadable(message, read.error);
  const request = read.data;
  try {
    return unrunnable(request) ?? run(request, now);
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n")[0] : "unknown";
    return failed(request.id, `The simulator gave up on this sketch (${why}). Your sketch is unchanged.`);
  }
}

function run(request: SimulationRequest, now: () => number): SimulationReply {
  const { id, sketch, workload, down, prices } = request;
  const { rps } = workload;
  const outage = down.length > 0 ? outageEffect({ sketch, rps, down }) : null;
  switch (request.kind) {
    case "simulate-closed": {
      const lost = outage?.down ?? [];
      return {
        kind: request.kind,
        id,
        simulation: simulate({ sketch, workload, down: lost, prices }),
        flows: edgeFlows({ sketch, rps, down: lost }),
        outage,
      };
    }
    case "simulate-events": {
      const before = now();
      const outages = down.map((target) => ({ target, fromS: 0 }));
      const measured = simulateEvents({ sketch, rps, settings: { ...request.settings, outages } });
      return { kind: request.kind, id, run: measured, tookMs: now() - before };
    }
    case "sweep": {
      const lost = outage?.down ?? [];
      const sweep = sweepLoad({ sketch, workload, down: lost, scaling: request.scaling, prices });
      // The check draws requests for the sketch as it stands, with nothing down and nothing added.
      const checks =
        request.check && lost.length === 0 && request.scaling === "as-drawn"
          ? checkSweep({ sketch, workload, factors: loadsToCheck(sweep), ...request.check })
          : [];
      return { kind: request.kind, id, sweep, checks };
    }
    case "pareto": {
      const outcome = paretoMirror({ sketch, workload, prices });
      return outcome.ok ? { kind: request.kind, id, mirror: outcome.mirror } : failed(id, outcome.reason);
    }
  }
}

/** What no run can answer, although each part of it is sound. */
function unrunnable({ id, sketch }: SimulationRequest): Failure | null {
  if (sketch.nodes.length === 0)
    return failed(
      id,
      sketch.draft === undefined
        ? "Nothing is drawn yet. Add a component, then run."
        : "The Mermaid text does not read as a sketch yet. Mend the line it names, then run.",
    );
  const serving = sketch.nodes.filter(({ kind }) => kind !== "client");
  const [client] = sketch.nodes;
  if (serving.length === 0)
    return failed(id, "Only clients are drawn. Add what answers them, then run.", client?.id ?? null);
  const clients = sketch.nodes.filter(({ kind }) => kind === "client");
  const idle = clients[0];
  if (idle && !clients.some(({ id: from }) => sketch.edges.some((edge) => edge.from === from)))
    return failed(
      id,
      `“${oneLine(idle.label)}” leads nowhere. Connect it to what serves it, then run.`,
      idle.id,
    );
  return null;
}

/** A message that does not parse: the part of the sketch at fault, by its label. */
function unreadable(message: unknown, error: z.ZodError): Failure {
  const asked: Record<string, unknown> = isRecord(message) ? message : {};
  const id = typeof asked["id"] === "number" ? asked["id"] : -1;
  const [issue] = error.issues;
  const [top, list, index, ...rest] = issue?.path ?? [];
  if (top === "workload")
    return failed(id, "The load or a target is no number that can be run. Type it again beside Run.");
  const sketch = isRecord(asked["sketch"]) ? asked["sketch"] : {};
  const parts = typeof list === "string" ? sketch[list] : undefined;
  const part: unknown = Array.isArray(parts) && typeof index === "number" ? parts[index] : undefined;
  if (!isRecord(part))
    return failed(id, "The simulation was asked for something it does not know. Reload the page.");
  const name = String(part["label"] || part["id"]);
  return failed(
    id,
    `“${oneLine(name)}” holds a value that cannot be run${rest.length > 0 ? ` (${String(rest.at(-1))})` : ""}. Correct it in its details.`,
    typeof part["id"] === "string" ? part["id"] : null,
  );
}

const failed = (id: number, reason: string, mend: string | null = null): Failure => ({
  kind: "failed",
  id,
  reason,
  mend,
});
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
const oneLine = (label: Sketch["nodes"][number]["label"]) => label.replaceAll("\n", " ");
