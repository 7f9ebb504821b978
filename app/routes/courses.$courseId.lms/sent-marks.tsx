import { Form } from "@remix-run/react";
import { Button } from "~/components/button.tsx";
import { Chip, type Tone } from "~/components/chip.tsx";
import { counted } from "~/components/courses/words.ts";
import { ScrollFrame } from "~/components/scroll-frame.tsx";

interface SentMarksProps {
  scores: readonly {
    id: number;
    assignment: string;
    platform: string;
    student: string;
    score: number | null;
    state: string;
    tries: number;
    reason: string | null;
    changed: string;
    sent: string | null;
  }[];
  total: { sent: number; waiting: number; failed: number };
  mayChange: boolean;
}

const STATES: Record<string, { tone: Tone; says: string }> = {
  sent: { tone: "ok", says: "Arrived" },
  waiting: { tone: "plain", says: "On its way" },
  running: { tone: "plain", says: "On its way" },
  failed: { tone: "bad", says: "Failed" },
};

/** The marks that went to a gradebook, or should: what failed comes first. */
export function SentMarks({ scores, total, mayChange }: SentMarksProps) {
  const all = total.sent + total.waiting + total.failed;
  return (
    <section className="stack gap-3" aria-labelledby="marks">
      <h2 id="marks">Marks in the gradebook</h2>
      {all === 0 ? (
        <p className="muted">
          Released marks go there by themselves, for everybody who has come by the platform; changed marks
          follow.
        </p>
      ) : (
        <>
          <div className="row justify-between">
            <p>
              {counted(total.sent, "mark has", "marks have")} arrived
              {total.waiting > 0 ? `, ${total.waiting} on the way` : ""}
              {total.failed > 0 ? `, ${total.failed} failed` : ""}.
            </p>
            {mayChange && total.failed > 0 ? (
              <Form method="post">
                <Button type="submit" look="primary" name="intent" value="retry">
                  Send all that failed again
                </Button>
              </Form>
            ) : null}
          </div>
          <ScrollFrame label="Marks in the gradebook">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">Student</th>
                  <th scope="col">Assignment</th>
                  <th scope="col" className="numeric">
                    Mark
                  </th>
                  <th scope="col">State</th>
                  <th scope="col">Arrived</th>
                </tr>
              </thead>
              <tbody>
                {scores.map((one) => {
                  const { tone, says } = STATES[one.state] ?? { tone: "plain" as const, says: one.state };
                  return (
                    <tr key={one.id}>
                      <th scope="row">{one.student}</th>
                      <td>
                        {one.assignment} <span className="muted">({one.platform})</span>
                      </td>
                      <td className="numeric">{one.score ?? "taken back"}</td>
                      <td>
                        <div className="stack gap-1">
                          <div className="row gap-2">
                            <Chip tone={tone}>{says}</Chip>
                            {mayChange && one.state === "failed" ? (
                              <Form method="post">
                                <input type="hidden" name="id" value={one.id} />
                                <Button
                                  type="submit"
                                  look="quiet"
                                  name="intent"
                                  value="retry"
                                  aria-label={`Send the mark of ${one.student} for ${one.assignment} again`}
                                >
                                  Send again
                                </Button>
                              </Form>
                            ) : null}
                          </div>
                          {one.reason === null ? null : (
                            <span className="text-sm">
                              {one.reason}
                              {one.state === "failed" ? "" : ` Tried ${counted(one.tries, "time")}.`}
                            </span>
                          )}
                        </div>
                      </td>
                      <td className="whitespace-nowrap">{one.sent ?? "not yet"}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </ScrollFrame>
          {all > scores.length ? (
            <p className="muted">
              The first {scores.length} of {all} are shown.
            </p>
          ) : null}
        </>
      )}
    </section>
  );
}
