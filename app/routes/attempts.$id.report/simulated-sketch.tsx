import type { Simulation, Sketch } from "~graders";
import { readingsOf } from "~/components/simulation/readings.ts";
import { rateText } from "~/components/simulation/words.ts";
import { SketchSvg } from "~/components/sketch/sketch-svg.tsx";

/** The sketch as the grade ran it, wide enough to be read: each component by its utilisation, in colour, number and word. */
export function SimulatedSketch({ sketch, simulation }: { sketch: Sketch; simulation: Simulation }) {
  return (
    <section className="card stack gap-4" aria-labelledby="simulated-sketch">
      <div>
        <h2 id="simulated-sketch">Your sketch as it was run</h2>
        <p className="muted">
          Each component by its utilisation at {rateText(simulation.rps)}: light under 50%, steady from there,
          busy from 70%, near its limit from 85%, overloaded at 100%.
        </p>
      </div>
      <SketchSvg
        sketch={sketch}
        readings={readingsOf({ simulation, sketch })}
        title="Your sketch as it was run"
      />
    </section>
  );
}
