import { Form, useNavigation } from "@remix-run/react";
import { Banner } from "~/components/banner.tsx";
import { Button, ButtonLink } from "~/components/button.tsx";
import { Chip } from "~/components/chip.tsx";
import { minutesLabel } from "~/components/labels.ts";
import type { ClockReading } from "~/protocol/attempt.ts";

interface PaperProps {
  card: { id: string; state: string; mode: string; opens: string; closes: string };
  rules: { shows: "score" | "findings" | "model-answer"; lateRule: "finish" | "cut" };
  paper: {
    timeMultiplier: number;
    slots: readonly {
      slot: number;
      share: number;
      durationMs: number;
      begun: { attemptId: string; title: string; clock: ClockReading } | null;
    }[];
  };
  ended: boolean;
}

const minutesOf = (ms: number) => minutesLabel(Math.max(1, Math.round(ms / 60_000)));

const STATES: Record<ClockReading["state"], string> = {
  running: "Running",
  paused: "Paused",
  closing: "Closing",
  submitted: "Handed in",
};

/** An assignment as its student sees it: each question with its own clock, which starts when the student says so. */
export function Paper({ card, rules, paper, ended }: PaperProps) {
  const starting = useNavigation().state !== "idle";
  const open = card.state === "open" && !ended;
  return (
    <>
      {card.state === "not-open" ? (
        <Banner>It opens on {card.opens}. Load this page again then.</Banner>
      ) : null}
      {card.state === "closed" ? (
        <Banner>It has closed. Your mark stands here once it is released.</Banner>
      ) : null}
      {card.state === "released" ? (
        <Banner tone="ok" actions={<ButtonLink to="marks">Your marks</ButtonLink>}>
          <p>The marks are released.</p>
        </Banner>
      ) : null}
      {card.mode === "exam" ? (
        <p>
          An exam: the clock of a question runs through once you start it, also when you close the page, and
          each question can be taken once. Work is saved as you type; after a reload or on another machine you
          go on where you were.
        </p>
      ) : null}
      {paper.timeMultiplier === 1 ? null : (
        <p>You have extra time: ×{paper.timeMultiplier}. It is in the minutes below.</p>
      )}
      {open && rules.lateRule === "cut" ? (
        <p>
          Rounds end at closing, {card.closes}: whoever starts late has less time.{" "}
          {paper.timeMultiplier > 1
            ? "Your extra time comes on top of that, so your clock may run past it."
            : ""}
        </p>
      ) : null}
      <ol className="stack">
        {paper.slots.map(({ slot, share, durationMs, begun }) => (
          <li key={slot} className="card row justify-between">
            <div className="stack gap-1">
              <h2 className="text-lg">
                Question {slot}
                {begun ? `: ${begun.title}` : ""}
              </h2>
              <div className="row gap-2">
                <Chip>{minutesOf(begun ? begun.clock.durationMs : durationMs)}</Chip>
                <Chip>{Math.round(share * 100)} % of the mark</Chip>
                {begun ? (
                  <Chip tone={begun.clock.state === "submitted" ? "ok" : "accent"}>
                    {STATES[begun.clock.state]}
                    {begun.clock.state === "running" ? `, ${minutesOf(begun.clock.remainingMs)} left` : ""}
                  </Chip>
                ) : null}
              </div>
            </div>
            {begun ? (
              begun.clock.state === "submitted" ? (
                <ButtonLink to={`/attempts/${begun.attemptId}/report`}>
                  {card.state === "released" && rules.shows !== "score" ? "Report" : "What you handed in"}
                </ButtonLink>
              ) : (
                <ButtonLink to={`/attempts/${begun.attemptId}`} look="primary">
                  Go on
                </ButtonLink>
              )
            ) : open ? (
              <Form method="post" action="?index">
                <input type="hidden" name="slot" value={slot} />
                <Button type="submit" look="primary" name="intent" value="start" disabled={starting}>
                  Start question {slot}
                </Button>
              </Form>
            ) : (
              <p className="muted">{card.state === "not-open" ? "Not open yet" : "Not taken"}</p>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
