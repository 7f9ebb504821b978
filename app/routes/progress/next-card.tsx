import { Link } from "@remix-run/react";
import type { Format, Level } from "~graders";
import { ButtonLink } from "~/components/button.tsx";
import { QuestionFacts } from "~/components/question-facts.tsx";
import { ago } from "./ago.ts";

interface Topic {
  family: string;
  title: string;
}

export interface Next {
  id: string;
  title: string;
  level: Level;
  format: Format;
  minutes: number;
  topic: Topic | null;
  because: "slipping" | "new" | "any";
  memory: { lastShare: number; lastAt: string; retrievability: number } | null;
  /** When this question was last finished; null: never. */
  lastAt: string | null;
}

const percent = (share: number) => `${Math.round(100 * share)}%`;

/** The question that does most good now, and why. */
export function NextCard({ next, now }: { next: Next; now: string }) {
  return (
    <section className="card stack gap-3" aria-labelledby="next">
      <p className="eyebrow" id="next">
        Your next question
      </p>
      <h2 className="text-xl">
        <Link to={`/questions/${next.id}`}>{next.title}</Link>
      </h2>
      <QuestionFacts level={next.level} format={next.format} minutes={next.minutes} />
      <p>
        <Because next={next} now={now} />{" "}
        {next.lastAt === null
          ? "You have not tried this one."
          : `You last did this one ${ago(next.lastAt, now)}.`}
      </p>
      <div className="row gap-2">
        <ButtonLink to={`/questions/${next.id}`} look="primary">
          Take it
        </ButtonLink>
        {next.topic ? <ButtonLink to={`/topics/${next.topic.family}`}>Read first</ButtonLink> : null}
      </div>
    </section>
  );
}

function Because({ next: { because, topic, memory }, now }: { next: Next; now: string }) {
  const about = topic ? <Link to={`/topics/${topic.family}`}>{topic.title}</Link> : "this topic";
  if (because === "new") return <>No round of yours has asked about {about} yet.</>;
  if (because === "any" || memory === null) return <>Nothing is due; this keeps {about} fresh.</>;
  return (
    <>
      You earned {percent(memory.lastShare)} of {about} {ago(memory.lastAt, now)}; by now about{" "}
      {percent(memory.retrievability)} of what you knew then is likely still there.
    </>
  );
}
