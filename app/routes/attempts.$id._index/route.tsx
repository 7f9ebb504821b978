import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { gradeSubmitted } from "~/grading/grade-submitted.server.ts";
import { renderMarkdown } from "~/markdown.server.ts";
import { idsOf } from "~/models/adoption.server.ts";
import { submitAttempt } from "~/models/attempt.server.ts";
import { saveFields } from "~/models/save.server.ts";
import { loadWorkspace } from "~/models/workspace.server.ts";
import { newId } from "~/components/new-id.ts";
import { noSuchAttempt, ownAttempt } from "~/own-request.server.ts";
import stylesheet from "~/styles/workspace.css?url";
import { parseAnswerForm } from "./answer-form.ts";
import { fillFromDocument } from "./document/fill-from-document.server.ts";
import { RoundOver } from "./round-over.tsx";
import { Workspace } from "./workspace.tsx";

/** The workspace brings its own bar; once the round is over, it is a page like any other. */
export const handle = {
  chrome: (loaded: unknown) => (isOpen(loaded) ? "none" : "site"),
};
const isOpen = (loaded: unknown) =>
  typeof loaded === "object" && loaded !== null && "kind" in loaded && loaded.kind === "open";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded?.title ?? "Round"} · Headroom` },
  { name: "robots", content: "noindex" },
];

/** The page keeps the newest state itself; asking the loader again would tell it nothing. */
export function shouldRevalidate({ currentParams, nextParams }: ShouldRevalidateFunctionArgs) {
  return currentParams["id"] !== nextParams["id"];
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const own = await ownAttempt(request, params);
  const workspace = await loadWorkspace(own);
  if (!workspace) throw noSuchAttempt();
  const { attempt, question, clock, fields } = workspace;
  const users = await idsOf(own.userId);
  const uncached = { headers: { "Cache-Control": "no-store" } };
  // Not a redirect to the report: this device may still hold text that the server never got.
  if (clock.state === "submitted")
    return data(
      { kind: "over" as const, users, attempt: attempt.id, title: question.title, fields },
      uncached,
    );
  return data(
    {
      kind: "open" as const,
      user: own.userId,
      users,
      attempt: attempt.id,
      title: question.title,
      format: question.format,
      mode: attempt.mode,
      promptHtml: renderMarkdown(question.prompt),
      givens: question.givens,
      sketch: question.sketch,
      phases: question.phases,
      fields,
      exchanges: workspace.exchanges,
      probes: workspace.probes,
      clock,
      prices: workspace.prices,
    },
    uncached,
  );
}

/** The answer page as a plain form: saves, or submits, what was posted. With JavaScript the page saves by itself. */
export async function action({ request, params }: ActionFunctionArgs) {
  const own = await ownAttempt(request, params);
  const form = await request.formData();
  const posted = parseAnswerForm(form);
  const filled =
    form.get("intent") === "document"
      ? fillFromDocument(posted, String(form.get("document") ?? ""))
      : { ok: true as const, changes: posted };
  const changes = filled.ok ? filled.changes : posted;
  const typed = Object.fromEntries(changes.map(({ field, value }) => [field, value]));
  const here = `/attempts/${own.attemptId}`;

  if (!filled.ok) return data({ refused: { document: filled.message }, typed }, 422);
  if (form.get("intent") === "submit") {
    const outcome = await submitAttempt({ ...own, final: { changes } });
    if (!outcome) throw noSuchAttempt();
    if (outcome.kind === "submitted") {
      await gradeSubmitted(own);
      return redirect(`${here}/report`);
    }
    return refuse(outcome, typed);
  }
  if (changes.length === 0) return redirect(here);
  const outcome = await saveFields({ ...own, request: { saveId: newId(), changes } });
  if (!outcome) throw noSuchAttempt();
  return outcome.kind === "saved" ? redirect(here) : refuse(outcome, typed);
}

type Refusal =
  | { kind: "conflict"; conflicts: { field: string }[] }
  | { kind: "invalid"; problems: { field: string; message: string }[] };

/** Nothing was written; the page comes back with what was typed, and says at each field what is wrong with it. */
function refuse(outcome: Refusal, typed: Record<string, unknown>) {
  const problems =
    outcome.kind === "invalid"
      ? outcome.problems
      : outcome.conflicts.map(({ field }) => ({
          field,
          message:
            "another tab saved newer text here. What you typed is shown; copy it, then load the page again.",
        }));
  const refused = Object.fromEntries(
    problems.map(({ field, message }) => [field.split(".")[0] ?? field, message]),
  );
  return data({ refused, typed }, outcome.kind === "invalid" ? 422 : 409);
}

export default function WorkspaceRoute() {
  const loaded = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  if (loaded.kind === "over") return <RoundOver {...loaded} />;
  const typed: Record<string, unknown> = posted?.typed ?? {};
  const fields = Object.fromEntries(
    Object.entries(loaded.fields).map(([field, held]) => [
      field,
      Object.hasOwn(typed, field) && typed[field] !== null ? { ...held, value: typed[field] } : held,
    ]),
  );
  return <Workspace key={loaded.attempt} {...loaded} fields={fields} refused={posted?.refused ?? {}} />;
}
