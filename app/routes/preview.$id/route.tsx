import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { documentProblem } from "~graders";
import { Banner } from "~/components/banner.tsx";
import { Button } from "~/components/button.tsx";
import { Field, TextField } from "~/components/field.tsx";
import { QuestionFacts } from "~/components/question-facts.tsx";
import { closedQuestions } from "~/models/secrecy.server.ts";
import { plainly } from "~/own-request.server.ts";
import { getUserId } from "~/session.server.ts";
import { AnswersTable, FindingsList } from "./graded-answers.tsx";
import { gradePasted, loadPreview } from "./preview.server.ts";
import { RubricTable } from "./rubric-table.tsx";

export const meta: MetaFunction = ({ params }) => [{ title: `Preview: ${params["id"] ?? ""} · Headroom` }];

/** A seed as typed: none, or a whole number. */
const seedOf = (typed: unknown): number | null =>
  typeof typed === "string" && /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : null;

/** Rubric and model answer stay closed to whoever has the question set in an assignment. */
async function refuseWhileSet(request: Request, id: string): Promise<void> {
  const userId = await getUserId(request);
  if (userId !== null && (await closedQuestions(userId, new Date())).has(id))
    throw plainly(
      "This question is set in an assignment of yours, so its rubric is closed until release.",
      403,
    );
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const id = params["id"] ?? "";
  await refuseWhileSet(request, id);
  const seed = seedOf(new URL(request.url).searchParams.get("seed"));
  return { id, seed, ...(await loadPreview(id, seed)) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  await refuseWhileSet(request, params["id"] ?? "");
  const form = await request.formData();
  const text = String(form.get("answer") ?? "");
  const problem = documentProblem(text);
  if (problem !== null) return data({ problem, graded: null, text }, 422);
  const graded = await gradePasted(params["id"] ?? "", seedOf(form.get("seed")), text);
  return data({
    problem: graded ? null : "The question does not parse yet; mend its files first.",
    graded,
    text,
  });
}

const LOOK_MS = 1_500;

/** Asks whether a file of the question has changed, and if so has everything graded again. */
function useLiveFiles(id: string, signature: string) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(() => {
      fetch(`/preview/${id}/changes`)
        .then((reply) => (reply.ok ? reply.text() : signature))
        .then((now) => {
          if (now !== signature) revalidate();
        })
        .catch(() => undefined);
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [id, signature, revalidate]);
}

/** For authors, while developing: a question as its files stand, graded again whenever one of them changes. */
export default function PreviewPage() {
  const { id, seed, signature, problems, question } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  useLiveFiles(id, signature);
  return (
    <div className="page stack gap-6">
      <header className="stack gap-2">
        <p className="eyebrow">Preview, while developing</p>
        <h1>{question?.title ?? id}</h1>
        {question ? <QuestionFacts {...question} /> : null}
      </header>
      {problems.length > 0 ? (
        <section className="stack gap-3" aria-labelledby="problems">
          <h2 id="problems">{problems.length} to mend</h2>
          <ul className="stack gap-1">
            {problems.map(({ file, line, field, message }, index) => (
              <li key={index}>
                <code>
                  {file}
                  {line === null ? "" : `:${line}`}
                </code>{" "}
                {field} {message}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {question ? (
        <>
          <Form method="get" className="card row items-end" key={seed}>
            <TextField
              label="Seed"
              name="seed"
              inputMode="numeric"
              defaultValue={seed ?? ""}
              hint="Empty: as written"
            />
            <Button type="submit">Draw</Button>
            {question.regime ? <p className="muted">Regime: {question.regime}</p> : null}
          </Form>
          <section className="card stack gap-3" aria-labelledby="prompt">
            <h2 id="prompt">Prompt</h2>
            <div className="prose" dangerouslySetInnerHTML={{ __html: question.promptHtml }} />
            <ul className="text-sm">
              {question.givens.map(({ id: name, label, value, unit }) => (
                <li key={name}>
                  {label}: <span className="number">{value}</span> {unit === "1" ? "" : unit}
                </li>
              ))}
            </ul>
          </section>
          <section className="stack gap-3" aria-labelledby="answers">
            <h2 id="answers">Answers</h2>
            <AnswersTable answers={question.answers} />
          </section>
          <section className="stack gap-3" aria-labelledby="try">
            <h2 id="try">Try an answer</h2>
            {posted?.problem ? <Banner tone="bad">{posted.problem}</Banner> : null}
            <Form method="post" className="stack gap-3">
              <input type="hidden" name="seed" value={seed ?? ""} />
              <Field label="An answer as a Markdown document">
                {(control) => (
                  <textarea
                    {...control}
                    className="input min-h-60"
                    name="answer"
                    defaultValue={posted?.text}
                  />
                )}
              </Field>
              <div className="row">
                <Button type="submit" look="primary">
                  Grade it
                </Button>
              </div>
            </Form>
            {posted?.graded ? (
              <div className="card stack gap-3">
                <p>
                  Score <strong className="number">{posted.graded.score}</strong>
                </p>
                <FindingsList answer={posted.graded} />
              </div>
            ) : null}
          </section>
          <section className="stack gap-3" aria-labelledby="rubric">
            <h2 id="rubric">Rubric</h2>
            <RubricTable criteria={question.criteria} />
          </section>
        </>
      ) : null}
    </div>
  );
}
