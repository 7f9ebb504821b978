import { type Report } from "../index.ts";
import { ledgerText } from "./ledger-text.ts";
import { table } from "./table.ts";

const MOST_ADVICE = 5;
const COUNTS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

/** A report as a person reads it in a terminal. */
export function reportText(file: string, report: Report): string {
  const lines = [
    `${file}: ${report.score ?? "not graded"} / 100, level ${report.level.level ?? "below mid"} (${report.question}${
      report.seed === null ? "" : `, seed ${report.seed}`
    })`,
    "",
    table(
      report.dimensions.map(({ dimension, share, weight }) => [
        `  ${dimension}`,
        share === null ? "-" : `${Math.round(100 * share)}%`,
        `weight ${weight}`,
      ]),
    ),
  ];
  const section = (title: string, items: readonly string[]) => {
    if (items.length > 0) lines.push("", title, ...items.map((item) => `  - ${item}`));
  };
  section(
    "Capped",
    report.caps.map((cap) => `at ${cap.atMost}: ${cap.explanation}`),
  );
  section(
    "Levels",
    report.level.bars.map((bar) => `${bar.level} ${Math.round(bar.score)}${standing(bar)}`),
  );
  section(
    "Wrong",
    report.errors.map((error) => `${stopped(error.says)} ${error.truth}${cost(error)}`),
  );
  section("Ledger", ledgerText(report.ledger));
  section(
    "Contradictions",
    report.contradictions.map((one) => `${one.explanation}${cost(one)}`),
  );
  const { title, items } = nextSteps(report);
  section(title, items);
  return lines.join("\n");
}

/** What was counted with another mistake costs nothing further. */
const cost = ({ penalty }: { penalty: number }) => (penalty > 0 ? ` (−${penalty})` : "");

const stopped = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`);

function standing({ met, expectations }: Report["level"]["bars"][number]): string {
  if (met) return ", met";
  const missing = expectations.filter((one) => !one.met).map(({ says }) => says);
  return missing.length === 0 ? "" : `, missing ${missing.join(", ")}`;
}

/** The changes that cross the next bar; once the highest is met, what else loses most. */
function nextSteps({ level: { next }, findings }: Report): { title: string; items: string[] } {
  const item = (criterion: string, advice: string, gain?: number) => {
    const finding = findings.find((one) => one.criterion === criterion);
    const points = gain !== undefined && Math.round(gain) > 0 ? ` (+${Math.round(gain)})` : "";
    return `${finding?.title ?? criterion}${points}. ${finding?.found ?? ""} ${advice}`.replaceAll(
      /\s+/g,
      " ",
    );
  };
  if (next !== null) {
    const { changes, crosses, level } = next;
    const count = COUNTS[changes.length] ?? String(changes.length);
    const title = crosses
      ? `${count} ${changes.length === 1 ? "change" : "changes"} would read as ${level}`
      : `What gains most towards ${level}`;
    const items = changes.slice(0, MOST_ADVICE).map((one) => item(one.criterion, one.advice, one.gain));
    const more = changes.length - items.length;
    return { title, items: more > 0 ? [...items, `and ${more} more`] : items };
  }
  const missing = findings
    .filter(({ verdict }) => verdict === "not-met" || verdict === "partly-met")
    .sort((a, b) => b.possible - (b.points ?? 0) - (a.possible - (a.points ?? 0)));
  return {
    title: "Worth adding first",
    items: missing.slice(0, MOST_ADVICE).map(({ criterion, advice }) => item(criterion, advice)),
  };
}
