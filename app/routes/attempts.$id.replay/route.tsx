import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ButtonLink } from "~/components/button.tsx";
import { EmptyState } from "~/components/empty-state.tsx";
import { momentLabel } from "~/components/labels.ts";
import { readReplay } from "~/grading/replay.server.ts";
import { noSuchAttempt, ownAttempt } from "~/own-request.server.ts";
import { AnswerColumn } from "~/routes/attempts.$id.report/answer-panel.tsx";
import { answerView } from "~/routes/attempts.$id.report/answer-view.server.ts";
import { StepBar } from "./step-bar.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Replay: ${loaded?.title ?? "attempt"} · Headroom` },
];

const AskedSchema = z.object({
  step: z.coerce.number().int().min(0).nullable().catch(null),
  beside: z.enum(["before", "model"]).nullable().catch(null),
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const own = await ownAttempt(request, params);
  const asked = new URL(request.url).searchParams;
  const { step, beside } = AskedSchema.parse({
    step: asked.get("step") || null,
    beside: asked.get("beside"),
  });
  const replay = await readReplay({ ...own, step, beside });
  if (!replay) throw noSuchAttempt();
  const { answer, beside: other, ...rest } = replay;
  return data(
    {
      ...rest,
      answer: answerView(answer),
      sketch: answer.sketch,
      beside: other && {
        kind: other.kind,
        startedAt: other.startedAt,
        answer: answerView(other.answer),
        sketch: other.answer.sketch,
      },
    },
    { headers: { "Cache-Control": "no-store" } },
  );
}

const NONE: ReadonlySet<string> = new Set();
const BESIDE_LABELS = { before: "The round before", model: "The model answer" } as const;

/** How an answer came about, save by save. */
export default function ReplayPage() {
  const { attemptId, title, startedAt, steps, choices, beside, answer, sketch, ...at } =
    useLoaderData<typeof loader>();
  return (
    <div className="page stack gap-5">
      <header className="stack gap-2">
        <p className="eyebrow">
          <Link to={`/attempts/${attemptId}/report`}>Report</Link> · Replay
        </p>
        <h1>{title}</h1>
        <p className="muted">Started {momentLabel(startedAt)}.</p>
      </header>
      {steps === 0 ? (
        <EmptyState
          title="Nothing to replay"
          action={<ButtonLink to={`/attempts/${attemptId}/report`}>Back to the report</ButtonLink>}
        >
          <p className="muted">Nothing was saved in this round.</p>
        </EmptyState>
      ) : (
        <>
          <StepBar steps={steps} {...at} beside={beside?.kind ?? null} />
          {choices.length > 1 ? (
            <nav className="row gap-2" aria-label="Beside it">
              {choices.map((kind) => (
                <Link
                  key={kind}
                  className="chip"
                  to={`?step=${at.step}&beside=${kind}`}
                  preventScrollReset
                  replace
                  aria-current={kind === beside?.kind ? "true" : undefined}
                >
                  {BESIDE_LABELS[kind]}
                </Link>
              ))}
            </nav>
          ) : null}
          <div className={beside ? "grid gap-5 lg:grid-cols-2 items-start" : "stack"}>
            <section className="card min-w-0">
              <AnswerColumn
                title="This round"
                prefix="this"
                sections={answer}
                sketch={sketch}
                highlights={NONE}
              />
            </section>
            {beside ? (
              <section className="card min-w-0">
                <AnswerColumn
                  title={
                    beside.kind === "before" && beside.startedAt
                      ? `The round of ${momentLabel(beside.startedAt)}, as far by then`
                      : BESIDE_LABELS[beside.kind]
                  }
                  prefix="beside"
                  sections={beside.answer}
                  sketch={beside.sketch}
                  highlights={NONE}
                />
              </section>
            ) : null}
          </div>
        </>
      )}
    </div>
  );
}
