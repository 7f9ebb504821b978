import { Link } from "@remix-run/react";
import type { Verdict } from "~graders";
import { Chip } from "~/components/chip.tsx";
import { VERDICT_LABELS } from "~/components/labels.ts";
import { VERDICT_TONES } from "~/components/verdict-tones.ts";

/** Every answer in this marker's order, with what was decided. */
export function AnswerList({
  answers,
  current,
  here,
}: {
  answers: readonly { id: string; code: string; verdict: Verdict | null; isMine: boolean }[];
  current: string | null;
  here: string;
}) {
  if (answers.length === 0) return null;
  return (
    <details className="card py-3">
      <summary className="font-semibold">All {answers.length} answers</summary>
      <ul className="mt-3 grid gap-2 sm:grid-cols-2 lg:grid-cols-4">
        {answers.map(({ id, code, verdict, isMine }) => (
          <li key={id} className="row justify-between border-t border-line py-1">
            <Link
              to={`${here}?answer=${id}`}
              className="number"
              aria-current={id === current ? "true" : undefined}
            >
              {code}
            </Link>
            {verdict ? (
              <Chip tone={VERDICT_TONES[verdict]}>{VERDICT_LABELS[verdict]}</Chip>
            ) : (
              <span className="muted text-sm">{isMine ? "to do" : "with others"}</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
