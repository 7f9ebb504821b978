import { Form } from "@remix-run/react";
import type { Format, Level } from "~graders";
import { Button } from "~/components/button.tsx";
import { SelectField, TextField } from "~/components/field.tsx";
import { minutesLabel } from "~/components/labels.ts";
import { QuestionFacts } from "~/components/question-facts.tsx";

interface PaperEditorProps {
  questions: readonly {
    id: string;
    slot: number;
    title: string;
    level: Level;
    format: Format;
    minutes: number;
    version: string;
    weight: number;
  }[];
  /** Somebody has started. */
  fixed: boolean;
  released: boolean;
  choices: readonly { value: string; label: string }[];
}

/** The questions by place; several in one place are a pool, of which each student gets one. */
export function PaperEditor({ questions, fixed, released, choices }: PaperEditorProps) {
  const slots = [...new Set(questions.map(({ slot }) => slot))];
  return (
    <section className="card stack gap-4" aria-labelledby="paper">
      <div>
        <h2 id="paper">Paper</h2>
        <p className="muted">
          Each place gives one question. With several questions in a place, each student is given one of them.
          Versions are pinned when a question is added: later edits of the bank change nothing here.
        </p>
      </div>
      {slots.length === 0 ? <p>No question yet.</p> : null}
      <ol className="stack gap-4">
        {slots.map((slot) => {
          const pool = questions.filter((one) => one.slot === slot);
          return (
            <li key={slot} className="stack gap-2">
              <div className="row justify-between">
                <h3>
                  Question {slot}
                  {pool.length > 1 ? `, one of ${pool.length}` : ""}
                </h3>
                {released ? (
                  <p>Weight {pool[0]?.weight}</p>
                ) : (
                  <Form method="post" className="row gap-2">
                    <input type="hidden" name="slot" value={slot} />
                    <label className="row gap-2" htmlFor={`weight-${slot}`}>
                      Weight
                      <input
                        className="input w-20"
                        id={`weight-${slot}`}
                        name="weight"
                        inputMode="decimal"
                        defaultValue={pool[0]?.weight}
                      />
                    </label>
                    <Button
                      type="submit"
                      name="intent"
                      value="weight"
                      aria-label={`Save the weight of question ${slot}`}
                    >
                      Save
                    </Button>
                  </Form>
                )}
              </div>
              <ul className="stack gap-2">
                {pool.map(({ id, title, level, format, minutes, version }) => (
                  <li key={id} className="row justify-between">
                    <div className="stack gap-1">
                      <strong>{title}</strong>
                      <QuestionFacts level={level} format={format} />
                      <p className="muted text-sm">
                        {minutesLabel(minutes)}, version <code>{version.slice(0, 8)}</code>
                      </p>
                    </div>
                    {fixed ? null : (
                      <Form method="post">
                        <input type="hidden" name="id" value={id} />
                        <Button
                          type="submit"
                          look="quiet"
                          name="intent"
                          value="remove"
                          aria-label={`Take off ${title}`}
                        >
                          Take off
                        </Button>
                      </Form>
                    )}
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ol>
      {fixed ? null : (
        <>
          <Form method="post" className="grid gap-4 md:grid-cols-[minmax(0,1fr)_12rem_6rem_auto] items-end">
            <SelectField label="Add a question" name="question" options={choices} />
            <SelectField
              label="In place"
              name="slot"
              options={[
                { value: "", label: "a new one" },
                ...slots.map((slot) => ({ value: String(slot), label: `${slot}, as a pool` })),
              ]}
            />
            <TextField label="Weight" name="weight" inputMode="decimal" defaultValue="1" />
            <Button type="submit" look="primary" name="intent" value="add">
              Add
            </Button>
          </Form>
          {questions.length > 0 ? (
            <Form method="post">
              <Button type="submit" name="intent" value="pin">
                Pin today’s versions
              </Button>
            </Form>
          ) : null}
        </>
      )}
    </section>
  );
}
