import type { Limit } from "~graders";
import { Chip } from "./chip.tsx";

/** How the kinds of what a report takes away stand on screens. */
export const LIMIT_LABELS: Record<Limit["kind"], string> = {
  cap: "Cap",
  misconception: "Wrong",
  slip: "Slip",
  unit: "Wrong unit",
  contradiction: "Contradiction",
};

/** What a cap or a penalty amounts to: `at most 35`, `−4`. */
export const amountWords = (kind: Limit["kind"], amount: number): string =>
  kind === "cap" ? `at most ${amount}` : `−${amount}`;

export interface ShownRuling {
  ruling: "lifted" | "set" | "as-found";
  amount: number | null;
  comment: string;
}

/** `lifted by a marker`, `set to −1 by a marker`. */
export const rulingWords = (kind: Limit["kind"], { ruling, amount }: ShownRuling): string =>
  ruling === "lifted"
    ? "lifted by a marker"
    : ruling === "set"
      ? `set to ${amountWords(kind, amount ?? 0)} by a marker`
      : "as found";

/** Caps and penalties that a person lifted or set, as the student reads them. */
export function ChangedLimits({ limits }: { limits: readonly (Limit & { ruling: ShownRuling })[] }) {
  if (limits.length === 0) return null;
  return (
    <ul className="stack gap-3" aria-label="Caps and penalties that a marker changed">
      {limits.map(({ id, kind, says, amount, ruling }) => (
        <li key={id} className="stack gap-1 border-t border-line pt-3">
          <p className="row gap-2">
            <Chip tone="ok">{LIMIT_LABELS[kind]}</Chip>
            <span className="text-sm">
              <del className="number muted">{amountWords(kind, amount)}</del>{" "}
              <strong>{rulingWords(kind, ruling)}</strong>
            </span>
          </p>
          <p className="break-words">{says}</p>
          <p className="whitespace-pre-wrap break-words border-l-2 border-accent pl-3">{ruling.comment}</p>
        </li>
      ))}
    </ul>
  );
}
