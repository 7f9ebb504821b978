import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ScrollFrame } from "~/components/scroll-frame.tsx";
import { VERDICT_LABELS } from "~/components/labels.ts";
import { codeOf } from "~/grading/marking/order.server.ts";
import { markingRequest, namesShown } from "~/marking-request.server.ts";
import { attemptSaves } from "~/models/attempt-saves.server.ts";
import { gradingsOf } from "~/models/grading.server.ts";
import { marksOf } from "~/models/mark-row.server.ts";
import { attemptsOfWork, peopleOfCourse } from "~/models/set-work.server.ts";
import { plainly } from "~/own-request.server.ts";
import { zonedLabel } from "~/time-zone.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `History of ${loaded?.who ?? "an answer"} · Headroom` },
];

const CAUSES: Record<string, string> = {
  report: "graded",
  verdict: "a verdict changed",
  rubric: "the rubric was edited",
  regrade: "a regrade",
  ruling: "a cap or penalty was ruled on",
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { work, base, courseId, marker, may } = await markingRequest(request, params, "marks.see");
  const [attempt] = await attemptsOfWork({ assignmentId: work.id, id: params["attemptId"] ?? "" });
  if (!attempt) throw plainly("This assignment has no such answer.", 404);
  const people = await peopleOfCourse(courseId);
  const nameOf = (id: string | null) => (id === null ? "the server" : (people.get(id)?.name ?? "somebody"));
  const at = (iso: string) => zonedLabel(iso, work.timeZone);
  const gradings = await gradingsOf([attempt.id]);
  // A second marker's verdicts stay out of sight of those who still mark.
  const shown = marker.maySettle ? gradings : gradings.filter(({ by }) => by === marker.userId);
  return {
    base,
    limits: may("marks.give") && attempt.submittedAt ? `${base}/limits/${attempt.id}` : null,
    title: work.title,
    who: namesShown(work) ? nameOf(attempt.userId) : `answer ${codeOf(attempt.id)}`,
    submitted: attempt.submittedAt && at(attempt.submittedAt),
    marks: (await marksOf([attempt.id])).map((one) => ({
      at: at(one.at),
      mark: one.mark,
      cause: CAUSES[one.cause] ?? one.cause,
      by: nameOf(one.by),
    })),
    decisions: shown.map(({ criterion, part, verdict, method, by, at: when, comment }) => ({
      criterion,
      part,
      verdict,
      method,
      by: by === null ? "" : nameOf(by),
      at: at(when),
      comment,
    })),
    saves: (await attemptSaves(attempt.id)).map((save) => ({ ...save, at: at(save.at) })),
  };
}

export default function HistoryPage() {
  const { base, limits, who, title, marks, decisions, saves, submitted } = useLoaderData<typeof loader>();
  return (
    <div className="page stack gap-6">
      <header className="stack gap-2">
        <p className="eyebrow">
          <Link to={`${base}/results`}>Results: {title}</Link>
          {limits ? (
            <>
              {" · "}
              <Link to={limits}>Caps and penalties</Link>
            </>
          ) : null}
        </p>
        <h1>History of {who}</h1>
        <p className="muted">{submitted ? `Handed in ${submitted}.` : "Still running."}</p>
      </header>
      <section className="stack gap-3" aria-labelledby="marks">
        <h2 id="marks">Marks</h2>
        <ScrollFrame label="Marks over time">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col" className="numeric">
                  Mark
                </th>
                <th scope="col">Because</th>
                <th scope="col">By</th>
              </tr>
            </thead>
            <tbody>
              {marks.map((one, index) => (
                <tr key={index}>
                  <td>{one.at}</td>
                  <td className="numeric">{one.mark ?? "not graded"}</td>
                  <td>{one.cause}</td>
                  <td>{one.by}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollFrame>
      </section>
      <section className="stack gap-3" aria-labelledby="decisions">
        <h2 id="decisions">Verdicts</h2>
        {decisions.length === 0 ? (
          <p className="muted">Nobody has decided anything here; checks and judge stand.</p>
        ) : (
          <ScrollFrame label="Verdicts over time">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">When</th>
                  <th scope="col">Criterion</th>
                  <th scope="col">Verdict</th>
                  <th scope="col">Method</th>
                  <th scope="col">By</th>
                  <th scope="col">Comment</th>
                </tr>
              </thead>
              <tbody>
                {decisions.map((one, index) => (
                  <tr key={index}>
                    <td>{one.at}</td>
                    <td>{one.criterion}</td>
                    <td>{VERDICT_LABELS[one.verdict]}</td>
                    <td>
                      {one.method}
                      {one.part === "first" ? "" : `, ${one.part}`}
                    </td>
                    <td>{one.by}</td>
                    <td className="whitespace-pre-wrap">{one.comment}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollFrame>
        )}
      </section>
      <section className="stack gap-3" aria-labelledby="saves">
        <h2 id="saves">Saves</h2>
        <p className="muted">
          Each was acknowledged with a signed receipt over its contents and the server's time.
        </p>
        <ScrollFrame label="Acknowledged saves">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">Fields</th>
                <th scope="col">Hash of the contents</th>
                <th scope="col">Receipt</th>
              </tr>
            </thead>
            <tbody>
              {saves.map((save, index) => (
                <tr key={index}>
                  <td>
                    {save.at}
                    {save.late ? ", late" : ""}
                  </td>
                  <td>{save.fields.join(", ")}</td>
                  <td className="number">{save.contentHash.slice(0, 16)}</td>
                  <td>{save.genuine ? "genuine" : <strong className="text-bad">does not match</strong>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollFrame>
      </section>
    </div>
  );
}
