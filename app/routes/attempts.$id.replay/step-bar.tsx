import { Form, Link, useNavigation, useSubmit } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { AnswerField } from "~graders";
import { Button } from "~/components/button.tsx";

const STEP_MS = 900;
const REST_MS = 150;

const minutes = (ms: number) => {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

/** `deepDives` → `deep dives`. */
const fieldInWords = (field: AnswerField) =>
  field.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);

interface Place {
  steps: number;
  step: number;
  elapsedMs: number;
  totalMs: number;
  field: AnswerField | null;
  /** What stands beside it, kept while stepping. */
  beside: string | null;
}

/** Goes through a round's saves: by links and a form without scripts, by a slider and a play button with them. */
export function StepBar({ steps, step, elapsedMs, totalMs, field, beside }: Place) {
  const submit = useSubmit();
  const isLoading = useNavigation().state === "loading";
  const [isPlaying, setPlaying] = useState(false);
  const [canScript, setCanScript] = useState(false);
  useEffect(() => setCanScript(true), []);
  const [shown, setShown] = useState(step);
  useEffect(() => setShown(step), [step]);

  const place = (to: number) => ({ step: String(to), ...(beside ? { beside } : {}) });
  const go = (to: number) => submit(place(to), { method: "get", replace: true, preventScrollReset: true });
  const isAtEnd = step >= steps;

  useEffect(() => {
    if (!isPlaying || isLoading) return;
    if (isAtEnd) return setPlaying(false);
    const timer = setTimeout(
      () => submit(place(step + 1), { method: "get", replace: true, preventScrollReset: true }),
      STEP_MS,
    );
    return () => clearTimeout(timer);
    // The next step starts from the one that has arrived.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `place` and `submit` are made anew with each rendering
  }, [isPlaying, isLoading, isAtEnd, step]);

  // A slider under way passes many places; only where it rests is asked for.
  useEffect(() => {
    if (shown === step) return;
    const timer = setTimeout(
      () => submit(place(shown), { method: "get", replace: true, preventScrollReset: true }),
      REST_MS,
    );
    return () => clearTimeout(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a step that arrives meanwhile must not ask again
  }, [shown]);

  const play = () => {
    if (isAtEnd) go(0);
    setPlaying(!isPlaying);
  };
  const at = `?step=`;
  const kept = beside ? `&beside=${beside}` : "";
  return (
    <div className="card stack gap-3">
      <p role="status" aria-live={isPlaying ? "off" : "polite"}>
        <span className="number text-xl font-bold">{minutes(elapsedMs)}</span>{" "}
        <span className="muted">
          of {minutes(totalMs)} · {step} of {steps} saves
          {field ? ` · ${fieldInWords(field)}` : ""}
        </span>
      </p>
      <Form method="get" className="row gap-3" replace preventScrollReset>
        {beside ? <input type="hidden" name="beside" value={beside} /> : null}
        <label className="grow">
          <span className="visually-hidden">Place in the round, in saves</span>
          <input
            type="range"
            name="step"
            min={0}
            max={steps}
            value={shown}
            className="w-full"
            onChange={({ currentTarget }) => setShown(Number(currentTarget.value))}
          />
        </label>
        {canScript ? (
          <Button type="button" look="primary" onClick={play} aria-pressed={isPlaying}>
            {isPlaying ? "Pause" : "Play"}
          </Button>
        ) : (
          <Button type="submit">Go there</Button>
        )}
      </Form>
      <p className="row gap-4">
        {step > 0 ? (
          <Link to={`${at}${step - 1}${kept}`} replace preventScrollReset>
            One save back
          </Link>
        ) : null}
        {isAtEnd ? null : (
          <Link to={`${at}${step + 1}${kept}`} replace preventScrollReset>
            One save on
          </Link>
        )}
      </p>
    </div>
  );
}
