import { lazy, Suspense } from "react";
import { flushSync } from "react-dom";
import type { Fault } from "~graders";
import { Field } from "~/components/field.tsx";
import { TextArea } from "~/components/text-area.tsx";
import { type PartOption, partOptions, ranksByPart } from "~/components/sketch/part-names.ts";
import { useWorkspace } from "../context.ts";
import { RowControls, useRows } from "./rows.tsx";
import { SketchSummary } from "./sketch-field.tsx";

const GivenSketch = lazy(() => import("~/components/sketch/given-sketch.tsx"));

const BLANK: Fault = { target: "", claim: "", severity: "major", fix: "" };
const SEVERITIES: readonly { value: Fault["severity"]; label: string }[] = [
  { value: "critical", label: "Critical: it stops the product, or loses what cannot be had back" },
  { value: "major", label: "Major: it hurts people or money until it is mended" },
  { value: "minor", label: "Minor: it can wait" },
];

/** The given design, and what is wrong with it: a part, the claim, how bad, the fix. The order of the rows is the ranking. */
export function FaultsField() {
  const tools = useRows("faults", BLANK);
  const { sketch, locked, announce } = useWorkspace();
  if (sketch === null) return null;
  const options = partOptions(sketch);

  const mark = ({ value, label }: PartOption) => {
    const end = tools.rows.length;
    // The claim stands on the page only once the blank row has become this one.
    flushSync(() => tools.change(end, { ...BLANK, target: value }));
    announce(`Fault ${end + 1}, on ${label}`);
    tools.focus(end, "claim");
  };

  return (
    <div className="stack gap-4">
      <Suspense fallback={<SketchSummary sketch={sketch} />}>
        <GivenSketch
          sketch={sketch}
          options={options}
          ranks={ranksByPart(tools.rows)}
          locked={locked}
          onMark={mark}
        />
      </Suspense>
      <ol className="rows" aria-label="Faults, the worst first">
        {tools.shown.map((fault, index) => (
          <FaultRow key={index} fault={fault} index={index} tools={tools} options={options} locked={locked} />
        ))}
      </ol>
    </div>
  );
}

function FaultRow({
  fault,
  index,
  tools,
  options,
  locked,
}: {
  fault: Fault;
  index: number;
  tools: ReturnType<typeof useRows<"faults">>;
  options: readonly PartOption[];
  locked: boolean;
}) {
  const change = (patch: Partial<Fault>) => tools.change(index, { ...fault, ...patch });
  const isBlank = index === tools.rows.length;
  const known = fault.target === "" || options.some(({ value }) => value === fault.target);
  return (
    <li className="block-row fault-row" data-row={`faults.${index}`} data-blank={isBlank}>
      <div className="block-head fault-head">
        <span className="fault-rank" data-severity={fault.severity} aria-hidden="true">
          {index + 1}
        </span>
        <select
          className="input"
          name={`faults.${index}.target`}
          aria-label={`Part of the design, fault ${index + 1}`}
          data-control="target"
          value={fault.target}
          disabled={locked}
          onChange={(event) => change({ target: event.target.value })}
          onKeyDown={tools.onKeyDown(index, "target")}
        >
          <option value="">{isBlank ? "Mark a fault on…" : "Choose a part"}</option>
          {known ? null : <option value={fault.target}>{fault.target}</option>}
          {(["Design", "Components", "Calls", "Groups"] as const).map((group) => {
            const parts = options.filter((option) => option.group === group);
            return parts.length === 0 ? null : (
              <optgroup key={group} label={group}>
                {parts.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </optgroup>
            );
          })}
        </select>
        <RowControls tools={tools} index={index} name="fault" />
      </div>
      <div className="decision-grid">
        <Field label="What is wrong, and what it leads to">
          {(control) => (
            <TextArea
              {...control}
              className="input-short"
              name={`faults.${index}.claim`}
              data-control="claim"
              value={fault.claim}
              readOnly={locked}
              maxLength={60_000}
              onChange={(event) => change({ claim: event.target.value })}
              onKeyDown={tools.onKeyDown(index, "claim")}
            />
          )}
        </Field>
        <Field label="The fix">
          {(control) => (
            <TextArea
              {...control}
              className="input-short"
              name={`faults.${index}.fix`}
              data-control="fix"
              value={fault.fix}
              readOnly={locked}
              maxLength={60_000}
              onChange={(event) => change({ fix: event.target.value })}
              onKeyDown={tools.onKeyDown(index, "fix")}
            />
          )}
        </Field>
      </div>
      <Field label="How bad it is">
        {(control) => (
          <select
            {...control}
            className="input"
            name={`faults.${index}.severity`}
            data-control="severity"
            value={fault.severity}
            disabled={locked}
            onChange={(event) => {
              const chosen = SEVERITIES.find(({ value }) => value === event.target.value);
              if (chosen) change({ severity: chosen.value });
            }}
          >
            {SEVERITIES.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
    </li>
  );
}
