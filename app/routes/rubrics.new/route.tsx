import { type ActionFunctionArgs, data, type MetaFunction } from "@remix-run/node";
import { Link, useActionData } from "@remix-run/react";
import { Banner } from "~/components/banner.tsx";
import { draftView } from "./draft-view.server.ts";
import { DraftForm } from "./draft-form.tsx";
import { ReferencesForm } from "./references-form.tsx";
import { readHandedIn, readReferences, readTried } from "./rubric-form.server.ts";
import { tryRubric } from "./try-rubric.server.ts";
import { triedView } from "./tried-view.server.ts";

export const meta: MetaFunction = () => [{ title: "A rubric from reference answers · Headroom" }];

/** Drafts, or takes changes over, or tries the rubric. The draft travels in the form; nothing of it is stored here. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData().catch(() => new FormData());
  if (form.get("do") === "draft") {
    const { typed, drafted } = await readReferences(form);
    if (!drafted.ok) return data({ step: "references", error: drafted.message, typed } as const, 422);
    const draft = draftView(drafted.draft, [], null);
    return data({ step: "draft", draft, tried: null, answer: "", problem: null } as const);
  }
  const handed = readHandedIn(form);
  if (!handed.ok) return data({ step: "references", error: handed.message, typed: null } as const, 422);
  if (form.get("do") !== "try") {
    const answer = String(form.get("answer") ?? "").slice(0, 60_000);
    return data({
      step: "draft",
      draft: draftView(handed.draft, handed.problems, null),
      tried: null,
      answer,
      problem: null,
    } as const);
  }
  const answer = readTried(form);
  const report = answer.ok ? tryRubric(handed.draft.question, answer.text) : null;
  return data(
    {
      step: "draft",
      draft: draftView(handed.draft, handed.problems, report),
      tried: report && triedView(report),
      answer: answer.text,
      problem: answer.ok ? null : answer.message,
    } as const,
    answer.ok ? 200 : 422,
  );
}

export default function NewRubric() {
  const done = useActionData<typeof action>();
  return (
    <div className="page stack gap-6">
      <header className="stack gap-2">
        <p className="eyebrow">
          <Link to="/questions">Questions</Link>
        </p>
        <h1>A rubric from reference answers</h1>
        <p className="lead">
          For a question that is not in the bank: paste one to five answers you would give full marks. You get
          a rubric drafted from them, with the phrases each criterion comes from, to edit, to try and to take
          with you. Nothing is stored here.
        </p>
      </header>
      {done?.step === "draft" ? (
        <DraftForm key={done.draft.carried} {...done} />
      ) : (
        <>
          {done ? <Banner tone="bad">{done.error}</Banner> : null}
          <ReferencesForm typed={done?.typed ?? null} />
        </>
      )}
    </div>
  );
}
