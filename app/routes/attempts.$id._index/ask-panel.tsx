import { type FormEvent, useState } from "react";
import { Button } from "~/components/button.tsx";
import { clockFace } from "~/components/clock/clock.ts";
import { TextArea } from "~/components/text-area.tsx";
import type { ClockReading, DueProbe, Exchange } from "~/protocol/attempt.ts";
import { askInterviewer } from "./server-calls.ts";

/** The conversation with the interviewer: what was asked and answered, and what the interviewer asks back. */
export function AskPanel({
  attempt,
  exchanges: first,
  probes,
  locked,
  onClock,
}: {
  attempt: string;
  exchanges: readonly Exchange[];
  probes: readonly DueProbe[];
  locked: boolean;
  onClock: (reading: ClockReading) => void;
}) {
  const [exchanges, setExchanges] = useState(first);
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim().length < 3 || asking) return setProblem("Ask a question of 3 to 500 characters.");
    setAsking(true);
    setProblem(null);
    try {
      const outcome = await askInterviewer(attempt, text.trim());
      if (outcome.ok) {
        setExchanges((before) => [...before, outcome.exchange]);
        setText("");
        onClock(outcome.clock);
      } else setProblem(outcome.message);
    } catch {
      setProblem("The interviewer cannot be reached just now. Your question is still here; try again.");
    }
    setAsking(false);
  };

  const talk = [
    ...exchanges.map((exchange) => ({ kind: "exchange" as const, atMs: exchange.askedAtMs, exchange })),
    ...probes.map((probe) => ({ kind: "probe" as const, atMs: probe.atMs, probe })),
  ].sort((a, b) => a.atMs - b.atMs);

  return (
    <section id="clarifications" className="stack" aria-labelledby="ask-title">
      <h2 id="ask-title">The interviewer</h2>
      <ol className="talk" aria-live="polite" aria-relevant="additions">
        {talk.map((turn) =>
          turn.kind === "probe" ? (
            <li key={`probe-${turn.probe.id}`} className="probe">
              <p className="eyebrow">{at(turn.atMs)} · asks you</p>
              <p>{turn.probe.ask}</p>
            </li>
          ) : (
            <li key={`asked-${turn.atMs}-${turn.exchange.text}`}>
              <p className="asked">
                <span className="eyebrow">{at(turn.atMs)} · you</span> {turn.exchange.text}
              </p>
              <p className="reply" data-matched={turn.exchange.matched}>
                {turn.exchange.reply}
              </p>
            </li>
          ),
        )}
      </ol>
      <form
        method="post"
        action={`/attempts/${attempt}/ask`}
        className="ask-form"
        onSubmit={(event) => void onSubmit(event)}
      >
        <label className="field-label" htmlFor="ask-text">
          Ask a clarifying question
        </label>
        <TextArea
          id="ask-text"
          name="text"
          className="input-short"
          placeholder="How many people use it on a day?"
          value={text}
          required
          minLength={3}
          maxLength={500}
          readOnly={locked}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? "ask-problem" : undefined}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
        {problem ? (
          <p id="ask-problem" className="field-error" role="alert">
            {problem}
          </p>
        ) : null}
        <Button type="submit" disabled={locked || asking}>
          {asking ? "Asking…" : "Ask"}
        </Button>
      </form>
    </section>
  );
}

const at = (ms: number) => clockFace(Math.floor(ms / 1000));
