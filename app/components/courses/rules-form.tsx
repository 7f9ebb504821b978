import { Form } from "@remix-run/react";
import { Banner } from "~/components/banner.tsx";
import { Button } from "~/components/button.tsx";
import { Field, SelectField, TextField } from "~/components/field.tsx";

/** The rules of an assignment as their form holds them: every value as text. */
export type TypedRules = Record<
  | "title"
  | "instructions"
  | "mode"
  | "opensAt"
  | "closesAt"
  | "minutes"
  | "seedPolicy"
  | "seed"
  | "scorePolicy"
  | "lateRule"
  | "shows"
  | "passMark"
  | "anonymous"
  | "doubleMarked",
  string
>;

const OPTIONS = {
  mode: [
    { value: "exam", label: "Exam: no pause, no hints, one attempt" },
    { value: "interview", label: "Interview: timed, no pause" },
    { value: "practice", label: "Practice: may be paused, shows hints" },
  ],
  seedPolicy: [
    { value: "none", label: "As written" },
    { value: "shared", label: "One variant for everyone" },
    { value: "per-student", label: "A variant for each student" },
  ],
  scorePolicy: [
    { value: "checks", label: "The checks alone" },
    { value: "checks-and-judge", label: "Checks and judge" },
  ],
  lateRule: [
    { value: "finish", label: "Who has started finishes" },
    { value: "cut", label: "Rounds end at closing; extra time comes on top" },
  ],
  shows: [
    { value: "score", label: "The mark" },
    { value: "findings", label: "Mark and findings" },
    { value: "model-answer", label: "Mark, findings and model answer" },
  ],
} as const;

/** Window, time, marks and release. `locked`: rules that no longer change, each with why. */
export function RulesForm({
  typed,
  errors,
  locked,
  timeZone,
  submit,
}: {
  typed: TypedRules;
  errors: Partial<Record<string, string>>;
  locked: Partial<Record<string, string>>;
  timeZone: string;
  submit: string;
}) {
  const common = (name: keyof TypedRules) => ({
    name,
    defaultValue: typed[name],
    error: errors[name],
    // Read-only still sends its value, so that nothing is lost; the server holds it anyway.
    readOnly: locked[name] !== undefined,
  });
  const hint = (name: keyof TypedRules, text?: string) =>
    locked[name] === undefined ? text && { hint: text } : { hint: locked[name] };
  const select = (name: keyof typeof OPTIONS, label: string) => {
    const fixed = locked[name] !== undefined;
    return (
      <SelectField
        label={label}
        name={name}
        defaultValue={typed[name]}
        error={errors[name]}
        options={fixed ? OPTIONS[name].filter(({ value }) => value === typed[name]) : OPTIONS[name]}
        {...hint(name)}
      />
    );
  };
  return (
    <Form method="post" className="stack gap-6" aria-label="Rules">
      {Object.keys(errors).length > 0 ? (
        <Banner tone="bad">Nothing was saved. What is wrong stands beside its field.</Banner>
      ) : null}
      <section className="card stack gap-4" aria-label="What it is">
        <TextField label="Title" required maxLength={120} {...common("title")} />
        <Field
          label="Instructions (optional)"
          hint="Students read them before they start."
          error={errors["instructions"]}
        >
          {(control) => (
            <textarea
              className="input"
              name="instructions"
              rows={3}
              maxLength={4000}
              defaultValue={typed.instructions}
              {...control}
            />
          )}
        </Field>
        {select("mode", "Mode")}
      </section>
      <section className="card stack gap-4" aria-labelledby="window">
        <h2 id="window">Window and time</h2>
        <p className="muted">Times are in {timeZone}, the course’s time zone.</p>
        <div className="grid gap-4 md:grid-cols-2">
          <TextField
            label="Opens"
            type="datetime-local"
            required
            {...common("opensAt")}
            {...hint("opensAt")}
          />
          <TextField
            label="Closes"
            type="datetime-local"
            required
            {...common("closesAt")}
            {...hint(
              "closesAt",
              "Nobody starts after it. Rounds that have started keep their time when it moves.",
            )}
          />
          <TextField
            label="Minutes for each question"
            inputMode="numeric"
            {...common("minutes")}
            {...hint("minutes", "Empty: the question’s own. Extra time is added to each student’s.")}
          />
          {select("lateRule", "At closing")}
        </div>
      </section>
      <section className="card stack gap-4" aria-labelledby="numbers">
        <h2 id="numbers">Numbers of the questions</h2>
        <div className="grid gap-4 md:grid-cols-2">
          {select("seedPolicy", "Variant")}
          <TextField
            label="Seed"
            inputMode="numeric"
            {...common("seed")}
            {...hint("seed", "Empty: one is drawn and kept. Each student’s own is drawn from it.")}
          />
        </div>
      </section>
      <section className="card stack gap-4" aria-labelledby="marks">
        <h2 id="marks">Marks and release</h2>
        <div className="grid gap-4 md:grid-cols-2">
          {select("scorePolicy", "A mark is made of")}
          {select("shows", "Once released, students see")}
          <TextField
            label="Pass mark"
            inputMode="decimal"
            {...common("passMark")}
            {...hint("passMark", "0 to 100; empty: no pass line.")}
          />
          <TextField
            label="Marked twice, in per cent"
            inputMode="decimal"
            {...common("doubleMarked")}
            {...hint("doubleMarked", "Share of attempts that a second grader marks blind.")}
          />
        </div>
        <label className="choice" htmlFor="anonymous">
          <input
            id="anonymous"
            type="checkbox"
            name="anonymous"
            value="on"
            defaultChecked={typed.anonymous === "on"}
          />
          Graders see no names until release
        </label>
      </section>
      <div>
        <Button type="submit" look="primary" name="intent" value="rules">
          {submit}
        </Button>
      </div>
    </Form>
  );
}
