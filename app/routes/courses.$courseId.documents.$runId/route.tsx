import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { authorise } from "~/authorisation/authorise.server.ts";
import { Banner } from "~/components/banner.tsx";
import { Button, ButtonLink } from "~/components/button.tsx";
import { CourseHead } from "~/components/courses/course-head.tsx";
import { TrialReport, trialView } from "~/components/courses/trial-report.tsx";
import { counted } from "~/components/courses/words.ts";
import { RunProgress } from "~/components/run-progress.tsx";
import { ScrollFrame } from "~/components/scroll-frame.tsx";
import { courseHead, UNCACHED } from "~/course-view.server.ts";
import { keepRun } from "~/grading/runs/document-runs.server.ts";
import { documentRows, documentRun } from "~/grading/runs/run-view.server.ts";
import { workRun } from "~/grading/runs/work-run.server.ts";
import { deleteRun, itemContents } from "~/models/grading-run.server.ts";
import { plainly } from "~/own-request.server.ts";
import { zonedLabel } from "~/time-zone.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Documents: ${loaded?.label ?? "upload"} · Headroom` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = await authorise(request, params, "documents.see");
  const { courseId, course, may } = asked;
  const run = await documentRun(courseId, params["runId"]);
  if (run.items.waiting > 0) workRun(run);
  const { label, rows } = await documentRows(run);
  const number = Number(new URL(request.url).searchParams.get("document") ?? "0");
  const [opened] = Number.isInteger(number) && number > 0 ? await itemContents(run.id, [number]) : [];
  return data(
    {
      ...courseHead(asked),
      id: run.id,
      label,
      rows,
      items: run.items,
      isOfAssignment: run.assignmentId !== null,
      results:
        run.assignmentId === null ? null : `/courses/${courseId}/assignments/${run.assignmentId}/results`,
      keptAt: run.keptAt && zonedLabel(run.keptAt, course.timeZone),
      mayGrade: may("documents.grade"),
      opened: opened?.report ? { name: opened.name, ...trialView(opened.report) } : null,
    },
    UNCACHED,
  );
}

/** Keeps the matched documents as attempts, or deletes the upload. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { courseId, userId, now } = await authorise(request, params, "documents.grade");
  const run = await documentRun(courseId, params["runId"]);
  const wanted = (await request.formData()).get("do");
  if (wanted === "delete") {
    await deleteRun({ courseId, id: run.id });
    throw redirect(`/courses/${courseId}/documents`);
  }
  if (wanted !== "keep") throw plainly("Say what to do with the upload.", 400);
  const kept = await keepRun(run, userId, now);
  if (!kept)
    return data({ kept: 0, refused: ["These documents cannot be kept now, or were kept before."] }, 409);
  return data(kept);
}

export default function RunPage() {
  const { id, label, rows, items, opened, keptAt, mayGrade, isOfAssignment, results, ...head } =
    useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const here = `/courses/${head.course.id}/documents/${id}`;
  const matched = rows.filter(({ person, state }) => person !== null && state === "graded").length;
  const isDone = items.waiting === 0;
  return (
    <div className="page stack gap-6">
      <CourseHead {...head} title={label}>
        <p className="muted">
          <Link to={`/courses/${head.course.id}/documents`}>Documents</Link> ·{" "}
          {counted(items.all, "document")}
          {items.failed > 0 ? `, ${items.failed} could not be read` : ""}
        </p>
      </CourseHead>
      <RunProgress items={items} />
      {done ? (
        <Banner tone={done.refused.length > 0 ? "warn" : "ok"}>
          <p>{counted(done.kept, "document")} kept as attempts.</p>
          {done.refused.length > 0 ? (
            <ul>
              {done.refused.map((line) => (
                <li key={line} className="break-words">
                  {line}
                </li>
              ))}
            </ul>
          ) : null}
        </Banner>
      ) : null}
      {isDone ? (
        <div className="row">
          <ButtonLink to={`${here}/results.csv`} reloadDocument>
            CSV
          </ButtonLink>
          {keptAt && results ? <Link to={results}>Kept {keptAt}: results of the assignment</Link> : null}
        </div>
      ) : null}
      {isDone && mayGrade && isOfAssignment && keptAt === null && matched > 0 ? (
        <Banner
          actions={
            <Form method="post">
              <Button type="submit" name="do" value="keep" look="primary">
                Keep as attempts
              </Button>
            </Form>
          }
        >
          <p>
            {counted(matched, "document")} of students can be kept as their attempts, with marks. Whoever has
            one at this question already keeps that one.
          </p>
        </Banner>
      ) : null}
      {opened ? (
        <section className="card stack gap-3" aria-labelledby="opened">
          <h2 id="opened" className="break-words">
            {opened.name}
          </h2>
          <TrialReport {...opened} />
        </section>
      ) : null}
      <ScrollFrame label="Documents and what they score">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Document</th>
              <th scope="col">Student</th>
              <th scope="col" className="numeric">
                Score
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ number, name, person, state, mark, problem }) => (
              <tr key={number}>
                <th scope="row" className="min-w-48 break-all">
                  {state === "graded" ? <Link to={`${here}?document=${number}#opened`}>{name}</Link> : name}
                </th>
                <td>
                  {person ? (
                    <>
                      {person.name} <span className="number muted">{person.number}</span>
                    </>
                  ) : (
                    <span className="muted">not matched</span>
                  )}
                </td>
                <td className="numeric">
                  {state === "graded" ? (mark ?? "–") : null}
                  {state === "waiting" ? <span className="muted">waiting</span> : null}
                  {state === "failed" ? (
                    <span className="block min-w-48 text-left">Could not read: {problem}</span>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      {mayGrade ? (
        <details>
          <summary className="text-sm">Delete this upload</summary>
          <Form method="post" className="row mt-2">
            <Button type="submit" name="do" value="delete">
              Delete documents and results
            </Button>
            <span className="muted text-sm">What was kept as attempts stays.</span>
          </Form>
        </details>
      ) : null}
    </div>
  );
}
