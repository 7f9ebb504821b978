import { Form } from "@remix-run/react";
import { Button } from "~/components/button.tsx";
import { Chip, type Tone } from "~/components/chip.tsx";
import { extraTimeLabel } from "~/components/courses/words.ts";
import { ScrollFrame } from "~/components/scroll-frame.tsx";
import type { AttemptState } from "~/protocol/attempt.ts";

interface LiveRow {
  attemptId: string;
  slot: number;
  state: AttemptState;
  closedBy: "candidate" | "clock" | null;
  remainingMs: number;
  durationMs: number;
  savedAgoMs: number | null;
  fields: number;
  words: number;
}

interface LiveTableProps {
  students: readonly {
    userId: string;
    name: string;
    timeMultiplier: number;
    attempts: readonly LiveRow[];
  }[];
  action: string;
  mayExtend: boolean;
  slots: number;
}

const STATES: Record<AttemptState, { tone: Tone; says: string }> = {
  running: { tone: "ok", says: "In" },
  paused: { tone: "warn", says: "Paused" },
  closing: { tone: "warn", says: "Closing" },
  submitted: { tone: "plain", says: "Handed in" },
};

/** `12:05`, `1:02:05`. */
function clockText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

function agoText(ms: number): string {
  if (ms < 60_000) return `${Math.round(ms / 1000)} s ago`;
  const minutes = Math.round(ms / 60_000);
  return minutes < 120 ? `${minutes} min ago` : `${Math.round(minutes / 60)} h ago`;
}

/** One row for each round, by student; who has not started has a row too. */
export function LiveTable({ students, action, mayExtend, slots }: LiveTableProps) {
  return (
    <ScrollFrame label="Students">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Student</th>
            {slots > 1 ? <th scope="col">Question</th> : null}
            <th scope="col">State</th>
            <th scope="col">Time left</th>
            <th scope="col">Saved</th>
            <th scope="col">Fields</th>
            <th scope="col">Words, about</th>
            <th scope="col">Extra time</th>
            {mayExtend ? <th scope="col">More time</th> : null}
          </tr>
        </thead>
        <tbody>
          {students.flatMap(({ userId, name, timeMultiplier, attempts }) =>
            (attempts.length === 0 ? [null] : attempts).map((row) => (
              <tr key={row?.attemptId ?? userId}>
                <th scope="row">{name}</th>
                {slots > 1 ? <td className="numeric">{row?.slot ?? ""}</td> : null}
                <td>
                  {row === null ? (
                    <Chip>Not started</Chip>
                  ) : (
                    <Chip tone={STATES[row.state].tone}>
                      {row.closedBy === "clock" ? "Closed by the clock" : STATES[row.state].says}
                    </Chip>
                  )}
                </td>
                <td className="numeric">
                  {row && row.state !== "submitted"
                    ? `${clockText(row.remainingMs)} of ${clockText(row.durationMs)}`
                    : ""}
                </td>
                <td className="numeric">
                  {row === null ? "" : row.savedAgoMs === null ? "nothing yet" : agoText(row.savedAgoMs)}
                </td>
                <td className="numeric">{row?.fields ?? ""}</td>
                <td className="numeric">{row?.words ?? ""}</td>
                <td className="numeric">{extraTimeLabel(timeMultiplier)}</td>
                {mayExtend ? (
                  <td>
                    {row && row.closedBy !== "candidate" ? (
                      <Form method="post" action={action} className="row gap-2 flex-nowrap">
                        <input type="hidden" name="attempt" value={row.attemptId} />
                        <input
                          className="input w-16"
                          name="minutes"
                          inputMode="numeric"
                          defaultValue="5"
                          aria-label={`Minutes for ${name}`}
                        />
                        <Button
                          type="submit"
                          name="intent"
                          value="extend"
                          aria-label={`Give minutes to ${name}`}
                        >
                          Give
                        </Button>
                      </Form>
                    ) : null}
                  </td>
                ) : null}
              </tr>
            )),
          )}
        </tbody>
      </table>
    </ScrollFrame>
  );
}
