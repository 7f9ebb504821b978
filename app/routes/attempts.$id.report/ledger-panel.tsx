import type { LedgerFault, Report } from "~graders";
import { Chip } from "~/components/chip.tsx";

type Line = Report["ledger"][number];

const KIND_LABELS: Record<LedgerFault["kind"], string> = {
  slip: "Slip",
  unit: "Wrong unit",
  assumption: "Hard to believe",
  unread: "Cannot be read",
};
/** Longer ledgers stay folded; their first broken line is shown anyway. */
const MOST_OPEN = 12;

const factorLabel = ({ factor }: LedgerFault) =>
  factor === null
    ? ""
    : ` × ${factor < 10 ? +factor.toPrecision(2) : Math.round(factor).toLocaleString("en-US")}`;

/** Stands on a coloured ground, so it brings its own. */
function Fault({ fault }: { fault: LedgerFault }) {
  return (
    <Chip>
      <span className={fault.kind === "assumption" ? "text-warn" : "text-bad"}>
        {KIND_LABELS[fault.kind]}
        <span className="number">{factorLabel(fault)}</span>
      </span>
    </Chip>
  );
}

const written = ({ name, expression }: Line) =>
  name !== "" && !expression.startsWith(name) ? `${name} = ${expression}` : expression;

/** The cause alone, where both values already stand beside it. */
const cause = ({ words }: LedgerFault) => {
  const after = words.slice(words.lastIndexOf(": ") + 1).trim();
  return after.charAt(0).toUpperCase() + after.slice(1);
};

function Broken({ line, number }: { line: Line; number: number }) {
  const { fault } = line;
  if (fault === null) return null;
  const compared = fault.right !== null && fault.stated !== "";
  return (
    <div className="stack gap-2 rounded-card border-l-4 border-bad bg-bad-soft p-4">
      <p className="row gap-2">
        <strong>The first line that breaks is line {number}</strong> <Fault fault={fault} />
      </p>
      <p className="number break-words">{written(line)}</p>
      {compared ? (
        <dl className="row gap-x-6 gap-y-1">
          <div className="row gap-x-2 gap-y-0">
            <dt className="text-sm">You wrote</dt>
            <dd className="number font-semibold">{fault.stated}</dd>
          </div>
          <div className="row gap-x-2 gap-y-0">
            <dt className="text-sm">{fault.kind === "assumption" ? "Plausible is" : "It comes to"}</dt>
            <dd className="number font-semibold">{fault.right}</dd>
          </div>
        </dl>
      ) : null}
      <p className="text-sm">{compared && fault.kind !== "assumption" ? cause(fault) : fault.words}</p>
    </div>
  );
}

function Row({ line, number, first }: { line: Line; number: number; first: boolean }) {
  const works = /[-+*/×÷^(]/.test(line.expression) && !line.expression.includes("=");
  const says = works && line.value !== null ? ` = ${line.value}` : "";
  return (
    <li
      className={`grid grid-cols-[2rem_1fr] gap-x-3 gap-y-1 border-t border-line px-2 py-2 text-sm md:grid-cols-[2rem_1fr_auto] ${
        first ? "bg-bad-soft" : ""
      }`}
    >
      <span className="number muted text-right">{number}</span>
      <span className="number min-w-0 break-words">
        {written(line)}
        <span className="font-semibold">{says}</span>
      </span>
      {line.fault ? (
        <span className="col-start-2 md:col-start-3">
          <Fault fault={line.fault} />
        </span>
      ) : line.carried ? (
        <span className="row col-start-2 gap-x-2 gap-y-1 md:col-start-3">
          <Chip tone="ok">Keeps its credit</Chip>
          <span className="muted">
            {line.carried.right} without the mistake in {line.carried.name}
          </span>
        </span>
      ) : null}
    </li>
  );
}

function summary(lines: readonly Line[]): string {
  if (lines.some(({ carried }) => carried !== null))
    return "A mistake costs once: lines that are right over an earlier wrong one keep their credit.";
  if (lines.some(({ fault }) => fault !== null)) return "Rows of the form and sums from the text, in order.";
  if (lines.length === 1) return "Its one line comes out as stated.";
  return `${lines.length === 2 ? "Both" : `All ${lines.length}`} lines come out as stated.`;
}

/** The ledger as it was recomputed: its first broken line, then every line. */
export function LedgerPanel({ ledger }: { ledger: Report["ledger"] }) {
  const lines = ledger.filter(({ expression }) => expression !== "");
  if (lines.length === 0) return null;
  const broken = lines.findIndex(({ fault }) => fault !== null);
  const first = lines[broken];
  return (
    <section className="card stack min-w-0 gap-4" aria-labelledby="ledger">
      <div>
        <h2 id="ledger">Your ledger, recomputed</h2>
        <p className="muted">{summary(lines)}</p>
      </div>
      {first ? <Broken line={first} number={broken + 1} /> : null}
      <details open={first !== undefined && lines.length <= MOST_OPEN}>
        <summary>Line by line</summary>
        <ol className="mt-2">
          {lines.map((line, index) => (
            <Row key={line.row} line={line} number={index + 1} first={index === broken} />
          ))}
        </ol>
      </details>
    </section>
  );
}
