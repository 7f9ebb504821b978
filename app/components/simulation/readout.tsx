import type { ReactNode } from "react";
import type { OutageEffect, Simulation } from "~graders";
import { classes } from "../classes.ts";
import type { RunWorkload } from "./messages.ts";
import { againstTarget } from "./summary.ts";
import { availabilityText, msText, percentText, rateText, timesText, usdText } from "./words.ts";

function Figure({
  label,
  value,
  verdict,
  children,
}: {
  label: string;
  value: ReactNode;
  verdict?: { isMet: boolean } | null;
  children?: ReactNode;
}) {
  return (
    <div className="readout-cell">
      <dt>{label}</dt>
      <dd className="readout-value">{value}</dd>
      {children ? (
        <dd
          className={classes("readout-note", verdict && (verdict.isMet ? "readout-met" : "readout-missed"))}
        >
          {children}
        </dd>
      ) : null}
    </div>
  );
}

const verdictWords = (verdict: { isMet: boolean } | null, target: string) =>
  verdict === null ? null : verdict.isMet ? `meets ${target}` : `misses ${target}`;

/** The figures of a run that a design is judged by, each against the target where one is stated. */
export function Readout({
  simulation,
  outage,
  workload,
  stale,
}: {
  simulation: Simulation;
  /** Null: nothing is down. */
  outage: OutageEffect | null;
  workload: RunWorkload;
  stale: boolean;
}) {
  const { p50Ms, p95Ms, p99Ms, firstToSaturate, availability, usdPerMonth } = simulation;
  const times = [p50Ms, p95Ms, p99Ms];
  const over = simulation.nodes.filter(({ utilisation }) => (utilisation ?? 0) >= 1);
  const latency = againstTarget(p99Ms, workload.p99Ms, "less");
  const up = againstTarget(availability, workload.availability, "more");
  const bill = againstTarget(usdPerMonth, workload.usdPerMonth, "less");
  const factor = firstToSaturate ? firstToSaturate.atRps / simulation.rps : null;
  return (
    <dl className="readout" data-stale={stale || undefined} data-outage={outage !== null || undefined}>
      {outage && (
        <Figure
          label="Served now"
          value={percentText(outage.carriedShare)}
          verdict={{ isMet: outage.carriedShare >= 1 }}
        >
          {`${outage.down.length} ${outage.down.length === 1 ? "component" : "components"} down`}
        </Figure>
      )}
      <Figure
        label="p50, p95, p99 to the reply"
        value={
          p99Ms === null
            ? over.length > 0
              ? "no steady state"
              : "n/a"
            : times.map((ms) => (ms === null ? "n/a" : msText(ms))).join(" · ")
        }
        verdict={p99Ms === null && over.length > 0 ? { isMet: false } : latency}
      >
        {p99Ms === null && over.length > 0
          ? `${over[0]?.label ?? ""} cannot keep up`
          : workload.p99Ms === undefined
            ? "no p99 target stated"
            : verdictWords(latency, `the target of ${msText(workload.p99Ms)}`)}
      </Figure>
      <Figure
        label="First to saturate"
        value={factor === null ? "nothing" : timesText(factor)}
        verdict={factor === null ? null : { isMet: factor > 1 }}
      >
        {firstToSaturate
          ? `${firstToSaturate.label}, at ${rateText(firstToSaturate.atRps)}`
          : "no component has a limit"}
      </Figure>
      <Figure
        label={outage ? "Availability like this" : "Availability"}
        value={availability === null ? "n/a" : availabilityText(availability)}
        verdict={up}
      >
        {workload.availability === undefined
          ? "no target stated"
          : verdictWords(up, `the target of ${availabilityText(workload.availability)}`)}
      </Figure>
      <Figure
        label="Per month"
        value={usdPerMonth === null ? "no prices" : usdText(usdPerMonth)}
        verdict={bill}
      >
        {workload.usdPerMonth === undefined
          ? "replicas × price"
          : verdictWords(bill, `the budget of ${usdText(workload.usdPerMonth)}`)}
      </Figure>
    </dl>
  );
}
