import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { Banner } from "~/components/banner.tsx";
import { finalReport } from "~/grading/marking/final-report.server.ts";
import { codeOf, isDrawn } from "~/grading/marking/order.server.ts";
import { ruleOnLimit } from "~/grading/marking/rule.server.ts";
import { markingRequest, namesShown } from "~/marking-request.server.ts";
import { LONGEST_COMMENT } from "~/models/banked-comment.server.ts";
import { RULINGS } from "~/models/limit-ruling.server.ts";
import { newestMarks } from "~/models/mark-row.server.ts";
import { newestReport } from "~/models/report-row.server.ts";
import { attemptsOfWork, peopleOfCourse } from "~/models/set-work.server.ts";
import { readSubmitted } from "~/models/submission.server.ts";
import { plainly } from "~/own-request.server.ts";
import { AnswerColumn } from "~/routes/attempts.$id.report/answer-panel.tsx";
import { answerView, spansByField } from "~/routes/attempts.$id.report/answer-view.server.ts";
import { zonedLabel } from "~/time-zone.ts";
import { LimitCard, type ShownLimit } from "./limit-card.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Caps and penalties of ${loaded?.who ?? "an answer"} · Headroom` },
];

type Params = LoaderFunctionArgs["params"];

/** The answer that is asked for. What a second marker is to mark blind, only those see who settle. */
async function open(request: Request, params: Params) {
  const asked = await markingRequest(request, params, "marks.give");
  const { work, marker } = asked;
  const [attempt] = await attemptsOfWork({ assignmentId: work.id, id: params["attemptId"] ?? "" });
  if (!attempt) throw plainly("This assignment has no such answer.", 404);
  const drawn = isDrawn({ assignmentId: work.id, attemptId: attempt.id, share: work.doubleMarked });
  if (drawn && !marker.maySettle)
    throw plainly("This answer is marked twice, blind. An instructor rules on its caps and penalties.", 403);
  const submission = await readSubmitted(attempt.id);
  if (!submission || attempt.needsGrading)
    throw plainly("This answer is not graded yet. Its caps and penalties appear here once it is.", 409);
  return { ...asked, attempt, submission };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { work, base, courseId, attempt, submission } = await open(request, params);
  const kept = await newestReport(attempt.id);
  const final = await finalReport(attempt.id);
  if (!kept || !final) throw plainly("This answer has no report yet.", 409);
  const people = await peopleOfCourse(courseId);
  const { caps, errors, contradictions, ledger } = kept.report;
  // In the order of the limits.
  const rests = [
    ...caps.map(() => ({ truth: "", evidence: [] })),
    ...errors.map(({ truth, evidence }) => ({ truth, evidence })),
    ...contradictions.map(({ evidence }) => ({ truth: "", evidence })),
  ];
  const limits = final.limits.map(({ ruling, ...limit }, index): ShownLimit => ({
    ...limit,
    truth: rests[index]?.truth ?? "",
    evidence: rests[index]?.evidence ?? [],
    ruling: ruling && {
      ruling: ruling.ruling,
      amount: ruling.amount,
      comment: ruling.comment,
      version: ruling.version,
      by: people.get(ruling.by)?.name ?? "somebody",
      at: zonedLabel(ruling.at, work.timeZone),
    },
  }));
  return {
    base,
    title: work.title,
    who: namesShown(work) ? (people.get(attempt.userId)?.name ?? "somebody") : `answer ${codeOf(attempt.id)}`,
    attemptId: attempt.id,
    mark: (await newestMarks([attempt.id])).get(attempt.id)?.mark ?? null,
    found: { score: kept.report.score, raw: kept.report.rawScore },
    limits,
    sections: answerView(submission.answer, { spans: spansByField({ findings: limits }), ledger }),
    sketch: submission.answer.sketch,
  };
}

/** Lifts one, sets it, or puts it back as found. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { work, base, attempt, submission, userId, now, courseId } = await open(request, params);
  const form = await request.formData();
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const ruling = RULINGS.find((one) => one === text("do"));
  if (!ruling) throw plainly("Say what to do with the cap or penalty.", 400);
  const [limitId, comment, amount] = [
    text("limit"),
    text("comment").slice(0, LONGEST_COMMENT),
    text("amount"),
  ];
  const ruled = await ruleOnLimit({
    work,
    graded: submission,
    wanted: {
      attemptId: attempt.id,
      limitId,
      ruling,
      amount: amount.trim() === "" ? null : Number(amount.replace(",", ".")),
      comment,
      seen: Number(text("seen")),
    },
    by: userId,
    now,
  });
  if (ruled.kind === "kept") return redirect(`${base}/limits/${attempt.id}`);
  const by =
    ruled.kind === "conflict"
      ? ((await peopleOfCourse(courseId)).get(ruled.theirs.by)?.name ?? "Somebody")
      : "";
  const message =
    ruled.kind === "conflict"
      ? `${by} ruled on this while you were looking. Theirs stands above; send yours again to put it in its place.`
      : ruled.message;
  return data({ limitId, comment, amount, message }, { status: ruled.kind === "conflict" ? 409 : 422 });
}

export default function LimitsPage() {
  const { base, who, title, attemptId, limits, mark, found, ...answer } = useLoaderData<typeof loader>();
  const replied = useActionData<typeof action>();
  const isKnown = replied && limits.some(({ id }) => id === replied.limitId);
  return (
    <div className="page stack gap-6">
      <header className="stack gap-2">
        <p className="eyebrow">
          <Link to={`${base}/results`}>Results: {title}</Link> ·{" "}
          <Link to={`${base}/history/${attemptId}`}>History</Link>
        </p>
        <h1>Caps and penalties of {who}</h1>
        <p className="muted">
          Mark <strong className="number">{mark ?? "–"}</strong>. As graded:{" "}
          <span className="number">{found.score ?? "–"}</span>, before caps and penalties{" "}
          <span className="number">{found.raw ?? "–"}</span>.
        </p>
      </header>
      {replied && !isKnown ? <Banner tone="bad">{replied.message}</Banner> : null}
      {limits.length === 0 ? (
        <p>Nothing caps this answer, and nothing in it costs points.</p>
      ) : (
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(20rem,2fr)]">
          <section className="card stack gap-4 lg:order-first" aria-labelledby="answer-heading">
            <h2 id="answer-heading">Answer</h2>
            <AnswerColumn title="As handed in" prefix="answer" {...answer} highlights={NONE} />
          </section>
          <section className="order-first stack gap-4 lg:order-none" aria-labelledby="limits">
            <h2 id="limits">{limits.length} to look at</h2>
            {limits.map((limit) => (
              <LimitCard
                key={`${limit.id} ${limit.ruling?.version ?? 0}`}
                limit={limit}
                sent={replied?.limitId === limit.id ? replied : null}
              />
            ))}
          </section>
        </div>
      )}
    </div>
  );
}

const NONE: ReadonlySet<string> = new Set();
