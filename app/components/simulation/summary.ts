import type { OutageEffect, Simulation } from "~graders";
import type { RunWorkload } from "./messages.ts";
import { availabilityText, listText, msText, percentText, rateText, timesText, usdText } from "./words.ts";

type Run = Pick<Simulation, "nodes" | "p99Ms" | "firstToSaturate" | "usdPerMonth" | "availability" | "rps">;

const quoted = (labels: readonly string[]) =>
  listText(labels.map((label) => `“${label.replaceAll("\n", " ")}”`));

/** How a result stands to its target; null where nobody stated one, or there is no result. */
export function againstTarget(
  value: number | null,
  target: number | undefined,
  better: "less" | "more",
): { isMet: boolean } | null {
  if (value === null || target === undefined) return null;
  return { isMet: better === "less" ? value <= target : value >= target };
}

/** The result of a run in a few sentences, for those who do not see the drawing. */
export function runSummary({
  simulation,
  workload,
  outage,
}: {
  simulation: Run;
  workload: RunWorkload;
  outage: OutageEffect | null;
}): string {
  const { nodes, p99Ms, firstToSaturate, usdPerMonth, availability } = simulation;
  const over = nodes.filter(({ utilisation }) => (utilisation ?? 0) >= 1);
  const busiest = nodes.reduce(
    (best, node) => ((node.utilisation ?? 0) > (best?.utilisation ?? 0) ? node : best),
    nodes[0],
  );
  const met = againstTarget(p99Ms, workload.p99Ms, "less");
  const target = workload.p99Ms === undefined ? "" : msText(workload.p99Ms);
  const at = `At ${rateText(simulation.rps)}`;
  return [
    outage === null ? "" : outageSummary(outage, nodes),
    p99Ms === null
      ? over.length > 0
        ? `${at} there is no p99: ${quoted(over.map(({ label }) => label))} ${over.length === 1 ? "is" : "are"} overloaded.`
        : ""
      : `${at}, p99 is ${msText(p99Ms)}${met === null ? "" : met.isMet ? `, within the target of ${target}` : `, over the target of ${target}`}.`,
    over.length === 0 && busiest?.utilisation
      ? `Busiest: ${quoted([busiest.label])}, ${percentText(busiest.utilisation)}.`
      : "",
    firstToSaturate && over.length === 0
      ? `First to saturate as load grows: ${quoted([firstToSaturate.label])}, at ${timesText(firstToSaturate.atRps / simulation.rps)} this load.`
      : "",
    availability === null ? "" : `Availability ${availabilityText(availability)}.`,
    usdPerMonth === null ? "" : `${usdText(usdPerMonth)} a month.`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** What is down, who still gets a reply, and who does not. */
export function outageSummary(
  { down, servedShare, carriedShare, nodes }: OutageEffect,
  labels: readonly { id: string; label: string }[],
): string {
  const nameOf = new Map(labels.map(({ id, label }) => [id, label]));
  const named = (isMeant: (node: OutageEffect["nodes"][number]) => boolean) =>
    nodes.filter(isMeant).map(({ id }) => nameOf.get(id) ?? id);
  const cutOff = named(({ state }) => state === "cut-off");
  const silent = named(({ state, servedShare: share }) => state === "failing" && share <= 0);
  const hurt = named(({ state, servedShare: share }) => state === "failing" && share > 0);
  return [
    `Down: ${quoted(down.map((id) => nameOf.get(id) ?? id))}.`,
    servedShare >= 1
      ? "Every request still has a path."
      : servedShare <= 0
        ? "No request has a path to its reply."
        : `${percentText(servedShare)} of requests have a path to their reply.`,
    carriedShare < servedShare - 1e-6
      ? `What takes over is overloaded and can answer ${percentText(carriedShare)}.`
      : "",
    cutOff.length > 0 ? `Cut off: ${quoted(cutOff)}.` : "",
    silent.length > 0 ? `Without what they wait for: ${quoted(silent)}.` : "",
    hurt.length > 0 ? `Failing in part: ${quoted(hurt)}.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}
