import { type LoadSweep, type ParetoMirror, type ParetoPoint, type SweepCheck } from "../index.ts";
import { table } from "./table.ts";

const figure = (value: number) => String(Number(value.toPrecision(3)));
const ms = (value: number | null) => (value === null ? "saturated" : figure(value));
const usd = (value: number | null) => (value === null ? "-" : `$${Math.round(value)}`);
const percent = (share: number) => `${figure(100 * share)}%`;

/** The load sweep as a table, what saturates when, and how the event engine agrees. */
export function sweepText(sweep: LoadSweep & { checks: readonly SweepCheck[] }): string {
  const rows = sweep.points.map(({ factor, rps, p50Ms, p99Ms, servedShare, busiest, usdPerMonth }) => [
    `${figure(factor)}×`,
    figure(rps),
    ms(p50Ms),
    ms(p99Ms),
    percent(servedShare),
    busiest ? `${busiest.label.replaceAll("\n", " ")} ${percent(busiest.utilisation)}` : "-",
    usd(usdPerMonth),
  ]);
  return `${[
    "Load sweep, closed form",
    table([["load", "per s", "p50 ms", "p99 ms", "served", "busiest", "$ a month"], ...rows]),
    ...sweep.saturations
      .slice(0, 5)
      .map(
        ({ label, factor, awaited }) =>
          `${label.replaceAll("\n", " ")} saturates at ${figure(factor)}×${awaited ? "" : ", beside the way to the reply"}`,
      ),
    ...(sweep.holdsUpTo === null ? [] : [`p99 holds the target up to ${figure(sweep.holdsUpTo)}×`]),
    ...sweep.checks.map(({ factor, p99Ms, halfWidthMs }) => {
      const width = halfWidthMs === null ? "" : ` ± ${figure(halfWidthMs)}`;
      const measured =
        p99Ms === null ? "not measured, as it would take too long" : `p99 ${figure(p99Ms)}${width} ms`;
      return `Event by event at ${figure(factor)}×: ${measured}`;
    }),
    ...sweep.notes.map((note) => `- ${note}`),
  ].join("\n")}\n`;
}

/** The Pareto mirror: the verdict, the front as a table, what was varied and held. */
export function paretoText(mirror: ParetoMirror): string {
  const row = (name: string, { usdPerMonth, p99Ms, carriesUpTo, says }: ParetoPoint) => [
    name,
    usd(usdPerMonth),
    ms(p99Ms),
    carriesUpTo === null ? "-" : `${figure(carriesUpTo)}×`,
    says,
  ];
  return `${[
    `Pareto mirror: ${mirror.tried} variants, ${mirror.feasible} of them carry the load`,
    mirror.verdict,
    ...mirror.dominators.map(({ difference }) => `* ${difference}`),
    table([
      ["", "$ a month", "p99 ms", "carries", "what is different"],
      row("yours", mirror.own),
      ...(mirror.repaired ? [row("mended", mirror.repaired)] : []),
      ...mirror.front.map((point) => row("front", point)),
    ]),
    ...mirror.varied.map((line) => `Varied: ${line}`),
    ...mirror.held,
  ].join("\n")}\n`;
}
