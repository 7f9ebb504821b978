import "./plots.css";
import type { Scaling, Sketch } from "~graders";
import { Button } from "../../button.tsx";
import type { RunWorkload } from "../messages.ts";
import type { Simulator } from "../simulator.ts";
import { ParetoPlot } from "./pareto-plot.tsx";
import { SweepPlot } from "./sweep-plot.tsx";
import { usePlots } from "./use-plots.ts";

/** The load sweep and the Pareto mirror of a sketch that has been run, each on request. */
export function RunPlots({
  sketch,
  workload,
  down,
  mayMirror,
  simulator,
  say,
}: {
  sketch: Sketch;
  workload: RunWorkload | null;
  /** Ids of nodes and groups that are down. */
  down: ReadonlySet<string>;
  /** It names better designs, so it is offered where hints are. */
  mayMirror: boolean;
  simulator: () => Simulator;
  say: (message: string) => void;
}) {
  const plots = usePlots({ sketch, workload, down, simulator, say });
  const { sweep, mirror, busy, scaling } = plots;
  return (
    <div className="run-plots">
      <div className="run-plots-bar">
        <Button disabled={busy !== null} onClick={() => plots.runSweep(scaling)}>
          {busy === "sweep" ? "Sweeping…" : sweep ? "Sweep the load again" : "Sweep the load"}
        </Button>
        {mayMirror ? (
          <Button disabled={busy !== null} onClick={plots.runMirror}>
            {busy === "pareto"
              ? "Trying variants…"
              : mirror
                ? "Compare designs again"
                : "Compare with other designs"}
          </Button>
        ) : null}
      </div>
      {plots.problem === null ? null : <p className="banner">{plots.problem}</p>}
      {sweep ? (
        <section
          className="stack gap-3"
          aria-labelledby="run-sweep"
          data-stale={plots.isStale(sweep) || undefined}
        >
          <h3 id="run-sweep">p99 as load grows</h3>
          {plots.isStale(sweep) ? <p className="muted">Changed since this sweep.</p> : null}
          <div className="run-plots-bar">
            <label className="run-load">
              <span>Replicas</span>
              <select
                className="input"
                value={scaling}
                disabled={busy !== null}
                onChange={(event) => plots.runSweep(event.currentTarget.value as Scaling)}
              >
                <option value="as-drawn">as drawn</option>
                <option value="with-load">grow with load</option>
              </select>
            </label>
            {scaling === "as-drawn" && down.size === 0 ? (
              <Button disabled={busy !== null} onClick={() => plots.runSweep(scaling, true)}>
                Measure a few loads request by request
              </Button>
            ) : null}
          </div>
          <SweepPlot {...sweep.result} targetMs={sweep.targetMs} />
        </section>
      ) : null}
      {mirror && mayMirror ? (
        <section
          className="stack gap-3"
          aria-labelledby="run-mirror"
          data-stale={plots.isStale(mirror) || undefined}
        >
          <h3 id="run-mirror">Cost against latency</h3>
          {plots.isStale(mirror) ? <p className="muted">Changed since this comparison.</p> : null}
          {down.size > 0 ? <p className="muted">Compared with everything up.</p> : null}
          <ParetoPlot mirror={mirror.result} targetMs={mirror.targetMs} />
        </section>
      ) : null}
    </div>
  );
}
