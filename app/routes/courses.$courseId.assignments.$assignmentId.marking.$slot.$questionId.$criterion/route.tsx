import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { Banner } from "~/components/banner.tsx";
import { ButtonLink } from "~/components/button.tsx";
import { DIMENSION_LABELS, LEVEL_LABELS } from "~/components/labels.ts";
import { acceptable, acceptRemaining } from "~/grading/marking/accept-remaining.server.ts";
import { criterionQueue, isToDo, nextToDo } from "~/grading/marking/criterion-queue.server.ts";
import { decide } from "~/grading/marking/decide.server.ts";
import { markingRequest, namesShown } from "~/marking-request.server.ts";
import { bankComment, commentBank, dropComment } from "~/models/banked-comment.server.ts";
import { peopleOfCourse } from "~/models/set-work.server.ts";
import { readSubmitted } from "~/models/submission.server.ts";
import { plainly } from "~/own-request.server.ts";
import { AnswerColumn } from "~/routes/attempts.$id.report/answer-panel.tsx";
import { AcceptRemaining } from "./accept-remaining.tsx";
import { AnswerList } from "./answer-list.tsx";
import { Conflict } from "./conflict.tsx";
import { LimitsNote } from "./limits-note.tsx";
import { readSheet } from "./sheet.server.ts";
import { useShortcuts } from "./shortcuts.ts";
import { SuggestionCard } from "./suggestion-card.tsx";
import { readMarkingForm } from "./verdict-form.server.ts";
import { VerdictForm } from "./verdict-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Marking: ${loaded?.criterion.title ?? "criterion"} · Headroom` },
];

type Params = LoaderFunctionArgs["params"];

const NO_CRITERION = "This paper has no such criterion. Its rubric may have been edited.";

async function open(request: Request, params: Params) {
  const asked = await markingRequest(request, params, "marks.give");
  const at = {
    slot: Number(params["slot"]),
    questionId: params["questionId"] ?? "",
    criterion: params["criterion"] ?? "",
  };
  const queue = await criterionQueue({ ...asked, ...at });
  if (!queue) throw plainly(NO_CRITERION, 404);
  return { ...asked, queue, here: `${asked.base}/marking/${at.slot}/${at.questionId}/${at.criterion}` };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { work, queue, base, here, marker, courseId } = await open(request, params);
  const { searchParams } = new URL(request.url);
  const { items, criterion, question } = queue;
  const wanted = searchParams.get("answer");
  const item =
    items.find(({ attemptId }) => attemptId === wanted) ?? nextToDo(items, null) ?? items[0] ?? null;
  const sheet = item && (await readSheet(queue, item));
  const at = item ? items.indexOf(item) : -1;
  const people = await peopleOfCourse(courseId);
  const nameOf = (userId: string | null) =>
    userId === null ? null : (people.get(userId)?.name ?? "somebody");
  const place = (index: number) => {
    const other = items[index];
    return other ? `${here}?answer=${other.attemptId}` : null;
  };
  return {
    base,
    here,
    work: { title: work.title, courseTitle: work.courseTitle },
    question: { title: question.title, id: question.id },
    criterion: {
      id: criterion.id,
      title: item?.suggestion.title || criterion.title,
      dimension: criterion.dimension,
      level: criterion.level,
      points: criterion.points,
      why: sheet?.why ?? criterion.why,
      advice: sheet?.advice ?? criterion.advice,
      ask: criterion.check.kind === "judge" ? criterion.check.ask : null,
    },
    sheet: sheet && {
      ...sheet,
      student: namesShown(work) && item ? nameOf(item.userId) : null,
      decidedBy: sheet.decided?.by === marker.userId ? "you" : nameOf(sheet.decided?.by ?? null),
    },
    position: at + 1,
    previous: place(at - 1),
    next: place(at + 1),
    progress: { of: items.length, left: items.filter(isToDo).length },
    answers: items.map((one) => ({
      id: one.attemptId,
      code: one.code,
      verdict: one.decided?.verdict ?? null,
      isMine: one.part !== null,
    })),
    acceptable: acceptable(items).length,
    isAccepting: searchParams.has("accept"),
    bank: await commentBank(courseId),
    accepted: Number(searchParams.get("accepted") ?? "0"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { work, queue, marker, here, courseId, now, userId } = await open(request, params);
  const form = await readMarkingForm(request);
  if (!form.success) throw plainly("That form was not complete. Go back and try again.", 400);
  const sent = form.data;
  switch (sent.intent) {
    case "decide": {
      const graded = await readSubmitted(sent.answer);
      const item = queue.items.find(({ attemptId }) => attemptId === sent.answer);
      if (!graded || !item) throw plainly("This answer is not among those of this criterion.", 404);
      const decision = { ...sent, attemptId: sent.answer, criterion: queue.criterion.id };
      const decided = await decide({ work, graded, marker, decision, now });
      if (decided.kind === "kept") {
        const next = nextToDo(queue.items, sent.answer);
        throw redirect(`${here}?answer=${(next ?? item).attemptId}`);
      }
      if (decided.kind === "refused")
        return data({ kind: "refused" as const, message: decided.message }, { status: 409 });
      const { theirs } = decided;
      const by = (await peopleOfCourse(courseId)).get(theirs.by ?? "")?.name ?? "somebody else";
      return data(
        {
          kind: "conflict" as const,
          answer: sent.answer,
          theirs: { verdict: theirs.verdict, comment: theirs.comment, version: theirs.version, by },
          mine: { verdict: sent.verdict, comment: sent.comment },
        },
        { status: 409 },
      );
    }
    case "accept-remaining": {
      const accepted = await acceptRemaining({ work, queue, marker, now });
      throw redirect(`${here}?accepted=${accepted}`);
    }
    case "keep-comment":
      await bankComment({ courseId, text: sent.comment, by: userId, now });
      return data({ kind: "comment" as const, comment: sent.comment });
    case "drop-comment":
      await dropComment({ courseId, id: sent.banked });
      return data({ kind: "comment" as const, comment: sent.comment });
    case "insert-comment": {
      const text = (await commentBank(courseId)).find(({ id }) => id === sent.banked)?.text ?? "";
      return data({ kind: "comment" as const, comment: [sent.comment, text].filter(Boolean).join("\n") });
    }
  }
}

export default function CriterionPage() {
  const loaded = useLoaderData<typeof loader>();
  const { criterion, sheet, progress, base, here } = loaded;
  const replied = useActionData<typeof action>();
  useShortcuts();
  const points = `${criterion.points} ${criterion.points === 1 ? "point" : "points"}`;
  return (
    <div className="page stack gap-5">
      <header className="stack gap-2">
        <p className="eyebrow">
          <Link to={`${base}/marking`}>Marking: {loaded.work.title}</Link> · {loaded.question.title}
        </p>
        <h1>{criterion.title}</h1>
        <p className="muted">
          {DIMENSION_LABELS[criterion.dimension]} · {LEVEL_LABELS[criterion.level].toLowerCase()} and up ·{" "}
          {points} ·{" "}
          <span role="status">
            {progress.left === 0
              ? `all ${progress.of} decided`
              : `${progress.of - progress.left} of ${progress.of} decided`}
          </span>
        </p>
        <div className="max-w-[68ch] stack gap-1">
          <p>{criterion.why}</p>
          <p>
            <strong>A strong answer:</strong> {criterion.advice}
          </p>
          {criterion.ask ? (
            <p>
              <strong>The judge is asked:</strong> {criterion.ask}
            </p>
          ) : null}
        </div>
      </header>

      {loaded.accepted > 0 ? (
        <Banner tone="ok">
          <p>
            {loaded.accepted} {loaded.accepted === 1 ? "suggestion" : "suggestions"} accepted.
          </p>
        </Banner>
      ) : null}
      {replied?.kind === "refused" ? (
        <Banner tone="bad">
          <p>{replied.message}</p>
        </Banner>
      ) : null}
      {replied?.kind === "conflict" && replied.answer === sheet?.attemptId ? (
        <Conflict theirs={replied.theirs} mine={replied.mine} answer={replied.answer} next={loaded.next} />
      ) : null}
      {loaded.isAccepting ? <AcceptRemaining count={loaded.acceptable} here={here} /> : null}

      {sheet === null ? (
        <p className="muted">No answer to this question is graded yet. They appear here once they are.</p>
      ) : (
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(20rem,2fr)]">
          <section className="card stack gap-4" aria-labelledby="answer-heading">
            <div className="row justify-between">
              <h2 id="answer-heading">
                Answer <span className="number">{sheet.code}</span>
              </h2>
              <span className="muted text-sm">
                {sheet.student ? `${sheet.student} · ` : ""}
                {loaded.position} of {progress.of}
              </span>
            </div>
            <AnswerColumn
              title="As handed in"
              prefix="answer"
              sections={sheet.sections}
              sketch={sheet.sketch}
              highlights={new Set(sheet.highlightedNodes)}
            />
            {sheet.model ? (
              <details>
                <summary className="font-semibold">Model answer</summary>
                <div className="mt-4">
                  <AnswerColumn
                    title="Model answer"
                    prefix="model"
                    sections={sheet.model.sections}
                    sketch={sheet.model.sketch}
                    highlights={NONE}
                  />
                </div>
              </details>
            ) : null}
          </section>
          <div className="stack gap-4 lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto">
            <SuggestionCard sheet={sheet} isJudged={criterion.ask !== null} />
            <VerdictForm
              key={`${sheet.attemptId} ${replied?.kind === "comment" ? replied.comment : ""}`}
              sheet={sheet}
              comment={replied?.kind === "comment" ? replied.comment : (sheet.decided?.comment ?? "")}
              bank={loaded.bank}
            />
            <LimitsNote limits={sheet.limits} to={`${base}/limits/${sheet.attemptId}`} />
            <nav className="row" aria-label="Answers">
              {loaded.previous ? (
                <ButtonLink to={loaded.previous} data-key="k" aria-keyshortcuts="k">
                  Previous <kbd aria-hidden="true">k</kbd>
                </ButtonLink>
              ) : null}
              {loaded.next ? (
                <ButtonLink to={loaded.next} data-key="j" aria-keyshortcuts="j">
                  Next <kbd aria-hidden="true">j</kbd>
                </ButtonLink>
              ) : null}
              {loaded.acceptable > 0 && !loaded.isAccepting ? (
                <ButtonLink to={`${here}?accept=1&answer=${sheet.attemptId}`} look="quiet">
                  Accept the remaining {loaded.acceptable}…
                </ButtonLink>
              ) : null}
            </nav>
          </div>
        </div>
      )}
      <AnswerList answers={loaded.answers} current={sheet?.attemptId ?? null} here={here} />
    </div>
  );
}

const NONE: ReadonlySet<string> = new Set();
