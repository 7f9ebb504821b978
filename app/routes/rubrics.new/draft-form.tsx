import { Link } from "@remix-run/react";
import { Banner } from "~/components/banner.tsx";
import { Button } from "~/components/button.tsx";
import { Field } from "~/components/field.tsx";
import { DIMENSION_LABELS } from "~/components/labels.ts";
import { TextArea } from "~/components/text-area.tsx";
import { CriterionCard } from "./criterion-card.tsx";
import type { DraftView } from "./draft-view.server.ts";
import type { TriedView } from "./tried-view.server.ts";

interface Props {
  draft: DraftView;
  tried: TriedView | null;
  answer: string;
  problem: string | null;
}

/** The draft to edit, to try and to take along, in one plain form that carries all of it. */
export function DraftForm({ draft, tried, answer, problem }: Props) {
  return (
    <form method="post" encType="multipart/form-data" action="/rubrics/new" className="draft-layout">
      <input type="hidden" name="draft" value={draft.carried} />
      {/* Enter in a field takes the changes over, and neither tries nor downloads. */}
      <button
        type="submit"
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        name="do"
        value="edit"
      />
      <section className="stack gap-5" aria-labelledby="draft">
        <div className="stack gap-2">
          <h2 id="draft">{draft.title}</h2>
          <p className="muted">
            {draft.criteria} criteria from{" "}
            {draft.references === 1 ? "one reference" : `${draft.references} references`}. Read each before
            use: a phrase that was only an aside should not cost anybody points.
          </p>
          <p className="row">
            <a href="#trying">Try it on an answer</a>
            <Link to="/rubrics/new" reloadDocument>
              Start again
            </Link>
          </p>
        </div>
        {draft.problems.map((message) => (
          <Banner key={message} tone="bad">
            {message}
          </Banner>
        ))}
        {draft.weights.map(({ dimension, weight, criteria }) => (
          <details key={dimension} className="card py-3" open>
            <summary className="row justify-between py-2">
              <h3>{DIMENSION_LABELS[dimension]}</h3>
              <span className="muted text-sm">
                {criteria.length === 1 ? "1 criterion" : `${criteria.length} criteria`}, {weight}% of the
                score
              </span>
            </summary>
            <ul>
              {criteria.map((criterion) => (
                <CriterionCard key={criterion.id} criterion={criterion} several={draft.references > 1} />
              ))}
            </ul>
          </details>
        ))}
      </section>
      <aside className="draft-side stack gap-4">
        <section className="card stack gap-4" aria-labelledby="trying">
          <h2 id="trying">Try it</h2>
          {tried ? <Tried tried={tried} /> : null}
          <Field
            label="An answer"
            hint="A weak one tells you as much as a good one. Findings then stand at each criterion."
            error={problem ?? undefined}
          >
            {(control) => (
              <TextArea
                {...control}
                name="answer"
                rows={8}
                maxLength={60_000}
                className="max-h-[24rem]"
                defaultValue={answer}
              />
            )}
          </Field>
          <Button type="submit" look="primary" name="do" value="try" formAction="/rubrics/new#trying">
            Grade this answer
          </Button>
        </section>
        <section className="card stack gap-3" aria-labelledby="taking">
          <h2 id="taking">Take it along</h2>
          <div className="row">
            <Button type="submit" name="do" value="edit" formAction="/rubrics/new#draft">
              Apply changes
            </Button>
            <Button type="submit" formAction="/rubrics/file">
              Download YAML
            </Button>
          </div>
          <p className="muted text-sm">
            Grade a folder of answers with the file:{" "}
            <code>headroom grade --rubric rubric.yaml answers/ --csv</code>
          </p>
        </section>
      </aside>
    </form>
  );
}

function Tried({ tried }: { tried: TriedView }) {
  return (
    <div className="stack gap-3" role="status">
      <p>
        <strong className="draft-score">{tried.score ?? "–"}</strong>
        <span className="muted">
          {" "}
          of 100: {tried.met} met, {tried.partly} partly, {tried.missed} missed
        </span>
      </p>
      <dl className="draft-shares">
        {tried.dimensions.map(({ dimension, share, weight }) => (
          <div key={dimension}>
            <dt>
              {DIMENSION_LABELS[dimension]} <span className="muted">({weight})</span>
            </dt>
            <dd className="number">{share === null ? "–" : `${Math.round(100 * share)}%`}</dd>
          </div>
        ))}
      </dl>
      {tried.remarks.length > 0 ? (
        <ul className="stack gap-2 text-sm">
          {tried.remarks.map((remark, at) => (
            <li key={at}>{remark}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
