import { Link } from "@remix-run/react";
import type { Limit } from "~graders";
import { amountWords, LIMIT_LABELS, rulingWords, type ShownRuling } from "~/components/ruled-limits.tsx";

/** What caps the whole answer or costs it points, whatever is decided on a criterion; the way to rule on it. */
export function LimitsNote({
  limits,
  to,
}: {
  limits: readonly (Limit & { ruling: ShownRuling | null })[];
  to: string;
}) {
  if (limits.length === 0) return null;
  return (
    <section className="stack gap-2 border-t border-line pt-3 text-sm" aria-labelledby="limits-note">
      <div className="row justify-between">
        <h2 id="limits-note" className="text-base">
          Caps and penalties of the whole answer
        </h2>
        <Link to={to}>Lift or set them</Link>
      </div>
      <ul className="stack gap-1">
        {limits.map(({ id, kind, says, amount, ruling }) => (
          <li key={id} className="break-words">
            <strong>
              {LIMIT_LABELS[kind]}, {amountWords(kind, amount)}
              {ruling && ruling.ruling !== "as-found" ? `, ${rulingWords(kind, ruling)}` : ""}:
            </strong>{" "}
            {says}
          </li>
        ))}
      </ul>
    </section>
  );
}
