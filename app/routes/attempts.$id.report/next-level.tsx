import type { Report, Verdict } from "~graders";
import { Chip } from "~/components/chip.tsx";
import { LEVEL_LABELS, VERDICT_LABELS } from "~/components/labels.ts";

type Next = NonNullable<Report["level"]["next"]>;
type Change = Next["changes"][number];

const COUNTS = [
  "No",
  "One",
  "Two",
  "Three",
  "Four",
  "Five",
  "Six",
  "Seven",
  "Eight",
  "Nine",
  "Ten",
  "Eleven",
  "Twelve",
];
const MOST_SHOWN = 5;

function headline({ changes, crosses, blockers, level }: Next): string {
  const name = LEVEL_LABELS[level].toLowerCase();
  if (!crosses) return `What gains most towards ${name}`;
  const count = COUNTS[changes.length] ?? String(changes.length);
  const change = changes.length === 1 ? "change" : "changes";
  return blockers.length > 0
    ? `Then ${count.toLowerCase()} ${change} would read as ${name}`
    : `${count} ${change} would read as ${name}`;
}

/** What scoring again with the changes shows: points, or an expectation met at the same points. */
function whatChanges({ score, after, level, changes }: Next): string {
  const [from, to] = [Math.round(score), Math.round(after)];
  const bar = `the ${LEVEL_LABELS[level].toLowerCase()} bar`;
  const again = `scored again with ${changes.length === 1 ? "it" : "them"}`;
  const shortest = changes.length > 1 ? " No shorter list was found." : "";
  return from === to
    ? `The score against ${bar} stays at ${to}, ${again}; the level looks for more than points.${shortest}`
    : `From ${from} to ${to} against ${bar}, ${again}.${shortest}`;
}

function ChangeItem({ change, findings }: { change: Change; findings: Report["findings"] }) {
  const at = findings.findIndex(({ criterion }) => criterion === change.criterion);
  const finding = findings[at];
  const gain = Math.round(change.gain);
  return (
    <li className="grid grid-cols-[3rem_1fr] gap-x-3 border-t border-line py-3">
      <span className="number text-lg font-semibold text-ok">{gain > 0 ? `+${gain}` : "✓"}</span>
      <div className="stack gap-1">
        <p className="row gap-2">
          <a href={`#finding-${at + 1}`} className="font-semibold text-text">
            {finding?.title ?? change.criterion}
          </a>
          {finding ? <VerdictChip verdict={finding.verdict} /> : null}
        </p>
        <p>{change.advice}</p>
        {change.serves === null ? null : <p className="muted text-sm">counts towards {change.serves}</p>}
      </div>
    </li>
  );
}

const VerdictChip = ({ verdict }: { verdict: Verdict }) => (
  <Chip tone={verdict === "partly-met" ? "warn" : "bad"}>{VERDICT_LABELS[verdict]}</Chip>
);

/** The fewest changes that cross the next bar, each in this question's own facts, with the points that it gains. */
export function NextLevel({ next, findings }: { next: Next; findings: Report["findings"] }) {
  const { changes, blockers } = next;
  if (changes.length === 0 && blockers.length === 0) return null;
  const first = changes.slice(0, MOST_SHOWN);
  const more = changes.slice(MOST_SHOWN);
  return (
    <section className="card stack gap-3" aria-labelledby="next-level">
      {blockers.length > 0 ? (
        <div className="banner banner-bad">
          <p>
            <strong>First of all:</strong> {blockers.join(" ")}
          </p>
        </div>
      ) : null}
      <div>
        <h2 id="next-level">{headline(next)}</h2>
        <p className="muted text-sm">
          {next.crosses
            ? whatChanges(next)
            : "What does not hold costs so much that additions alone do not reach the bar; put that right first."}
        </p>
      </div>
      <ol>
        {first.map((change) => (
          <ChangeItem key={change.criterion} change={change} findings={findings} />
        ))}
      </ol>
      {more.length > 0 ? (
        <details>
          <summary>{more.length === 1 ? "One more" : `${more.length} more`}</summary>
          <ol>
            {more.map((change) => (
              <ChangeItem key={change.criterion} change={change} findings={findings} />
            ))}
          </ol>
        </details>
      ) : null}
    </section>
  );
}
