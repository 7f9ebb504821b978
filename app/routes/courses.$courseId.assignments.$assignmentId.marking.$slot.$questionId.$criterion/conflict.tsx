import { Form } from "@remix-run/react";
import type { Verdict } from "~graders";
import { Button, ButtonLink } from "~/components/button.tsx";
import { VERDICT_LABELS } from "~/components/labels.ts";

interface Side {
  verdict: Verdict;
  comment: string;
}

/** Two verdicts that met: both are shown, and the marker chooses. Nothing of theirs was overwritten. */
export function Conflict({
  theirs,
  mine,
  answer,
  next,
}: {
  theirs: Side & { version: number; by: string };
  mine: Side;
  answer: string;
  next: string | null;
}) {
  return (
    <section className="banner banner-warn" role="alert" aria-labelledby="conflict">
      <div className="stack w-full gap-3">
        <h2 id="conflict" className="text-base">
          Somebody decided while you were looking
        </h2>
        <div className="grid gap-4 sm:grid-cols-2">
          <SideView title={`By ${theirs.by}, saved`} side={theirs} />
          <SideView title="Yours, not saved" side={mine} />
        </div>
        <Form method="post" className="row">
          <input type="hidden" name="answer" value={answer} />
          <input type="hidden" name="seen" value={theirs.version} />
          <input type="hidden" name="comment" value={mine.comment} />
          <Button type="submit" look="primary" name="do" value={`verdict:${mine.verdict}`}>
            Save mine instead
          </Button>
          <ButtonLink to={next ?? "?"}>Keep theirs</ButtonLink>
        </Form>
      </div>
    </section>
  );
}

function SideView({ title, side }: { title: string; side: Side }) {
  return (
    <div className="stack gap-1">
      <h3 className="text-sm">{title}</h3>
      <p>
        <strong>{VERDICT_LABELS[side.verdict]}</strong>
      </p>
      <p className="whitespace-pre-wrap">{side.comment || <span className="muted">No comment</span>}</p>
    </div>
  );
}
