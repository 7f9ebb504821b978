import { type EventRun, type PricesUsed, type Simulation } from "../index.ts";
import { table } from "./table.ts";

const figure = (value: number | null, unit = "") =>
  value === null ? "-" : `${Number(value.toPrecision(3))}${unit}`;

/** What a command shows: the closed form, and beside it what the event engine measured. */
export interface ShownSimulation extends Simulation {
  file: string;
  killed: string | null;
  engine: EventRun;
  prices: PricesUsed;
}

const measured = (value: number | null, halfWidth: number | null) =>
  value === null ? "-" : `${figure(value)}${halfWidth === null ? "" : ` ± ${figure(halfWidth)}`}`;

/** Lines on the run: how long it was, what it measured, and where that differs from a steady, calm system. */
function runText(run: EventRun): string {
  const { confidence } = run;
  const unserved = [
    ["lost", run.lostShare],
    ["given up", run.timedOutShare],
  ].flatMap(([what, share]) => (Number(share) > 0 ? [`${figure(100 * Number(share))}% ${what}`] : []));
  return [
    `Event by event: ${run.requests} requests in ${figure(run.measuredS)} s, seed ${run.seed}, ${run.events} events; ± is 95% confidence`,
    `End to end: p50 ${measured(run.p50Ms, confidence.p50Ms)} ms, p95 ${measured(run.p95Ms, confidence.p95Ms)} ms, p99 ${measured(run.p99Ms, confidence.p99Ms)} ms`,
    ...(unserved.length > 0 ? [`Of requests: ${unserved.join(", ")}`] : []),
    ...run.notes,
  ].join("\n");
}

export function simulationText(simulation: ShownSimulation): string {
  const { nodes, losses, firstToSaturate, engine } = simulation;
  const rows = nodes.map((node, i) => [
    node.label.replaceAll("\n", " "),
    figure(node.arrivalRps),
    figure(node.capacityRps),
    node.utilisation === null ? "-" : `${Math.round(100 * node.utilisation)}%`,
    figure(node.p50Ms),
    figure(node.p99Ms),
    measured(engine.nodes[i]?.p99Ms ?? null, engine.nodes[i]?.confidence.p99Ms ?? null),
    figure(node.usdPerMonth),
  ]);
  const worst = losses.filter(({ lostShare }) => lostShare > 0).slice(0, 8);
  return `${[
    `${simulation.file} at ${figure(simulation.rps)} requests/s${simulation.killed ? `, ${simulation.killed} down` : ""}`,
    table([
      ["node", "per s", "capacity", "busy", "p50 ms", "p99 ms", "p99 ms measured", "$ a month"],
      ...rows,
    ]),
    [
      `End to end: p50 ${figure(simulation.p50Ms)} ms, p95 ${figure(simulation.p95Ms)} ms, p99 ${figure(simulation.p99Ms)} ms`,
      `Availability: ${simulation.availability === null ? "-" : `${Number((100 * simulation.availability).toPrecision(6))}%`}`,
      `Cost: $${figure(simulation.usdPerMonth)} a month; prices where the sketch states none: ${simulation.prices.name}, ${simulation.prices.date}`,
      ...(firstToSaturate
        ? [`First to saturate: ${firstToSaturate.label} at ${figure(firstToSaturate.atRps)} requests/s`]
        : []),
    ].join("\n"),
    runText(engine),
    ...(worst.length > 0
      ? [
          table(
            worst.map(({ label, lostShare, cause }) => [
              `losing ${label}`,
              `${Math.round(100 * lostShare)}% lost`,
              cause ?? "",
            ]),
          ),
        ]
      : []),
    ...(simulation.notes.length > 0 ? [simulation.notes.map((note) => `- ${note}`).join("\n")] : []),
  ].join("\n\n")}\n`;
}
