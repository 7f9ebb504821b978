import type { Evidence } from "~graders";

/** One piece of evidence: a quote that links into the answer, or the row, node or result that a finding rests on. */
export function EvidenceItem({ evidence }: { evidence: Evidence }) {
  switch (evidence.kind) {
    case "quote":
      return (
        <a
          href={`#quote-${evidence.field.replaceAll(".", "-")}-${evidence.start}`}
          className="block border-l-2 border-line-strong pl-3 text-text no-underline hover:border-accent"
        >
          “{evidence.text.length > 280 ? `${evidence.text.slice(0, 280)}…` : evidence.text}”
        </a>
      );
    case "estimate":
      return (
        <a
          href="#answer-ledger"
          className="number block border-l-2 border-line-strong pl-3 text-text no-underline"
        >
          {evidence.name} = {evidence.value}
          {evidence.expected ? <span className="muted"> (expected about {evidence.expected})</span> : null}
        </a>
      );
    case "node":
      return <p className="border-l-2 border-line-strong pl-3">In the sketch: {evidence.label}</p>;
    case "edge":
      return (
        <p className="border-l-2 border-line-strong pl-3">
          In the sketch: {evidence.from} → {evidence.to}
        </p>
      );
    case "decision":
      return (
        <p className="border-l-2 border-line-strong pl-3">
          Decision: {evidence.title || `no. ${evidence.row + 1}`}
        </p>
      );
    case "cost":
      return (
        <p className="border-l-2 border-line-strong pl-3">
          Cost line: {evidence.item}
          {evidence.usdPerMonth === null
            ? ""
            : ` ($${Math.round(evidence.usdPerMonth).toLocaleString("en-US")}/month)`}
        </p>
      );
    case "simulation":
      return (
        <p className="border-l-2 border-line-strong pl-3">
          Simulated {evidence.metric}: <span className="number">{evidence.value}</span>
          {evidence.target ? <span className="muted"> (target {evidence.target})</span> : null}
          {evidence.nodes ? (
            <a href="#answer-sketch" className="muted">
              {" "}
              in the sketch
            </a>
          ) : null}
        </p>
      );
  }
}

export function EvidenceList({ evidence, most = 3 }: { evidence: readonly Evidence[]; most?: number }) {
  const shown = evidence.slice(0, most);
  if (shown.length === 0) return null;
  return (
    <ul className="stack gap-2 text-sm">
      {shown.map((item, index) => (
        <li key={index}>
          <EvidenceItem evidence={item} />
        </li>
      ))}
      {evidence.length > most ? <li className="muted">and {evidence.length - most} more</li> : null}
    </ul>
  );
}
