import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { AgreementFigure } from "~/components/agreement.tsx";
import { DIMENSION_LABELS } from "~/components/labels.ts";
import { MarkingNav } from "~/components/marking-nav.tsx";
import { MarkingTrail } from "~/components/marking-trail.tsx";
import { ScrollFrame } from "~/components/scroll-frame.tsx";
import { markingProgress, type QuestionProgress } from "~/grading/marking/progress.server.ts";
import { markingRequest } from "~/marking-request.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Marking: ${loaded?.title ?? "assignment"} · Headroom` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { work, marker, base, may } = await markingRequest(request, params, "marks.give");
  return {
    base,
    title: work.title,
    courseTitle: work.courseTitle,
    scorePolicy: work.scorePolicy,
    doubleMarked: work.doubleMarked,
    anonymous: work.anonymous,
    mayRelease: may("marks.release"),
    mayEdit: may("rubric.edit"),
    questions: await markingProgress(work, marker),
  };
}

export default function MarkingPage() {
  const { base, questions, mayEdit, ...work } = useLoaderData<typeof loader>();
  return (
    <div className="page stack gap-6">
      <header className="stack gap-2">
        <MarkingTrail base={base} course={work.courseTitle} title={work.title} />
        <h1>Marking: {work.title}</h1>
        <p className="muted">
          {work.anonymous ? "Answers have no names until release. " : ""}
          {work.scorePolicy === "checks"
            ? "The mark is made of the checks' criteria; judged ones are shown and do not count. "
            : "The mark is made of checked and judged criteria. "}
          {work.doubleMarked > 0
            ? `${Math.round(100 * work.doubleMarked)}% of the answers are marked twice, blind.`
            : ""}
        </p>
      </header>
      <MarkingNav base={base} mayRelease={work.mayRelease} />
      {questions.map((question) => (
        <QuestionTable
          key={`${question.slot} ${question.questionId}`}
          question={question}
          base={base}
          mayEdit={mayEdit}
        />
      ))}
      <p className="muted text-sm max-w-[68ch]">
        Agreement is Cohen's kappa: 1 is perfect, 0 is what chance gives; in brackets the share of cases with
        the same verdict. Blind compares persons with the check or judge where the suggestion was hidden;
        sighted where it was in view, which makes agreeing easier. With few cases it says little.
      </p>
    </div>
  );
}

function QuestionTable({
  question,
  base,
  mayEdit,
}: {
  question: QuestionProgress;
  base: string;
  mayEdit: boolean;
}) {
  const { slot, questionId, title, criteria } = question;
  return (
    <section className="stack gap-3" aria-label={`Question ${slot}: ${title}`}>
      <div className="row justify-between">
        <h2>
          {slot}. {title}
        </h2>
        <span className="row text-sm">
          <span className="muted">
            {question.submitted} handed in
            {question.graded < question.submitted
              ? `, ${question.submitted - question.graded} still being graded`
              : ""}
          </span>
          {mayEdit ? <Link to={`${base}/marking/rubric/${questionId}`}>Edit the rubric</Link> : null}
        </span>
      </div>
      <ScrollFrame label={`Criteria of question ${slot}, ${title}`}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Criterion</th>
              <th scope="col" className="numeric">
                Points
              </th>
              <th scope="col" className="numeric">
                Decided
              </th>
              <th scope="col" className="numeric">
                Left for you
              </th>
              <th scope="col">Suggested: met, partly, not</th>
              <th scope="col">Between markers</th>
              <th scope="col">Blind against check</th>
              <th scope="col">Sighted</th>
            </tr>
          </thead>
          <tbody>
            {criteria.map((row) => (
              <tr key={row.criterion}>
                <th scope="row" className="min-w-56">
                  <Link to={`${base}/marking/${slot}/${questionId}/${row.criterion}`}>{row.title}</Link>
                  <span className="block text-sm font-normal muted">
                    {DIMENSION_LABELS[row.dimension]}
                    {row.isJudged ? ", by the judge" : ""}
                    {row.disagreements > 0 ? `, ${row.disagreements} to settle` : ""}
                  </span>
                </th>
                <td className="numeric">{row.points}</td>
                <td className="numeric">
                  {row.decided} of {row.answers}
                </td>
                <td className="numeric">{row.left}</td>
                <td className="number">
                  {row.suggested.met} · {row.suggested["partly-met"]} · {row.suggested["not-met"]}
                  {row.suggested["not-graded"] > 0 ? (
                    <span className="muted"> · {row.suggested["not-graded"]} not graded</span>
                  ) : null}
                </td>
                <td className="number whitespace-nowrap">
                  <AgreementFigure agreement={row.betweenMarkers} />
                </td>
                <td className="number whitespace-nowrap">
                  <AgreementFigure agreement={row.blind} />
                </td>
                <td className="number whitespace-nowrap">
                  <AgreementFigure agreement={row.sighted} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
    </section>
  );
}
