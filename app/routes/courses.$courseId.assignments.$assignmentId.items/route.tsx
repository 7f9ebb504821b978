import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { AgreementFigure } from "~/components/agreement.tsx";
import { DIMENSION_LABELS } from "~/components/labels.ts";
import { MarkingNav } from "~/components/marking-nav.tsx";
import { MarkingTrail } from "~/components/marking-trail.tsx";
import { ScrollFrame } from "~/components/scroll-frame.tsx";
import { itemAnalysis } from "~/grading/marking/item-analysis.server.ts";
import { markingProgress } from "~/grading/marking/progress.server.ts";
import { markingRequest } from "~/marking-request.server.ts";
import { Histogram } from "./histogram.tsx";
import { ItemPlot } from "./item-plot.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Items: ${loaded?.title ?? "assignment"} · Headroom` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { work, base, may, now, marker } = await markingRequest(request, params, "items.see");
  const progress = await markingProgress(work, marker);
  const agreement = new Map(
    progress.flatMap(({ slot, questionId, criteria }) =>
      criteria.map((one) => [`${slot} ${questionId} ${one.criterion}`, one] as const),
    ),
  );
  const questions = (await itemAnalysis(work, now)).map((question) => ({
    ...question,
    items: question.items.map((item) => {
      const row = agreement.get(`${question.slot} ${question.questionId} ${item.criterion}`);
      return { ...item, betweenMarkers: row?.betweenMarkers ?? null, blind: row?.blind ?? null };
    }),
  }));
  return {
    base,
    title: work.title,
    courseTitle: work.courseTitle,
    passMark: work.passMark,
    mayRelease: may("marks.release"),
    questions,
  };
}

export default function ItemsPage() {
  const { base, questions, passMark, ...loaded } = useLoaderData<typeof loader>();
  return (
    <div className="page stack gap-6">
      <header className="stack gap-2">
        <MarkingTrail base={base} course={loaded.courseTitle} title={loaded.title} />
        <h1>Items: {loaded.title}</h1>
        <p className="muted max-w-[68ch]">
          Difficulty is the mean share of the points earned: 0% nobody, 100% everybody. Discrimination is the
          correlation of a criterion's share with the answer's mark (point-biserial where the share is all or
          nothing): near 0 or below, it does not tell strong answers from weak ones. Both take persons'
          verdicts.
        </p>
      </header>
      <MarkingNav base={base} mayRelease={loaded.mayRelease} />
      {questions.map((question) => (
        <section
          key={`${question.slot} ${question.questionId}`}
          className="stack gap-4"
          aria-labelledby={`items-${question.slot}-${question.questionId}`}
        >
          <h2 id={`items-${question.slot}-${question.questionId}`}>
            {question.slot}. {question.title}
          </h2>
          {question.marks === 0 ? (
            <p className="muted">No answer has a mark yet.</p>
          ) : (
            <>
              <div className="grid gap-4 lg:grid-cols-2">
                <Histogram bands={question.bands} passMark={passMark} question={question.slot} />
                <ItemPlot items={question.items} />
              </div>
              <ScrollFrame label={`Criteria of question ${question.slot}, ${question.title}`}>
                <table className="table">
                  <thead>
                    <tr>
                      <th scope="col" className="numeric">
                        No
                      </th>
                      <th scope="col">Criterion</th>
                      <th scope="col" className="numeric">
                        Answers
                      </th>
                      <th scope="col" className="numeric">
                        Difficulty
                      </th>
                      <th scope="col" className="numeric">
                        Discrimination
                      </th>
                      <th scope="col">Kappa, markers</th>
                      <th scope="col">Kappa, person and check</th>
                    </tr>
                  </thead>
                  <tbody>
                    {question.items.map((item, index) => (
                      <tr key={item.criterion}>
                        <td className="numeric">{index + 1}</td>
                        <th scope="row" className="min-w-56">
                          <Link
                            to={`${base}/marking/${question.slot}/${question.questionId}/${item.criterion}`}
                          >
                            {item.title}
                          </Link>
                          <span className="block text-sm font-normal muted">
                            {DIMENSION_LABELS[item.dimension]}
                          </span>
                        </th>
                        <td className="numeric">{item.cases}</td>
                        <td className="numeric">
                          {item.difficulty === null ? "–" : `${Math.round(100 * item.difficulty)}%`}
                        </td>
                        <td className="numeric">
                          {item.discrimination === null ? "–" : item.discrimination.toFixed(2)}
                        </td>
                        <td className="number whitespace-nowrap">
                          {item.betweenMarkers ? <AgreementFigure agreement={item.betweenMarkers} /> : null}
                        </td>
                        <td className="number whitespace-nowrap">
                          {item.blind ? <AgreementFigure agreement={item.blind} /> : null}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </ScrollFrame>
            </>
          )}
        </section>
      ))}
    </div>
  );
}
