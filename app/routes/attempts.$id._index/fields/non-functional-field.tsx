import type { NonFunctional } from "~graders";
import { useWorkspace } from "../context.ts";
import { RowControls, useRows } from "./rows.tsx";

const BLANK: NonFunctional = { metric: "", comparator: "<=", value: "", unit: "", percentile: "" };
const COMPARATORS: { value: NonFunctional["comparator"]; label: string }[] = [
  { value: "<=", label: "≤" },
  { value: "<", label: "<" },
  { value: "=", label: "=" },
  { value: ">", label: ">" },
  { value: ">=", label: "≥" },
];
const EXAMPLE = { metric: "latency", value: "200", unit: "ms", percentile: "p99" };

/** Targets as rows: latency ≤ 200 ms at p99. */
export function NonFunctionalField() {
  const tools = useRows("nonFunctional", BLANK);
  const { locked } = useWorkspace();

  const cell = (index: number, row: NonFunctional, key: keyof typeof EXAMPLE, label: string) => (
    <input
      className="input"
      name={`nonFunctional.${index}.${key}`}
      aria-label={`${label}, target ${index + 1}`}
      data-control={key}
      placeholder={index === 0 ? EXAMPLE[key] : undefined}
      value={row[key]}
      readOnly={locked}
      maxLength={2000}
      autoComplete="off"
      list={key === "percentile" ? "percentiles" : undefined}
      onChange={(event) => tools.change(index, { ...row, [key]: event.target.value })}
      onKeyDown={tools.onKeyDown(index, key)}
    />
  );

  return (
    <>
      <div className="target-head" aria-hidden="true">
        <span>Metric</span>
        <span>Bound</span>
        <span>Value</span>
        <span>Unit</span>
        <span>At</span>
      </div>
      <ol className="rows">
        {tools.shown.map((row, index) => (
          <li key={index} className="target-row" data-row={`nonFunctional.${index}`}>
            {cell(index, row, "metric", "Metric")}
            <select
              className="input"
              name={`nonFunctional.${index}.comparator`}
              aria-label={`Bound, target ${index + 1}`}
              value={row.comparator}
              disabled={locked}
              onChange={(event) => {
                const chosen = COMPARATORS.find(({ value }) => value === event.target.value);
                if (chosen) tools.change(index, { ...row, comparator: chosen.value });
              }}
            >
              {COMPARATORS.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
            {cell(index, row, "value", "Value")}
            {cell(index, row, "unit", "Unit")}
            {cell(index, row, "percentile", "Percentile")}
            <RowControls tools={tools} index={index} name="target" />
          </li>
        ))}
      </ol>
      <datalist id="percentiles">
        <option value="p50" />
        <option value="p95" />
        <option value="p99" />
        <option value="p99.9" />
      </datalist>
    </>
  );
}
