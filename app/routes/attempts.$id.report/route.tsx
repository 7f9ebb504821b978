import { data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { lazy, Suspense } from "react";
import type { Evidence } from "~graders";
import { findEntry } from "~/bank.server.ts";
import { ButtonLink } from "~/components/button.tsx";
import { MODE_LABELS, momentLabel } from "~/components/labels.ts";
import { ChangedLimits } from "~/components/ruled-limits.tsx";
import { QuestionFacts } from "~/components/question-facts.tsx";
import { loadReport } from "~/grading/load-report.server.ts";
import { renderMarkdown } from "~/markdown.server.ts";
import { getUserId } from "~/session.server.ts";
import { AnswerPanel } from "./answer-panel.tsx";
import { ClosedReport } from "./closed-report.tsx";
import { answerView, spansByField } from "./answer-view.server.ts";
import { Assumptions } from "./assumptions.tsx";
import { Errors } from "./errors.tsx";
import { Findings } from "./findings.tsx";
import { JudgePanel } from "./judge-panel.tsx";
import { LedgerPanel } from "./ledger-panel.tsx";
import { LevelReading } from "./level-reading.tsx";
import { NextLevel } from "./next-level.tsx";
import { PrintButton } from "./print-button.tsx";
import { ScorePlot } from "./score-plot.tsx";
import { SimulatedSketch } from "./simulated-sketch.tsx";
import { SimulationPanel } from "./simulation-panel.tsx";
import { TimePanel } from "./time-panel.tsx";
import { WithheldNote } from "./withheld-note.tsx";
import { WaitingForGrade } from "./waiting-for-grade.tsx";

/* What only some rounds have is loaded where it is shown. */
const ReviewPanel = lazy(() => import("./review-panel.tsx"));
const RevisionPanel = lazy(async () => ({ default: (await import("./revision-panel.tsx")).RevisionPanel }));

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Report: ${loaded?.question.title ?? "attempt"} · Headroom` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const notFound = () =>
    data("You have no such attempt. It may have been deleted, or belong to another browser.", 404);
  const userId = await getUserId(request);
  if (!userId) throw notFound();
  const outcome = await loadReport({ attemptId: params["id"] ?? "", userId, now: new Date() });
  if (!outcome) throw notFound();
  if (outcome.kind === "open") throw redirect(`/attempts/${outcome.attempt.id}`);
  const { attempt, question, answer } = outcome;
  const shared = {
    attempt: {
      id: attempt.id,
      mode: attempt.mode,
      seed: attempt.seed,
      submittedAt: attempt.submittedAt,
      closedBy: attempt.closedBy,
      failed: attempt.gradingError !== null,
    },
    question: {
      id: question.id,
      title: question.title,
      level: question.level,
      format: question.format,
      minutes: question.minutes,
      promptHtml: renderMarkdown(question.prompt),
      /** A course's own question has no page in the bank. */
      again: (await findEntry(question.id)) === null ? null : `/questions/${question.id}`,
    },
    /* A review that leaves the given sketch alone hands that one in. */
    sketch: question.sketch && answer.sketch.nodes.length === 0 ? question.sketch : answer.sketch,
  };
  if (outcome.kind === "closed") {
    const { keeper, score } = outcome;
    return { kind: "closed" as const, ...shared, answer: answerView(answer), keeper, score };
  }
  const { modelAnswer, modelLedger, phaseTimes, exchanges, withheld } = outcome;
  const graded = outcome.report;
  const report = graded?.report ?? null;
  const nodesInEvidence = [...(report?.findings ?? []), ...(report?.contradictions ?? [])].flatMap(
    ({ evidence }) => evidence.flatMap(componentsOf),
  );
  return {
    kind: "report" as const,
    ...shared,
    report,
    gradedAt: graded?.gradedAt ?? null,
    gradingMs: graded?.gradingMs ?? null,
    answer: report
      ? answerView(answer, { spans: spansByField(report), ledger: report.ledger })
      : answerView(answer),
    modelAnswer: modelAnswer ? answerView(modelAnswer, { ledger: modelLedger }) : null,
    withheld,
    given: question.sketch,
    modelSketch: modelAnswer?.sketch ?? null,
    highlightedNodes: [...new Set(nodesInEvidence)],
    beforeCurveball: outcome.beforeCurveball,
    reading: outcome.reading,
    marked: outcome.marked,
    judge: outcome.judge,
    judgeSpend: outcome.judgeSpend,
    disputes: {
      disputable: outcome.disputable,
      readings: outcome.secondReadings,
      action: `/attempts/${attempt.id}/second-reading`,
    },
    phaseTimes,
    asked: exchanges.length,
  };
}

/** Ids of the components that a piece of evidence is about. */
const componentsOf = (evidence: Evidence): string[] =>
  evidence.kind === "node" ? [evidence.id] : evidence.kind === "simulation" ? (evidence.nodes ?? []) : [];

export default function ReportPage() {
  const loaded = useLoaderData<typeof loader>();
  return loaded.kind === "closed" ? <ClosedReport {...loaded} /> : <OpenReport {...loaded} />;
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

function OpenReport({ attempt, question, report, ...rest }: Extract<Loaded, { kind: "report" }>) {
  return (
    <div className="page stack gap-6">
      <header className="stack gap-3">
        <p className="eyebrow">Report</p>
        <h1>{question.title}</h1>
        <div className="row justify-between">
          <div className="stack gap-2">
            <QuestionFacts level={question.level} format={question.format} />
            <p className="muted text-sm">
              {MODE_LABELS[attempt.mode]}
              {attempt.seed === null ? "" : `, variant ${attempt.seed}`}
              {attempt.submittedAt ? `, submitted ${momentLabel(attempt.submittedAt)}` : ""}
              {attempt.closedBy === "clock" ? " by the clock" : ""}
            </p>
          </div>
          <div className="row no-print">
            <PrintButton />
            <ButtonLink to={`/attempts/${attempt.id}/replay`}>Replay</ButtonLink>
            <ButtonLink to={`/attempts/${attempt.id}/export?as=md`} reloadDocument>
              Markdown
            </ButtonLink>
            <ButtonLink to={`/attempts/${attempt.id}/export?as=json`} reloadDocument>
              JSON
            </ButtonLink>
            {question.again ? (
              <ButtonLink to={question.again} look="primary">
                Try again
              </ButtonLink>
            ) : null}
          </div>
        </div>
      </header>

      {rest.marked ? (
        <p>
          <Link to={rest.marked.marks}>Your marks in this assignment, and regrades</Link>
        </p>
      ) : null}
      {report === null ? (
        <WaitingForGrade failed={attempt.failed} />
      ) : (
        <>
          <div className="grid gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] items-start">
            <ScorePlot report={report} level={question.level} />
            <LevelReading reading={report.level} asked={question.level} />
          </div>
          {report.level.next ? <NextLevel next={report.level.next} findings={report.findings} /> : null}
          {rest.marked && rest.marked.changed.length > 0 ? (
            <section className="card stack gap-3" aria-labelledby="changed">
              <h2 id="changed">Lifted or set by a marker</h2>
              <ChangedLimits limits={rest.marked.changed} />
            </section>
          ) : null}
          <Errors report={report} />
          {report.review && rest.given ? (
            <Suspense fallback={<p className="muted">Drawing the review…</p>}>
              <ReviewPanel
                review={report.review}
                findings={report.findings}
                given={rest.given}
                repaired={rest.sketch}
                simulation={report.simulation}
              />
            </Suspense>
          ) : null}
          <LedgerPanel ledger={report.ledger} />
          <JudgePanel
            judged={report.judged}
            progress={rest.judge}
            spend={rest.judgeSpend}
            isReadingAgain={Object.values(rest.disputes.readings).some(({ state }) => state === "waiting")}
          />
          <Findings
            findings={report.findings}
            reading={rest.reading}
            disputes={rest.disputes}
            deciders={rest.marked?.deciders ?? {}}
          />
        </>
      )}

      {rest.withheld ? <WithheldNote withheld={rest.withheld} /> : null}
      <AnswerPanel
        answer={rest.answer}
        modelAnswer={rest.modelAnswer}
        sketch={rest.sketch}
        modelSketch={rest.modelSketch}
        highlightedNodes={rest.highlightedNodes}
        simulation={report?.simulation ?? null}
      />

      {report?.revision ? (
        <Suspense fallback={<p className="muted">Drawing the curveball…</p>}>
          <RevisionPanel
            revision={report.revision}
            findings={report.findings}
            before={rest.beforeCurveball}
            after={rest.sketch}
          />
        </Suspense>
      ) : null}
      {report?.simulation ? (
        <>
          <SimulatedSketch sketch={rest.sketch} simulation={report.simulation} />
          <SimulationPanel simulation={report.simulation} />
        </>
      ) : null}
      <div className="grid gap-4 lg:grid-cols-2 items-start">
        <TimePanel times={rest.phaseTimes} asked={rest.asked} />
        {report && report.assumptions.length > 0 ? <Assumptions assumptions={report.assumptions} /> : null}
      </div>

      <details className="card">
        <summary className="font-semibold">The prompt of this attempt</summary>
        <div className="prose mt-4" dangerouslySetInnerHTML={{ __html: question.promptHtml }} />
      </details>

      {report ? (
        <p className="eyebrow">
          question {report.versions.question.slice(0, 12)} · rubric {report.versions.rubric.slice(0, 12)} ·
          grader {report.versions.grader} · judge {report.versions.model ?? "off"}
          {report.versions.prices
            ? ` · prices ${report.versions.prices.name}, ${report.versions.prices.date}`
            : ""}
          {rest.gradingMs === null ? "" : ` · graded in ${rest.gradingMs.toFixed(1)} ms`}
        </p>
      ) : null}
    </div>
  );
}
