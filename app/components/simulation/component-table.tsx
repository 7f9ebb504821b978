import type { OutageEffect, Simulation, Sketch } from "~graders";
import { Button } from "../button.tsx";
import { BAND_WORDS, bandOf } from "./readings.ts";
import { msText, percentText, rateText, usdText } from "./words.ts";

type Loss = Simulation["losses"][number];

const lossText = (loss: Loss | undefined): string => {
  if (!loss || loss.lostShare <= 0) return "nothing lost";
  return `${percentText(loss.lostShare)} ${loss.cause === "overload" ? "turned away" : "cut off"}`;
};

type Effect = OutageEffect["nodes"][number];

function stateWords({ state, servedShare }: Effect): string {
  switch (state) {
    case "up":
      return "";
    case "down":
      return "down";
    case "cut-off":
      return "cut off: nothing reaches it";
    case "failing":
      return servedShare <= 0
        ? "no reply: it lacks what it waits for"
        : `${percentText(1 - servedShare)} of its requests fail`;
  }
}

function TakeDown({
  label,
  isDown,
  disabled,
  onClick,
}: {
  label: string;
  isDown: boolean;
  disabled: boolean;
  onClick: () => void;
}) {
  return (
    <Button
      look="quiet"
      className="run-kill"
      disabled={disabled}
      aria-label={isDown ? `Bring ${label} back` : `Take ${label} down`}
      onClick={onClick}
    >
      {isDown ? "Bring back" : "Take down"}
    </Button>
  );
}

const oneLine = (label: string) => label.replaceAll("\n", " ");

/** Each component under load: the same facts as on the drawing, and what its loss would take away. */
export function ComponentTable({
  sketch,
  simulation,
  outage,
  down,
  disabled,
  onSelect,
  onToggle,
}: {
  sketch: Sketch;
  simulation: Simulation;
  /** Null: nothing is down. */
  outage: OutageEffect | null;
  down: ReadonlySet<string>;
  disabled: boolean;
  onSelect: (id: string) => void;
  onToggle: (ids: readonly string[]) => void;
}) {
  const clients = new Set(sketch.nodes.filter(({ kind }) => kind === "client").map(({ id }) => id));
  const losses = new Map(simulation.losses.map((loss) => [loss.id, loss]));
  const effects = new Map(outage?.nodes.map((effect) => [effect.id, effect]));
  const total = simulation.usdPerMonth;
  return (
    <div className="table-frame">
      <table className="table run-table">
        <caption>By component, at {rateText(simulation.rps)}</caption>
        <thead>
          <tr>
            <th scope="col">Component</th>
            <th scope="col">Utilisation</th>
            <th scope="col" className="numeric">
              Arrivals
            </th>
            <th scope="col" className="numeric">
              p99
            </th>
            <th scope="col" className="numeric">
              $/month
            </th>
            <th scope="col">If it is lost</th>
            <th scope="col">
              <span className="visually-hidden">What if</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {simulation.nodes.map((node) => {
            if (clients.has(node.id)) return null;
            const effect = effects.get(node.id);
            const state = effect?.state ?? "up";
            const label = oneLine(node.label);
            const gone = state === "down" || state === "cut-off";
            const loss = losses.get(node.id);
            return (
              <tr key={node.id} data-state={state}>
                <th scope="row">
                  <button type="button" className="sketch-link" onClick={() => onSelect(node.id)}>
                    {label}
                  </button>
                  {effect && state !== "up" ? <span className="run-state">{stateWords(effect)}</span> : null}
                </th>
                <td>{gone ? "" : <Utilisation utilisation={node.utilisation} />}</td>
                <td className="numeric">{rateText(node.arrivalRps)}</td>
                <td className="numeric">
                  {gone || node.arrivalRps === 0 ? "" : node.p99Ms === null ? "grows" : msText(node.p99Ms)}
                </td>
                <td className="numeric">
                  {node.usdPerMonth === null ? "not priced" : usdText(node.usdPerMonth)}
                </td>
                <td>
                  {state === "up" ? (loss ? lossText(loss) : node.arrivalRps > 0 ? "" : "nothing lost") : ""}
                </td>
                <td>
                  {state === "down" && !down.has(node.id) ? (
                    <span className="muted">with its group</span>
                  ) : (
                    <TakeDown
                      label={label}
                      isDown={down.has(node.id)}
                      disabled={disabled}
                      onClick={() => onToggle([node.id])}
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={4}>
              Sum
            </th>
            <td className="numeric">{total === null ? "no prices" : usdText(total)}</td>
            <td colSpan={2} className="muted">
              what is billed by use is not in it
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Utilisation({ utilisation }: { utilisation: number | null }) {
  const band = bandOf(utilisation);
  if (utilisation === null) return <span className="muted">{BAND_WORDS[band]}</span>;
  return (
    <span className="run-used">
      <svg className="run-gauge" data-band={band} viewBox="0 0 60 8" width="60" height="8" aria-hidden="true">
        <rect className="run-gauge-room" width="60" height="8" rx="2" />
        <rect
          className="run-gauge-used"
          width={Math.max(1, Math.min(1, utilisation) * 60)}
          height="8"
          rx="2"
        />
      </svg>
      <span>
        {percentText(utilisation)} {BAND_WORDS[band]}
      </span>
    </span>
  );
}

/** Zones and regions that are drawn as groups. */
export function GroupTable({
  sketch,
  simulation,
  down,
  disabled,
  onSelect,
  onToggle,
}: {
  sketch: Sketch;
  simulation: Simulation;
  down: ReadonlySet<string>;
  disabled: boolean;
  onSelect: (id: string) => void;
  onToggle: (ids: readonly string[]) => void;
}) {
  const groups = sketch.groups.filter(({ kind }) => kind !== "other");
  if (groups.length === 0) return null;
  const losses = new Map(simulation.losses.map((loss) => [loss.id, loss]));
  return (
    <div className="table-frame">
      <table className="table run-table">
        <caption>Zones and regions</caption>
        <thead>
          <tr>
            <th scope="col">Where</th>
            <th scope="col">If it is lost</th>
            <th scope="col">
              <span className="visually-hidden">What if</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ id, label, kind }) => (
            <tr key={id} data-state={down.has(id) ? "down" : "up"}>
              <th scope="row">
                <button type="button" className="sketch-link" onClick={() => onSelect(id)}>
                  {oneLine(label)}
                </button>{" "}
                <span className="run-state">{down.has(id) ? `${kind}, down` : kind}</span>
              </th>
              <td>{down.has(id) ? "" : lossText(losses.get(id))}</td>
              <td>
                <TakeDown
                  label={oneLine(label)}
                  isDown={down.has(id)}
                  disabled={disabled}
                  onClick={() => onToggle([id])}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
