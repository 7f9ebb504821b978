import type { LedgerFault, Report } from "~graders";
import { Chip } from "~/components/chip.tsx";

type Line = Report["ledger"][number];

const KIND_LABELS: Record<LedgerFault["kind"], string> = {
  slip: "Slip",
  unit: "Wrong unit",
  assumption: "Hard to believe",
  unread: "Cannot be read",
};

const factorLabel = ({ factor }: LedgerFault) =>
  factor === null
    ? ""
    : ` × ${factor < 10 ? +factor.toPrecision(2) : Math.round(factor).toLocaleString("en-US")}`;

function Fault({ fault }: { fault: LedgerFault }) {
  return (
    <Chip tone={fault.kind === "assumption" ? "warn" : "bad"}>
      {KIND_LABELS[fault.kind]}
      <span className="number">{factorLabel(fault)}</span>
    </Chip>
  );
}

const written = ({ name, expression }: Line) =>
  name !== "" && !expression.startsWith(name) ? `${name} = ${expression}` : expression;

function Broken({ line, number }: { line: Line; number: number }) {
  const { fault } = line;
  if (fault === null) return null;
  return (
    <div className="stack gap-2 rounded-card border-l-4 border-bad bg-bad-soft p-4">
      <p className="row gap-2">
        <strong>The first line that breaks is line {number}</strong> <Fault fault={fault} />
      </p>
      <p className="number overflow-x-auto">{written(line)}</p>
      {fault.right === null || fault.stated === "" ? (
        <p>{fault.words}</p>
      ) : (
        <>
          <dl className="row gap-x-6 gap-y-1">
            <div className="row gap-2">
              <dt className="muted text-sm">You wrote</dt>
              <dd className="number font-semibold">{fault.stated}</dd>
            </div>
            <div className="row gap-2">
              <dt className="muted text-sm">{fault.kind === "assumption" ? "Plausible" : "It comes to"}</dt>
              <dd className="number font-semibold">{fault.right}</dd>
            </div>
          </dl>
          <p className="text-sm">{fault.words}</p>
        </>
      )}
    </div>
  );
}

function Row({ line, number, first }: { line: Line; number: number; first: boolean }) {
  return (
    <tr className={first ? "bg-bad-soft" : undefined}>
      <td className="numeric">{number}</td>
      <td className="number">{written(line)}</td>
      <td className="numeric">{line.fault?.stated || (line.value ?? "")}</td>
      <td>
        {line.fault ? (
          <Fault fault={line.fault} />
        ) : line.carried ? (
          <span className="stack items-start gap-1">
            <Chip tone="ok">Keeps its credit</Chip>
            <span className="muted text-sm">
              right, over {line.carried.name}; {line.carried.right} without that mistake
            </span>
          </span>
        ) : null}
      </td>
    </tr>
  );
}

/** The ledger as it was recomputed: its first broken line, then every line. */
export function LedgerPanel({ ledger }: { ledger: Report["ledger"] }) {
  const lines = ledger.filter(({ expression }) => expression !== "");
  if (lines.length === 0) return null;
  const broken = lines.findIndex(({ fault }) => fault !== null);
  const first = lines[broken];
  const carried = lines.filter((line) => line.carried !== null).length;
  return (
    <section className="card stack min-w-0 gap-4" aria-labelledby="ledger">
      <div>
        <h2 id="ledger">Your ledger, recomputed</h2>
        <p className="muted">
          {first === undefined
            ? `${lines.length === 1 ? "Its one line comes" : `All ${lines.length} lines come`} out as stated.`
            : carried > 0
              ? "A mistake costs once: lines that are right over an earlier wrong one keep their credit."
              : "Rows and sums from your text, in order."}
        </p>
      </div>
      {first ? <Broken line={first} number={broken + 1} /> : null}
      <details open={first !== undefined && lines.length <= 12}>
        <summary>{lines.length === 1 ? "The line" : "Line by line"}</summary>
        <div className="table-frame mt-3">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Line</th>
                <th scope="col">As written</th>
                <th scope="col" className="numeric">
                  Value
                </th>
                <th scope="col">
                  <span className="visually-hidden">Verdict</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line, index) => (
                <Row key={line.row} line={line} number={index + 1} first={index === broken} />
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
