import { Link } from "@remix-run/react";
import { Fragment } from "react";
import type { Dimension, Finding, Verdict } from "~graders";
import { Chip, type Tone } from "~/components/chip.tsx";
import { DIMENSION_LABELS, LEVEL_LABELS, VERDICT_LABELS } from "~/components/labels.ts";
import type { LoadedReport } from "~/grading/load-report.server.ts";
import { EvidenceList } from "./evidence.tsx";
import { SecondReading } from "./second-reading.tsx";

const TONES: Record<Verdict, Tone> = {
  met: "ok",
  "partly-met": "warn",
  "not-met": "bad",
  "not-graded": "plain",
};

type Reading = LoadedReport["reading"];
type Decider = NonNullable<LoadedReport["marked"]>["deciders"][string];

/** What the judge has to do with findings of checks. */
export interface Disputes {
  /** Criteria that can be read again. */
  disputable: readonly string[];
  readings: LoadedReport["secondReadings"];
  /** Address that a second reading is asked for at. */
  action: string;
}

interface Numbered {
  finding: Finding;
  number: number;
}

/** Something to read and something to do about it. */
function ReadingLinks({ family, title, calculators }: Reading[string]) {
  return (
    <p className="no-print">
      Read: <Link to={`/topics/${family}`}>{title}</Link>
      {calculators.map((calculator) => (
        <Fragment key={calculator.name}>
          {" · "}
          Calculate: <Link to={`/calculators/${calculator.name}`}>{calculator.title}</Link>
        </Fragment>
      ))}
    </p>
  );
}

function FindingItem({
  finding,
  number,
  reading,
  disputes,
  decider,
}: Numbered & {
  reading: Reading[string] | undefined;
  disputes: Disputes;
  decider: Decider | undefined;
}) {
  const { criterion, verdict } = finding;
  return (
    <li
      id={`finding-${number}`}
      className="grid scroll-mt-24 gap-2 border-t border-line py-4 md:grid-cols-[8rem_1fr] md:gap-4"
    >
      <div className="row content-start gap-2 md:flex-col md:items-start">
        <Chip tone={TONES[finding.verdict]}>{VERDICT_LABELS[finding.verdict]}</Chip>
        <span className="number muted text-sm">
          {finding.points === null ? "not counted" : `${+finding.points.toFixed(2)} of ${finding.possible}`}
        </span>
      </div>
      <div className="stack gap-2">
        <h4>
          <span className="number muted font-normal">{number}. </span>
          {finding.title}
          {finding.level === "mid" ? null : (
            <span className="muted text-sm font-normal">
              {" "}
              · {LEVEL_LABELS[finding.level].toLowerCase()} and up
            </span>
          )}
        </h4>
        {decider?.method === "person" ? (
          <div className="stack gap-1 border-l-2 border-accent pl-3">
            <p className="muted text-sm">Decided by a person.</p>
            {decider.comment ? <p className="whitespace-pre-wrap">{decider.comment}</p> : null}
          </div>
        ) : (
          <p>{finding.found}</p>
        )}
        <EvidenceList evidence={finding.evidence} />
        {finding.advice === "" ? null : (
          <div className="stack gap-1 rounded-card bg-accent-soft p-3 text-sm">
            <p>{finding.why}</p>
            <p>
              <strong>A stronger answer:</strong> {finding.advice}
            </p>
            {reading ? <ReadingLinks {...reading} /> : null}
          </div>
        )}
        <SecondReading
          reading={disputes.readings[criterion]}
          canAsk={verdict !== "met" && disputes.disputable.includes(criterion)}
          criterion={criterion}
          number={number}
          action={disputes.action}
        />
      </div>
    </li>
  );
}

/** Every finding with its evidence, by dimension; a dimension opens on its own. */
export function Findings({
  findings,
  reading,
  disputes,
  deciders,
}: {
  findings: readonly Finding[];
  reading: Reading;
  disputes: Disputes;
  /** By criterion: who decided it, of an assignment's answer. */
  deciders: NonNullable<LoadedReport["marked"]>["deciders"];
}) {
  const groups = new Map<Dimension, Numbered[]>();
  findings.forEach((finding, index) => {
    groups.set(finding.dimension, [...(groups.get(finding.dimension) ?? []), { finding, number: index + 1 }]);
  });
  return (
    <section className="stack gap-4" aria-labelledby="findings">
      <div>
        <h2 id="findings">Findings</h2>
        <p className="muted">
          Each point rests on a quote, a number or a part of the sketch. Quotes lead into your answer.
        </p>
      </div>
      {[...groups].map(([dimension, list]) => {
        const met = list.filter(({ finding }) => finding.verdict === "met").length;
        return (
          <details key={dimension} className="card py-3" open>
            <summary className="row justify-between py-2">
              <h3>{DIMENSION_LABELS[dimension]}</h3>
              <span className="muted text-sm">
                {met} of {list.length} met
              </span>
            </summary>
            <ul>
              {list.map((item) => (
                <FindingItem
                  key={item.finding.criterion}
                  {...item}
                  reading={reading[item.finding.criterion]}
                  disputes={disputes}
                  decider={deciders[item.finding.criterion]}
                />
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}
