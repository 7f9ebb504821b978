import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "~/components/button.tsx";
import { clockFace } from "~/components/clock/face.ts";
import { TextArea } from "~/components/text-area.tsx";
import type { ClockReading, DueProbe, Exchange } from "~/protocol/attempt.ts";
import { askInterviewer } from "./server-calls.ts";

/** The conversation with the interviewer: what was asked and answered, and what the interviewer asks back. */
export function Talk({ exchanges, probes }: { exchanges: readonly Exchange[]; probes: readonly DueProbe[] }) {
  const talk = [
    ...exchanges.map((exchange) => ({ kind: "exchange" as const, atMs: exchange.askedAtMs, exchange })),
    ...probes.map((probe) => ({ kind: "probe" as const, atMs: probe.atMs, probe })),
  ].sort((a, b) => a.atMs - b.atMs);

  // A new turn is brought into sight where the conversation scrolls by itself; the page never jumps.
  const list = useRef<HTMLOListElement>(null);
  const turns = useRef(talk.length);
  useEffect(() => {
    const scroller = list.current?.closest(".brief-scroll");
    if (scroller && talk.length > turns.current) scroller.scrollTop = scroller.scrollHeight;
    turns.current = talk.length;
  }, [talk.length]);

  return (
    <section id="clarifications" aria-labelledby="talk-title">
      <h2 id="talk-title">The interviewer</h2>
      <ol ref={list} className="talk" aria-live="polite" aria-relevant="additions">
        {talk.map((turn) =>
          turn.kind === "probe" ? (
            <li key={`probe-${turn.probe.id}`} className="probe">
              <p className="eyebrow">{at(turn.atMs)} · asks you</p>
              <p>{turn.probe.ask}</p>
              {turn.probe.breaks ? (
                <p className="probe-note">
                  Your answer up to here is kept as it was. Revise <a href="#section-sketch">the sketch</a>{" "}
                  and say what happens: the report holds the two against each other.
                </p>
              ) : null}
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
      {talk.length === 0 ? (
        <p className="muted">What the prompt leaves open, you may ask. What was asked counts.</p>
      ) : null}
    </section>
  );
}

/** The box to ask in. Enter asks; what could not be asked stays in it. */
export function AskForm({
  attempt,
  locked,
  onAnswered,
}: {
  attempt: string;
  locked: boolean;
  onAnswered: (exchange: Exchange, clock: ClockReading) => void;
}) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (asking || locked) return;
    if (text.trim().length < 3) return setProblem("Ask a question of 3 to 500 characters.");
    setAsking(true);
    setProblem(null);
    try {
      const outcome = await askInterviewer(attempt, text.trim());
      if (outcome.ok) {
        setText("");
        onAnswered(outcome.exchange, outcome.clock);
      } else setProblem(outcome.message);
    } catch {
      setProblem("The interviewer cannot be reached just now. Your question is still here; try again.");
    }
    setAsking(false);
  };

  return (
    <form
      method="post"
      action={`/attempts/${attempt}/ask`}
      className="ask-form"
      onSubmit={(event) => void onSubmit(event)}
    >
      <label className="field-label" htmlFor="ask-text">
        Ask a clarifying question
      </label>
      <div className="ask-line">
        <TextArea
          id="ask-text"
          name="text"
          className="input-short"
          placeholder="How many people use it a day?"
          rows={1}
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
        <Button type="submit" disabled={locked || asking}>
          {asking ? "…" : "Ask"}
        </Button>
      </div>
      {problem ? (
        <p id="ask-problem" className="field-error" role="alert">
          {problem}
        </p>
      ) : null}
    </form>
  );
}

const at = (ms: number) => clockFace(Math.floor(ms / 1000));
