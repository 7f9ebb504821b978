import type { Agreement } from "~graders";

const WHY: Record<NonNullable<Agreement["why"]>, string> = {
  "no-cases": "no cases",
  "one-verdict": "one verdict only",
};

/** Cohen's kappa with the number of cases; where it is not defined, why. */
export function AgreementFigure({ agreement }: { agreement: Agreement }) {
  const { kappa, cases, why, observed } = agreement;
  if (why === "no-cases") return <span className="muted">–</span>;
  return (
    <span>
      {kappa === null ? <span className="muted">{why === null ? "" : WHY[why]}</span> : kappa.toFixed(2)}
      <span className="muted">
        {" "}
        ({Math.round(100 * (observed ?? 0))}% of {cases})
      </span>
    </span>
  );
}
