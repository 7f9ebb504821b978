import type { Report } from "~graders";
import { Chip } from "~/components/chip.tsx";
import { EvidenceList } from "./evidence.tsx";

const KIND_LABELS = { misconception: "Wrong", slip: "Slip", unit: "Wrong unit" } as const;

/** Of a sum, the cause alone: both values stand above it. */
function cause(truth: string): string {
  const after = truth.slice(truth.lastIndexOf(": ") + 1).trim();
  return after.charAt(0).toUpperCase() + after.slice(1);
}

/** What is false, contradictory or set aside: each with its quote, its price, and what is true. */
export function Errors({ report }: { report: Report }) {
  const { errors, contradictions, flags } = report;
  if (errors.length + contradictions.length + flags.length === 0) return null;
  return (
    <section className="card stack gap-4" aria-labelledby="errors">
      <h2 id="errors">What does not hold</h2>
      <ul className="grid gap-4 md:grid-cols-2">
        {errors.map((error) => (
          <li key={`${error.kind}-${error.id}`} className="stack gap-2">
            <div className="row gap-2">
              <Chip tone="bad">{KIND_LABELS[error.kind]}</Chip>
              {error.penalty > 0 ? <span className="number muted text-sm">−{error.penalty}</span> : null}
            </div>
            <h3>
              {error.numbers ? `${error.numbers.stated}, where ${error.numbers.right} comes out` : error.says}
            </h3>
            <EvidenceList evidence={error.evidence} most={2} />
            <p>{error.numbers ? cause(error.truth) : error.truth}</p>
          </li>
        ))}
        {contradictions.map((contradiction, index) => (
          <li key={`${contradiction.kind}-${index}`} className="stack gap-2">
            <div className="row gap-2">
              <Chip tone="warn">Contradiction</Chip>
              {contradiction.penalty > 0 ? (
                <span className="number muted text-sm">−{contradiction.penalty}</span>
              ) : null}
            </div>
            <p>{contradiction.explanation}</p>
            <EvidenceList evidence={contradiction.evidence} most={2} />
          </li>
        ))}
        {flags.map((flag, index) => (
          <li key={`${flag.kind}-${index}`} className="stack gap-2">
            <div className="row">
              <Chip>Set aside</Chip>
            </div>
            <p>{flag.explanation}</p>
            <EvidenceList evidence={flag.evidence} most={2} />
          </li>
        ))}
      </ul>
    </section>
  );
}
