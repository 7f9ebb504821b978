import type { Dimension, Level } from "~graders";
import { Field, SelectField, TextField } from "~/components/field.tsx";
import { DIMENSION_LABELS, LEVEL_LABELS } from "~/components/labels.ts";
import { TextArea } from "~/components/text-area.tsx";

const LEVELS = Object.entries(LEVEL_LABELS).map(([value, label]) => ({ value, label }));

/** The fields of one criterion: points and level at hand, its words behind a fold. */
export function CriterionFields({
  criterion,
}: {
  criterion: {
    id: string;
    title: string;
    level: Level;
    points: number;
    why: string;
    advice: string;
    dimension: Dimension;
  };
}) {
  const { id, title, level, points, why, advice, dimension } = criterion;
  return (
    <fieldset className="border-t border-line pt-3">
      <legend className="visually-hidden">{title}</legend>
      <div className="row items-end">
        <p className="min-w-56 flex-1 self-center">
          <strong>{title}</strong>
          <span className="block text-sm muted">
            {DIMENSION_LABELS[dimension]} · {id}
          </span>
        </p>
        <TextField
          className="w-24"
          label="Points"
          name={`points.${id}`}
          defaultValue={points}
          inputMode="decimal"
        />
        <SelectField
          className="w-36"
          label="Level"
          name={`level.${id}`}
          defaultValue={level}
          options={LEVELS}
        />
      </div>
      <details className="mt-2">
        <summary className="text-sm">Its words</summary>
        <div className="stack gap-2 mt-2">
          <TextField label="Title" name={`title.${id}`} defaultValue={title} maxLength={160} />
          {[
            { name: "why", label: "Why it matters", value: why },
            { name: "advice", label: "What a stronger answer says", value: advice },
          ].map((one) => (
            <Field key={one.name} label={one.label}>
              {(control) => (
                <TextArea {...control} name={`${one.name}.${id}`} rows={2} defaultValue={one.value} />
              )}
            </Field>
          ))}
        </div>
      </details>
    </fieldset>
  );
}
