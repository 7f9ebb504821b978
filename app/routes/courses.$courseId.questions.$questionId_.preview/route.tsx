import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { documentProblem, drawVariant, publicQuestion, readDocument } from "~graders";
import { authorise } from "~/authorisation/authorise.server.ts";
import { Button } from "~/components/button.tsx";
import { CourseHead } from "~/components/courses/course-head.tsx";
import { TrialReport, trialView } from "~/components/courses/trial-report.tsx";
import { Field, TextField } from "~/components/field.tsx";
import { QuestionFacts } from "~/components/question-facts.tsx";
import { TextArea } from "~/components/text-area.tsx";
import { courseHead, textOf, UNCACHED } from "~/course-view.server.ts";
import { gradeAside } from "~/grading/grading-queue.server.ts";
import { renderMarkdown } from "~/markdown.server.ts";
import { listTargets, ownTarget } from "~/models/document-target.server.ts";
import { readSnapshot } from "~/models/question-snapshot.server.ts";
import { plainly } from "~/own-request.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Preview: ${loaded?.question.title ?? "question"} · Headroom` },
];

/** Far over what a document may have, so that what is too long is told as such. */
const LONGEST_TEXT = 400_000;

/** A seed as typed: none, or a whole number. */
const seedOf = (typed: string | null): number | null =>
  typed !== null && /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : null;

/** The newest version of a course's own question. */
async function questionOf(courseId: string, id: string | undefined) {
  const own = (await listTargets(courseId)).find((one) => one.id === ownTarget(id ?? ""));
  if (!own) throw plainly("There is no such question in this course.", 404);
  return (await readSnapshot(own.snapshotHash)).question;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = await authorise(request, params, "question.see-rubric");
  const question = await questionOf(asked.courseId, params["questionId"]);
  const seed = seedOf(new URL(request.url).searchParams.get("seed"));
  const shown = publicQuestion(question, drawVariant({ question, seed }));
  return data(
    {
      ...courseHead(asked),
      seed,
      mayEdit: asked.may("question.edit"),
      question: {
        id: question.id,
        title: question.title,
        level: question.level,
        format: question.format,
        minutes: question.minutes,
        promptHtml: renderMarkdown(shown.prompt),
      },
      criteria: question.rubric.criteria.map(({ id, title, points, why, advice }) => ({
        id,
        title,
        points,
        why,
        advice,
      })),
    },
    UNCACHED,
  );
}

/** Grades a pasted answer on the grading thread. Nothing of it is kept. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { courseId } = await authorise(request, params, "question.see-rubric");
  const question = await questionOf(courseId, params["questionId"]);
  const form = await request.formData();
  const text = textOf(form, "answer", LONGEST_TEXT);
  const refuse = (problem: string, status: number) => data({ problem, text, report: null }, status);
  const problem = text.trim() === "" ? "Paste an answer first." : documentProblem(text);
  if (problem !== null) return refuse(problem, 422);
  const variant = drawVariant({ question, seed: seedOf(textOf(form, "seed", 20)) });
  const { answer, lifted } = readDocument(text);
  try {
    const { report } = await gradeAside({ question, variant, answer, lifted });
    return data({ problem: null, text, report: trialView(report) });
  } catch {
    return refuse("The grader stopped at this answer. Try it again, or a shorter one.", 500);
  }
}

export default function PreviewPage() {
  const { question, criteria, seed, mayEdit, ...head } = useLoaderData<typeof loader>();
  const tried = useActionData<typeof action>();
  const isBusy = useNavigation().state === "submitting";
  const here = `/courses/${head.course.id}/questions`;
  return (
    <div className="page stack gap-6">
      <CourseHead {...head} title={`Preview: ${question.title}`}>
        <QuestionFacts level={question.level} format={question.format} minutes={question.minutes} />
        <p className="muted">
          The newest version, as a student would meet it.{" "}
          {mayEdit ? (
            <Link to={`${here}/${question.id}`}>Edit the question</Link>
          ) : (
            <Link to={here}>All questions</Link>
          )}
        </p>
      </CourseHead>
      <Form method="get" className="row items-end" key={seed}>
        <TextField
          label="Seed"
          name="seed"
          inputMode="numeric"
          defaultValue={seed ?? ""}
          hint="Empty: as written"
        />
        <Button type="submit">Draw</Button>
      </Form>
      <section className="card stack gap-3" aria-labelledby="prompt">
        <h2 id="prompt">Prompt</h2>
        <div className="prose" dangerouslySetInnerHTML={{ __html: question.promptHtml }} />
      </section>
      <section className="stack gap-3" aria-labelledby="try">
        <h2 id="try">Try an answer</h2>
        {tried?.report ? (
          <div className="card">
            <TrialReport {...tried.report} />
          </div>
        ) : null}
        <Form method="post" className="stack gap-3">
          <input type="hidden" name="seed" value={seed ?? ""} />
          <Field
            label="An answer as a Markdown document"
            hint="It is graded once, and not kept."
            error={tried?.problem}
          >
            {(control) => (
              <TextArea {...control} name="answer" rows={12} required defaultValue={tried?.text ?? ""} />
            )}
          </Field>
          <div>
            <Button type="submit" look="primary" disabled={isBusy}>
              Grade it
            </Button>
          </div>
        </Form>
      </section>
      <details className="card">
        <summary className="font-semibold">Rubric, which students see after release at the earliest</summary>
        <ul className="stack gap-3 mt-3">
          {criteria.map(({ id, title, points, why, advice }) => (
            <li key={id} className="stack gap-1 border-t border-line pt-2">
              <p>
                <strong>{title}</strong> <span className="number muted text-sm">{points}</span>
              </p>
              <p className="text-sm">
                {why} <em>{advice}</em>
              </p>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
