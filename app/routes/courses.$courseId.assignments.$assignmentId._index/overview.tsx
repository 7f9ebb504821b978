import { Form } from "@remix-run/react";
import type { Format, Level } from "~graders";
import { Button, ButtonLink } from "~/components/button.tsx";
import { counted } from "~/components/courses/words.ts";
import { minutesLabel } from "~/components/labels.ts";
import { QuestionFacts } from "~/components/question-facts.tsx";

interface OverviewProps {
  course: { id: string };
  card: { id: string; state: string; attempts: number };
  rules: {
    minutes: number | null;
    lateRule: "finish" | "cut";
    seedPolicy: "shared" | "per-student" | "none";
    seed: number | null;
    shows: "score" | "findings" | "model-answer";
    passMark: number | null;
    scorePolicy: "checks" | "checks-and-judge";
  };
  questions: readonly {
    slot: number;
    title: string;
    level: Level;
    format: Format;
    minutes: number;
    weight: number;
  }[];
  mayEdit: boolean;
}

const SEEDS = {
  none: "as written",
  shared: "one variant for everyone",
  "per-student": "a variant for each student",
};
const SHOWS = {
  score: "the mark",
  findings: "mark and findings",
  "model-answer": "mark, findings and model answer",
};

/** An assignment as those see it who teach: its rules, its paper, and the way to watch and mark it. */
export function Overview({ course, card, rules, questions, mayEdit }: OverviewProps) {
  const base = `/courses/${course.id}/assignments/${card.id}`;
  const facts: [string, string][] = [
    [
      "Time",
      rules.minutes === null ? "each question’s own" : `${minutesLabel(rules.minutes)} for each question`,
    ],
    [
      "At closing",
      rules.lateRule === "finish" ? "who has started finishes" : "rounds end; extra time comes on top",
    ],
    ["Numbers", `${SEEDS[rules.seedPolicy]}${rules.seed === null ? "" : `, seed ${rules.seed}`}`],
    ["A mark is made of", rules.scorePolicy === "checks" ? "the checks alone" : "checks and judge"],
    ["Pass mark", rules.passMark === null ? "none" : String(rules.passMark)],
    ["Once released, students see", SHOWS[rules.shows]],
  ];
  return (
    <>
      <div className="row">
        {card.state === "draft" ? null : (
          <>
            <ButtonLink to={`${base}/live`} look="primary">
              Live view
            </ButtonLink>
            <ButtonLink to={`${base}/marking`}>Marking</ButtonLink>
          </>
        )}
        {mayEdit ? <ButtonLink to={`${base}/edit`}>Edit</ButtonLink> : null}
        {mayEdit && card.attempts === 0 ? (
          <Form method="post" action={`${base}?index`} className="row">
            <Button
              type="submit"
              look={card.state === "draft" ? "primary" : "plain"}
              name="intent"
              value={card.state === "draft" ? "publish" : "unpublish"}
            >
              {card.state === "draft" ? "Publish" : "Take it back"}
            </Button>
            <Button type="submit" look="danger" name="intent" value="delete">
              Delete
            </Button>
          </Form>
        ) : null}
      </div>
      <section className="card stack gap-3" aria-labelledby="rules">
        <h2 id="rules">Rules</h2>
        <dl className="grid gap-3 md:grid-cols-2">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt className="muted text-sm">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p className="muted text-sm">{counted(card.attempts, "attempt")} so far.</p>
      </section>
      <section className="card stack gap-3" aria-labelledby="questions">
        <h2 id="questions">Questions</h2>
        <ul className="stack gap-3">
          {questions.map(({ slot, title, level, format, minutes, weight }) => (
            <li key={`${slot} ${title}`} className="stack gap-1">
              <strong>
                {slot}. {title}
              </strong>
              <QuestionFacts level={level} format={format} minutes={rules.minutes ?? minutes} />
              <p className="muted text-sm">Weight {weight}</p>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
