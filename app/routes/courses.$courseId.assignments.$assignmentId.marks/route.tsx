import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { Banner } from "~/components/banner.tsx";
import { EmptyState } from "~/components/empty-state.tsx";
import { ownMarks } from "~/grading/marking/own-marks.server.ts";
import { requestRegrade } from "~/grading/marking/regrades.server.ts";
import { markingRequest } from "~/marking-request.server.ts";
import { zonedLabel } from "~/time-zone.ts";
import { ChangedLimits } from "~/components/ruled-limits.tsx";
import { FinalFinding } from "./final-finding.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Your marks: ${loaded?.title ?? "assignment"} · Headroom` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { work, userId, now, may } = await markingRequest(request, params, "own-marks.see");
  const marks = await ownMarks(work, userId, now);
  return {
    title: work.title,
    courseTitle: work.courseTitle,
    passMark: work.passMark,
    released: work.releasedAt && zonedLabel(work.releasedAt, work.timeZone),
    mayAsk: may("regrade.ask"),
    marks: marks && {
      ...marks,
      questions: marks.questions.map((question) => ({
        ...question,
        findings: question.findings.map((finding) => ({
          ...finding,
          requests: finding.requests.map(({ id, reason, at, answer }) => ({
            id,
            reason,
            at: zonedLabel(at, work.timeZone),
            answer: answer && {
              outcome: answer.outcome,
              note: answer.note,
              at: zonedLabel(answer.at, work.timeZone),
            },
          })),
        })),
      })),
    },
  };
}

/** Asks for a regrade of one finding. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { work, userId, base, now } = await markingRequest(request, params, "regrade.ask");
  const form = await request.formData();
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const about = { attemptId: text("attempt"), criterion: text("criterion") };
  const asked = await requestRegrade({ work, userId, ...about, reason: text("reason"), now });
  if (asked.kind === "asked") return redirect(`${base}/marks#${about.attemptId}-${about.criterion}`);
  return data({ ...about, message: asked.message, reason: text("reason") }, { status: 422 });
}

export default function MarksPage() {
  const { title, courseTitle, marks, passMark, released, mayAsk } = useLoaderData<typeof loader>();
  const replied = useActionData<typeof action>();
  if (marks === null)
    return (
      <div className="page">
        <EmptyState title="Not released yet">
          <p>The marks of {title} appear here when your instructors release them to the whole class.</p>
        </EmptyState>
      </div>
    );
  return (
    <div className="page stack gap-6">
      <header className="stack gap-3">
        <p className="eyebrow">{courseTitle}</p>
        <h1>Your marks: {title}</h1>
        <p className="number text-5xl font-bold leading-none">
          {marks.total ?? "–"}
          <span className="muted text-xl font-normal"> / 100</span>
        </p>
        <p className="muted">
          {passMark === null || marks.total === null
            ? ""
            : marks.total >= passMark
              ? `At or above the pass line of ${passMark}. `
              : `Below the pass line of ${passMark}. `}
          Released {released}.
        </p>
      </header>
      {replied ? (
        <Banner tone="bad">
          <p>{replied.message}</p>
        </Banner>
      ) : null}
      {marks.questions.map(({ slot, title: question, attemptId, mark, findings, changed }) => (
        <section key={slot} className="card stack gap-3" aria-labelledby={`question-${slot}`}>
          <div className="row justify-between">
            <h2 id={`question-${slot}`}>
              {slot}. {question}
            </h2>
            <p className="number text-2xl font-bold">
              {mark ?? "–"}
              <span className="muted text-base font-normal"> / 100</span>
            </p>
          </div>
          {attemptId === null ? (
            <p className="muted">You did not start this question.</p>
          ) : (
            <p>
              <Link to={`/attempts/${attemptId}/report`}>Your answer and its report</Link>
            </p>
          )}
          <ChangedLimits limits={changed} />
          <ul>
            {findings.map((finding) => (
              <FinalFinding
                key={finding.criterion}
                finding={finding}
                attemptId={attemptId ?? ""}
                mayAsk={mayAsk}
                draft={replied?.criterion === finding.criterion ? replied.reason : ""}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
