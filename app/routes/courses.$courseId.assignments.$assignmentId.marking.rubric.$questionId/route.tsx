import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { DIMENSIONS, weightsAt } from "~graders";
import { Banner } from "~/components/banner.tsx";
import { Button } from "~/components/button.tsx";
import { Field, TextField } from "~/components/field.tsx";
import { DIMENSION_LABELS } from "~/components/labels.ts";
import { TextArea } from "~/components/text-area.tsx";
import { beginTrial, dryRun, putInForce } from "~/grading/marking/edit-rubric.server.ts";
import { workRun } from "~/grading/runs/work-run.server.ts";
import { readFields, readYaml, rubricYaml } from "~/grading/marking/rubric-edit.ts";
import { type MarkingRequest, markingRequest } from "~/marking-request.server.ts";
import { readRun } from "~/models/grading-run.server.ts";
import { rubricEdits } from "~/models/rubric-edit.server.ts";
import { peopleOfCourse } from "~/models/set-work.server.ts";
import { snapshotInForce } from "~/models/submission.server.ts";
import { plainly } from "~/own-request.server.ts";
import { zonedLabel } from "~/time-zone.ts";
import { CriterionFields } from "./criterion-fields.tsx";
import { RunProgress } from "~/components/run-progress.tsx";
import { DryRunTable } from "./dry-run-table.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Rubric: ${loaded?.question.title ?? "question"} · Headroom` },
];

async function questionOf({ work }: MarkingRequest, questionId: string) {
  const set = work.questions.find((one) => one.questionId === questionId);
  if (!set) throw plainly("This paper has no such question.", 404);
  const { question } = await snapshotInForce({ snapshotHash: set.snapshotHash, assignmentId: work.id });
  return question;
}

/** The trial that the address names; null: none, or another question's. */
async function trialOf({ courseId, work }: MarkingRequest, questionId: string, id: string | null) {
  const run = id === null ? null : await readRun({ courseId, id });
  const isOf = run?.kind === "rubric" && run.assignmentId === work.id && run.questionId === questionId;
  return isOf ? run : null;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = await markingRequest(request, params, "rubric.edit");
  const { work, base, courseId, now } = asked;
  const { searchParams } = new URL(request.url);
  const questionId = params["questionId"] ?? "";
  const question = await questionOf(asked, questionId);
  const edits = await rubricEdits({ assignmentId: work.id, questionId });
  const people = await peopleOfCourse(courseId);
  const { rubric } = question;
  const weights = weightsAt(rubric, question.level);
  const run = await trialOf(asked, questionId, searchParams.get("trial"));
  const isRunning = run !== null && run.items.waiting > 0;
  if (isRunning) workRun(run);
  const trial = run && {
    id: run.id,
    items: run.items,
    isRunning,
    yaml: run.rubric ? rubricYaml(run.rubric) : "",
    dry: isRunning || run.keptAt !== null ? null : await dryRun({ work, run, now }),
  };
  return {
    trial,
    isTrialGone: searchParams.has("trial") && run === null,
    base,
    title: work.title,
    question: { id: question.id, title: question.title },
    enough: rubric.enough,
    weights: DIMENSIONS.flatMap((dimension) => {
      const weight = weights[dimension];
      return weight === undefined ? [] : [{ dimension, weight }];
    }),
    criteria: rubric.criteria.map(({ id, title, level, points, why, advice, dimension }) => ({
      id,
      title,
      level,
      points,
      why,
      advice,
      dimension,
    })),
    yaml: rubricYaml(rubric),
    after: edits[0]?.number ?? 0,
    edits: edits.map(({ number, note, by, at }) => ({
      number,
      note,
      by: people.get(by)?.name ?? "somebody",
      at: zonedLabel(at, work.timeZone),
    })),
    saved: searchParams.get("saved"),
  };
}

/** Begins a trial of a rubric (`try-fields`, `try-yaml`), which changes no mark, or puts a tried one in force (`apply`). */
export async function action({ request, params }: ActionFunctionArgs) {
  const asked = await markingRequest(request, params, "rubric.edit");
  const { work, base, userId, now } = asked;
  const questionId = params["questionId"] ?? "";
  const question = await questionOf(asked, questionId);
  const fields = Object.fromEntries(
    [...(await request.formData())].filter((pair): pair is [string, string] => typeof pair[1] === "string"),
  );
  const here = `${base}/marking/rubric/${questionId}`;
  const refuse = (problems: string[], status: number, typed = {}) =>
    data({ problems, typed: { yaml: fields["yaml"] ?? null, note: "", ...typed } }, { status });
  if (fields["do"] === "apply") {
    const note = (fields["note"] ?? "").trim().slice(0, 500);
    const run = await trialOf(asked, questionId, fields["trial"] ?? null);
    if (!run) return refuse(["Another dry run has taken the place of this one. Try your rubric again."], 409);
    if (note === "") return refuse(["Say why the rubric changes."], 422);
    const changed = await putInForce({ work, run, after: Number(fields["after"]), note, by: userId, now });
    if (changed.kind === "changed") return redirect(`${here}?saved=${changed.marks}`);
    if (changed.kind === "not-yet") return refuse(["The dry run is not done yet."], 409, { note });
    return refuse(
      ["Somebody edited this rubric meanwhile. Look at theirs below, and try yours again."],
      409,
      { note },
    );
  }
  const read =
    fields["do"] === "try-fields" ? readFields(question, fields) : readYaml(question, fields["yaml"] ?? "");
  if (!read.ok) return refuse(read.problems, 422);
  const trial = await beginTrial({ work, questionId, rubric: read.rubric, by: userId, now });
  return redirect(`${here}?trial=${trial ?? ""}`);
}

export default function RubricPage() {
  const loaded = useLoaderData<typeof loader>();
  const replied = useActionData<typeof action>();
  const isBusy = useNavigation().state === "submitting";
  const { base, question, criteria, weights, trial } = loaded;
  return (
    <div className="page stack gap-6">
      <header className="stack gap-2">
        <p className="eyebrow">
          <Link to={`${base}/marking`}>Marking: {loaded.title}</Link>
        </p>
        <h1>Rubric: {question.title}</h1>
        <p className="lead">
          Changes count for this assignment alone. A dry run shows every mark that would move before anything
          is written; verdicts that people gave are kept.
        </p>
      </header>
      {loaded.saved !== null && !replied ? (
        <Banner tone="ok">
          <p>
            In force. {loaded.saved} {loaded.saved === "1" ? "mark" : "marks"} changed.
          </p>
        </Banner>
      ) : null}
      {loaded.isTrialGone && !replied ? (
        <Banner tone="warn">
          <p>Another dry run has taken the place of this one. Try your rubric again.</p>
        </Banner>
      ) : null}
      {replied ? (
        <Banner tone="bad">
          <ul>
            {replied.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Banner>
      ) : null}
      {trial ? (
        <section className="card stack gap-4" aria-labelledby="dry-run">
          <h2 id="dry-run">Dry run</h2>
          <RunProgress items={trial.items} />
          {trial.dry ? (
            <>
              <DryRunTable run={trial.dry} />
              {trial.items.failed > 0 ? (
                <p>
                  {trial.items.failed} could not be graded in this run; they are graded again once it is in
                  force.
                </p>
              ) : null}
              <Form method="post" className="stack gap-3">
                <input type="hidden" name="trial" value={trial.id} />
                <input type="hidden" name="after" value={loaded.after} />
                <TextField
                  label="Why the rubric changes"
                  name="note"
                  required
                  maxLength={500}
                  defaultValue={replied?.typed.note}
                />
                <div>
                  <Button type="submit" name="do" value="apply" look="primary" disabled={isBusy}>
                    Put it in force
                  </Button>
                </div>
              </Form>
            </>
          ) : null}
        </section>
      ) : null}

      <Form method="post" className="stack gap-4" aria-label="Rubric by field">
        <div className="row items-end">
          {weights.map(({ dimension, weight }) => (
            <TextField
              key={dimension}
              className="w-28"
              label={DIMENSION_LABELS[dimension]}
              name={`weight.${dimension}`}
              defaultValue={weight}
              inputMode="decimal"
            />
          ))}
          <TextField
            className="w-28"
            label="Enough"
            name="enough"
            defaultValue={loaded.enough}
            inputMode="decimal"
          />
        </div>
        <p className="muted text-sm">
          Weights of the dimensions sum to 100. Enough is the share of a dimension's points that earns all of
          it, 0.6 to 1.
        </p>
        {criteria.map((criterion) => (
          <CriterionFields key={criterion.id} criterion={criterion} />
        ))}
        <div>
          <Button type="submit" name="do" value="try-fields" look="primary" disabled={isBusy}>
            Try it: dry run
          </Button>
        </div>
      </Form>

      <details className="card">
        <summary className="font-semibold">The whole rubric as YAML, checks included</summary>
        <Form method="post" className="stack gap-3 mt-4">
          <Field label={<>Rubric</>}>
            {(control) => (
              <TextArea
                {...control}
                name="yaml"
                className="input-mono"
                rows={16}
                spellCheck={false}
                defaultValue={replied?.typed.yaml ?? trial?.yaml ?? loaded.yaml}
              />
            )}
          </Field>
          <div>
            <Button type="submit" name="do" value="try-yaml" disabled={isBusy}>
              Try it: dry run
            </Button>
          </div>
        </Form>
      </details>

      {loaded.edits.length > 0 ? (
        <section className="stack gap-2" aria-labelledby="edits">
          <h2 id="edits">Edits</h2>
          <ol className="stack gap-1" reversed>
            {loaded.edits.map(({ number, note, by, at }) => (
              <li key={number}>
                {number}. {note} <span className="muted">{`(${by}, ${at})`}</span>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </div>
  );
}
