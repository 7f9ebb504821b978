import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { AttemptsHead } from "~/components/attempts-head.tsx";
import { Button, ButtonLink } from "~/components/button.tsx";
import { EmptyState } from "~/components/empty-state.tsx";
import { judgeWarmUp, nameOf, warmUp } from "~/grading/warm-up.server.ts";
import { readBody } from "~/request-body.server.ts";
import { getUserId } from "~/session.server.ts";
import { SumCard } from "./sum-card.tsx";

export const meta: MetaFunction = () => [{ title: "Warm-up · Headroom" }];

const LONGEST_SUM = 500;

export async function loader({ request }: LoaderFunctionArgs) {
  const userId = await getUserId(request);
  const sums = userId ? await warmUp({ userId, now: new Date() }) : [];
  return data(
    { sums: sums.map((sum) => ({ ...sum, name: nameOf(sum) })) },
    { headers: { "Cache-Control": "no-store" } },
  );
}

export async function action({ request }: ActionFunctionArgs) {
  const userId = await getUserId(request);
  if (!userId) throw redirect("/progress/warm-up");
  const now = new Date();
  const form = await readBody(request);
  const sums = await warmUp({ userId, now });
  const typed = Object.fromEntries(
    sums.map((sum) => [nameOf(sum), String(form[nameOf(sum)] ?? "").slice(0, LONGEST_SUM)]),
  );
  return { typed, judged: await judgeWarmUp({ sums, typed, now }) };
}

export default function WarmUp() {
  const { sums } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const isSending = useNavigation().state === "submitting";
  const judged = Object.values(answered?.judged ?? {});
  const right = judged.filter(({ kind }) => kind === "right").length;
  return (
    <div className="page stack gap-6">
      <AttemptsHead title="Warm-up">
        <p className="lead">
          A few sums that your rounds missed, with today&rsquo;s numbers. Type a result or the whole sum;
          within half as much again counts as right. Nothing is kept.
        </p>
      </AttemptsHead>
      {sums.length === 0 ? (
        <EmptyState
          title="No sums to warm up with yet"
          action={
            <ButtonLink to="/questions?format=estimate" look="primary">
              Take an estimate drill
            </ButtonLink>
          }
        >
          <p className="muted">They come from rounds that you finished.</p>
        </EmptyState>
      ) : (
        <Form method="post" className="stack gap-5" preventScrollReset={false}>
          <p role="status" className={answered ? "banner" : "visually-hidden"}>
            {answered ? `${right} of ${judged.length} right.` : ""}
          </p>
          <ol className="stack gap-4">
            {sums.map((sum) => (
              <SumCard
                key={sum.name}
                sum={sum}
                typed={answered?.typed[sum.name] ?? ""}
                judged={answered?.judged[sum.name] ?? null}
              />
            ))}
          </ol>
          <div className="row gap-3">
            <Button type="submit" look="primary" disabled={isSending}>
              {isSending ? "Checking…" : "Check the sums"}
            </Button>
            <Link to="/progress">Back to progress</Link>
          </div>
        </Form>
      )}
    </div>
  );
}
