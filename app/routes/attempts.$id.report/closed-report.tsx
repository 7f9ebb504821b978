import { Link } from "@remix-run/react";
import type { ComponentProps } from "react";
import type { Format, Level, Mode, Sketch } from "~graders";
import { Banner } from "~/components/banner.tsx";
import { ButtonLink } from "~/components/button.tsx";
import { MODE_LABELS, momentLabel } from "~/components/labels.ts";
import { QuestionFacts } from "~/components/question-facts.tsx";
import { AnswerPanel } from "./answer-panel.tsx";

interface ClosedReportProps {
  attempt: {
    id: string;
    mode: Mode;
    seed: number | null;
    submittedAt: string | null;
    closedBy: string | null;
  };
  question: { title: string; level: Level; format: Format; promptHtml: string };
  answer: ComponentProps<typeof AnswerPanel>["answer"];
  sketch: Sketch;
  score: number | null;
  keeper: {
    assignmentId: string;
    courseId: string;
    title: string;
    courseTitle: string;
    because: "own" | "elsewhere";
  };
}

/** What is left of a report that an assignment keeps closed: that it was handed in, and what was. */
export function ClosedReport({ attempt, question, answer, sketch, score, keeper }: ClosedReportProps) {
  const assignment = `/courses/${keeper.courseId}/assignments/${keeper.assignmentId}`;
  return (
    <div className="page stack gap-6">
      <header className="stack gap-3">
        <p className="eyebrow">{keeper.because === "own" ? "Handed in" : "Report, closed for now"}</p>
        <h1>{question.title}</h1>
        <QuestionFacts level={question.level} format={question.format} />
        <p className="muted text-sm">
          {MODE_LABELS[attempt.mode]}
          {attempt.submittedAt ? `, submitted ${momentLabel(attempt.submittedAt)}` : ""}
          {attempt.closedBy === "clock" ? " by the clock" : ""}
        </p>
      </header>
      {keeper.because === "own" ? (
        <Banner
          tone="ok"
          actions={
            <ButtonLink to={assignment} look="primary">
              Back to {keeper.title}
            </ButtonLink>
          }
        >
          Your answer is handed in. Your mark, and what {keeper.courseTitle} shows beside it, stand with the
          assignment once they are released.
        </Banner>
      ) : (
        <Banner>
          This question is set in <Link to={assignment}>{keeper.title}</Link> of {keeper.courseTitle}. Until
          its marks are released, findings and model answer stay closed here too; this report opens with them.
          {score === null ? "" : ` Your score: ${Math.round(score)} out of 100.`}
        </Banner>
      )}
      <AnswerPanel
        answer={answer}
        modelAnswer={null}
        sketch={sketch}
        modelSketch={null}
        highlightedNodes={[]}
        simulation={null}
      />
      <details className="card">
        <summary className="font-semibold">The prompt of this attempt</summary>
        <div className="prose mt-4" dangerouslySetInnerHTML={{ __html: question.promptHtml }} />
      </details>
    </div>
  );
}
