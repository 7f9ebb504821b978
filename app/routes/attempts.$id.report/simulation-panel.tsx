import type { Simulation } from "~graders";
import { ScrollFrame } from "~/components/scroll-frame.tsx";
import { BAND_WORDS, bandOf } from "~/components/simulation/readings.ts";
import { availabilityText, timesText, usdText } from "~/components/simulation/words.ts";
import { DefaultsTaken } from "./defaults-taken.tsx";

const ms = (value: number | null) => (value === null ? "overloaded" : `${+value.toPrecision(3)} ms`);
const rate = (value: number) => value.toLocaleString("en-US", { maximumSignificantDigits: 3 });
const load = (utilisation: number | null) =>
  utilisation === null
    ? BAND_WORDS.unlimited
    : `${Math.round(utilisation * 100)}% ${BAND_WORDS[bandOf(utilisation)]}`;

function Result({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="muted text-sm">{label}</dt>
      <dd className="number text-lg font-semibold">{value}</dd>
    </div>
  );
}

/** The sketch as simulated under the workload: what is busy, what breaks first, what a loss takes down. */
export function SimulationPanel({ simulation }: { simulation: Simulation }) {
  const { firstToSaturate } = simulation;
  const worst = simulation.losses
    .filter((loss) => loss.lostShare > 0)
    .sort((a, b) => b.lostShare - a.lostShare);
  return (
    <section className="card stack gap-4" aria-labelledby="simulation">
      <div>
        <h2 id="simulation">Your sketch under load</h2>
        <p className="muted">
          Closed-form queueing at {rate(simulation.rps)} requests/s. Values marked * rest on defaults, because
          the sketch states none.
        </p>
      </div>
      {simulation.nodes.every((node) => node.defaulted.includes("replicas") || node.capacityRps === null) ? (
        <p className="banner">
          The sketch states no replicas, so this is what one default copy of each component would do. Give
          components their replicas and capacity to see your own design run.
        </p>
      ) : null}
      <dl className="grid grid-cols-2 gap-4 md:grid-cols-3">
        <Result label="p50 end to end" value={ms(simulation.p50Ms)} />
        <Result label="p95 end to end" value={ms(simulation.p95Ms)} />
        <Result label="p99 end to end" value={ms(simulation.p99Ms)} />
        <Result
          label="Availability"
          value={simulation.availability === null ? "n/a" : availabilityText(simulation.availability)}
        />
        <Result
          label="Per month"
          value={
            simulation.usdPerMonth === null
              ? "no prices"
              : `$${Math.round(simulation.usdPerMonth).toLocaleString("en-US")}`
          }
        />
        <Result
          label="First to saturate"
          value={
            firstToSaturate
              ? `${firstToSaturate.label}, at ${timesText(firstToSaturate.atRps / simulation.rps)} this load`
              : "none"
          }
        />
      </dl>
      <ScrollFrame label="Load by component">
        <table className="table">
          <caption>By component</caption>
          <thead>
            <tr>
              <th scope="col">Component</th>
              <th scope="col" className="numeric">
                Arrivals/s
              </th>
              <th scope="col" className="numeric">
                Utilisation
              </th>
              <th scope="col" className="numeric">
                p99
              </th>
              <th scope="col" className="numeric">
                $/month
              </th>
            </tr>
          </thead>
          <tbody>
            {simulation.nodes.map((node) => (
              <tr key={node.id}>
                <th scope="row" className="font-normal">
                  {node.label}
                  {node.defaulted.length > 0 ? (
                    <abbr title={`Default: ${node.defaulted.join(", ")}`}> *</abbr>
                  ) : null}
                </th>
                <td className="numeric">{rate(node.arrivalRps)}</td>
                <td className={`numeric ${(node.utilisation ?? 0) >= 1 ? "text-bad" : ""}`}>
                  {load(node.utilisation)}
                </td>
                <td className="numeric">{node.capacityRps === null ? "n/a" : ms(node.p99Ms)}</td>
                <td className="numeric">
                  {node.usdPerMonth === null ? "not priced" : usdText(node.usdPerMonth)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      {worst.length > 0 ? (
        <p>
          Losing <strong>{worst[0]?.label}</strong>{" "}
          {worst[0]?.cause === "overload" ? "overloads what takes over and turns away" : "cuts off"}{" "}
          {Math.round((worst[0]?.lostShare ?? 0) * 100)}% of requests
          {worst.length > 1 ? `; ${worst.length - 1} other single losses are felt too.` : "."}
        </p>
      ) : null}
      <DefaultsTaken defaults={simulation.defaults} />
      {simulation.notes.length > 0 ? (
        <ul className="list-disc pl-5 text-sm muted">
          {simulation.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
