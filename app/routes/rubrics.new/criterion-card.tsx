import type { Verdict } from "~graders";
import { Chip, type Tone } from "~/components/chip.tsx";
import { Field, TextField } from "~/components/field.tsx";
import { VERDICT_LABELS } from "~/components/labels.ts";
import { TextArea } from "~/components/text-area.tsx";
import type { CriterionView } from "./draft-view.server.ts";

const TONES: Record<Verdict, Tone> = {
  met: "ok",
  "partly-met": "warn",
  "not-met": "bad",
  "not-graded": "plain",
};

/** One criterion with all that an author may change of it. */
export function CriterionCard({ criterion, several }: { criterion: CriterionView; several: boolean }) {
  const { id, title, points, why, advice, kind, phrases, drafted, problems, finding } = criterion;
  return (
    <li className="criterion" id={id}>
      <div className="criterion-head">
        <TextField
          label="Criterion"
          name={`title:${id}`}
          defaultValue={title}
          maxLength={160}
          error={problems.title}
        />
        <TextField
          label="Points"
          name={`points:${id}`}
          defaultValue={String(points)}
          inputMode="decimal"
          maxLength={5}
          aria-invalid={problems.points ? true : undefined}
          {...(problems.points ? { "aria-errormessage": `points-problem-${id}` } : {})}
        />
      </div>
      {problems.points ? (
        <p className="field-error" id={`points-problem-${id}`}>
          {problems.points}
        </p>
      ) : null}
      <p className="row gap-2 text-sm">
        <Chip>{kind}</Chip>
        {finding ? (
          <>
            <Chip tone={TONES[finding.verdict]}>{VERDICT_LABELS[finding.verdict]}</Chip>
            <span>
              {finding.points === null
                ? "Not counted."
                : `${+finding.points.toFixed(2)} of ${finding.possible}.`}{" "}
              {finding.found}
            </span>
          </>
        ) : null}
      </p>
      {phrases.length > 0 ? (
        <div className="criterion-phrases">
          <p className="field-label">Found in the {several ? "references" : "reference"}</p>
          <ul className="stack gap-1">
            {phrases.map(({ text, reference }, at) => (
              <li key={at}>
                <q>{text}</q>
                {several ? <span className="muted"> reference {reference + 1}</span> : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <details open={Boolean(problems.advice ?? problems.patterns)}>
        <summary className="py-2 text-sm font-semibold">
          Advice{drafted.length > 0 ? " and patterns" : ""}
          <span className="visually-hidden"> of {title}</span>
        </summary>
        <div className="stack gap-3 pt-2">
          <p className="muted text-sm">{why}</p>
          <Field label="Advice to who misses it" error={problems.advice}>
            {(control) => (
              <TextArea {...control} name={`advice:${id}`} defaultValue={advice} maxLength={600} rows={3} />
            )}
          </Field>
          {drafted.map((concept) => (
            <Field
              key={concept.id}
              label={`Found by, for “${concept.name}”`}
              hint="One pattern a line: a & b are words in one sentence, a|b either word, a ~ b near each other in this order."
              error={problems.patterns}
            >
              {(control) => (
                <TextArea
                  {...control}
                  name={`patterns:${concept.id}`}
                  className="input-mono"
                  defaultValue={concept.patterns}
                  rows={4}
                  spellCheck={false}
                />
              )}
            </Field>
          ))}
        </div>
      </details>
      <label className="choice text-sm" htmlFor={`remove-${id}`}>
        <input id={`remove-${id}`} type="checkbox" name={`remove:${id}`} value="1" />
        <span>
          Leave this criterion out<span className="visually-hidden">: {title}</span>
        </span>
      </label>
    </li>
  );
}
