import { type Report } from "../index.ts";
import { table } from "./table.ts";

const MOST_ADVICE = 5;

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
    "Wrong",
    report.errors.map((error) => `${error.says} ${error.truth} (−${error.penalty})`),
  );
  section(
    "Contradictions",
    report.contradictions.map((one) => `${one.explanation} (−${one.penalty})`),
  );
  const missing = report.findings
    .filter(({ verdict }) => verdict === "not-met" || verdict === "partly-met")
    .sort((a, b) => b.possible - (b.points ?? 0) - (a.possible - (a.points ?? 0)));
  section(
    "Worth adding first",
    missing.slice(0, MOST_ADVICE).map(({ title, advice }) => `${title}. ${advice}`),
  );
  return lines.join("\n");
}
