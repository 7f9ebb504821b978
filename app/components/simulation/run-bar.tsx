import { useId } from "react";
import { Button } from "../button.tsx";
import { rateText } from "./words.ts";
import { OWN_LOAD, type WorkloadChoice } from "./workload-choice.ts";

/** Run, the load that it runs under, and the live switch. */
export function RunBar({
  choice,
  busy,
  disabled,
  live,
  onLive,
  onRun,
  note,
}: {
  choice: WorkloadChoice;
  busy: boolean;
  disabled: boolean;
  /** Null: not offered in this mode. */
  live: boolean | null;
  onLive: (live: boolean) => void;
  onRun: () => void;
  /** What the last run was, or that it is out of date. */
  note: string;
}) {
  const id = useId();
  const { loads, chosen, typed, refused } = choice;
  return (
    <div className="run-bar" role="group" aria-label="Run the sketch">
      <Button look="primary" disabled={disabled} title="Run the sketch (Ctrl+Enter)" onClick={onRun}>
        <svg aria-hidden="true" viewBox="0 0 16 16" width="14" height="14" fill="currentColor">
          <path d="M4 2.5v11l9-5.500z" />
        </svg>
        Run
      </Button>
      {loads.length > 0 && (
        <label className="run-load">
          <span>Load</span>
          <select className="input" value={chosen} onChange={(event) => choice.choose(event.target.value)}>
            {loads.map(({ value, from }) => (
              <option key={from} value={from}>
                {rateText(value)}, {from}
              </option>
            ))}
            <option value={OWN_LOAD}>Another load…</option>
          </select>
        </label>
      )}
      {chosen === OWN_LOAD && (
        <label className="run-load">
          <span>{loads.length > 0 ? "Requests/s" : "Load, requests/s"}</span>
          <input
            className="input run-typed"
            inputMode="decimal"
            autoComplete="off"
            placeholder="20k"
            value={typed}
            aria-invalid={refused !== null || undefined}
            aria-describedby={refused === null ? undefined : `${id}-refused`}
            onChange={(event) => choice.type(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              if (!disabled) onRun();
            }}
          />
        </label>
      )}
      {live !== null && (
        <label className="choice run-live">
          <input
            type="checkbox"
            role="switch"
            checked={live}
            disabled={disabled}
            onChange={(event) => onLive(event.target.checked)}
          />
          Live
        </label>
      )}
      <p className="run-note" aria-busy={busy}>
        {refused === null ? busy ? "Running…" : note : <span id={`${id}-refused`}>{refused}</span>}
      </p>
    </div>
  );
}
