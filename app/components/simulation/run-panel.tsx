import type { ReactNode } from "react";
import type { Sketch } from "~graders";
import type { RoundPrices } from "../prices/round-prices.ts";
import { ComponentTable, GroupTable } from "./component-table.tsx";
import { DefaultsNote } from "./defaults-note.tsx";
import { EnginesTable } from "./engines-table.tsx";
import { OutageReport } from "./outage-report.tsx";
import type { UsedSimulation } from "./use-simulation.ts";

/** Notes that stand elsewhere in the panel. */
const SHOWN_ELSEWHERE = /^(?:Down:|Overloaded:|Speed taken from|p99 is|Availability is)/;

/** All of a run as tables and text: what the drawing shows, and more. */
export function RunPanel({
  sketch,
  simulation: used,
  stale,
  down,
  disabled,
  onSelect,
  onToggle,
  onBringBack,
  onRun,
  prices,
  children,
}: {
  sketch: Sketch;
  simulation: UsedSimulation;
  /** The sketch or the load has changed since. */
  stale: boolean;
  down: ReadonlySet<string>;
  disabled: boolean;
  onSelect: (id: string) => void;
  onToggle: (ids: readonly string[]) => void;
  onBringBack: () => void;
  onRun: (seed: number) => void;
  /** Null: the sketch stands where no table is named. */
  prices: RoundPrices | null;
  /** The plots. */
  children?: ReactNode;
}) {
  const { closed, events } = used;
  if (!closed) return null;
  const { simulation, outage } = closed.reply;
  const notes = simulation.notes.filter((note) => !SHOWN_ELSEWHERE.test(note));
  return (
    <section className="run-panel" aria-label="Results of the run" data-stale={stale || undefined}>
      {outage && (
        <OutageReport outage={outage} sketch={sketch} disabled={disabled} onBringBack={onBringBack} />
      )}
      <ComponentTable {...{ sketch, simulation, outage, down, disabled, onSelect, onToggle }} />
      <div className="run-columns">
        <EnginesTable
          simulation={simulation}
          run={events?.reply.run ?? null}
          stale={events?.key !== closed.key}
          targetMs={closed.workload.p99Ms}
          disabled={disabled}
          onRun={onRun}
        />
        <div className="stack gap-4">
          <GroupTable {...{ sketch, simulation, down, disabled, onSelect, onToggle }} />
          <DefaultsNote nodes={simulation.nodes} />
          {prices && (
            <p className="prices-line">
              Prices where the sketch states none: <strong>{prices.name}</strong>,{" "}
              <time dateTime={prices.date}>{prices.date}</time>, as the round began.
            </p>
          )}
          {notes.length > 0 && (
            <ul className="run-notes">
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
        </div>
      </div>
      {children}
    </section>
  );
}
