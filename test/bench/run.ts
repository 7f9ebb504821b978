import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { type Bench, type Figure } from "./bench.ts";
import { exam } from "./exam/exam.ts";
import { gradeTime } from "./grade-time.ts";
import { judge } from "./judge.ts";
import { marking } from "./marking.ts";
import { pageTime } from "./page-time.ts";
import { pageWeight } from "./page-weight.ts";
import { progress } from "./progress.ts";
import { simulator } from "./simulator.ts";
import { sketchRun } from "./sketch-run.ts";
import { validity } from "./validity.ts";

const BENCHES: readonly Bench[] = [
  gradeTime,
  simulator,
  sketchRun,
  validity,
  judge,
  pageWeight,
  pageTime,
  exam,
  progress,
  marking,
];

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { students: { type: "string" }, minutes: { type: "string" }, kill: { type: "boolean" } },
});
const wanted = positionals.map((word) => word.toLowerCase());
const chosen = BENCHES.filter(({ name, onlyWhenNamed }) =>
  wanted.length === 0 ? !onlyWhenNamed : wanted.some((word) => name.toLowerCase().includes(word)),
);
const count = (text: string | undefined) => (text === undefined ? undefined : Math.max(1, Number(text) || 1));
const options = { students: count(values.students), minutes: count(values.minutes), kill: values.kill };
if (chosen.length === 0) {
  console.error(`No bench is called that; there are: ${BENCHES.map(({ name }) => name).join("; ")}.`);
  process.exitCode = 2;
}

const shown = (value: number) => String(Number(value.toPrecision(4)));

/** `×0.62 of the aim`: below 1 is good where less is better, above 1 where more is. */
function againstAim({ value, aim, better = "less" }: Figure): string {
  if (aim === undefined) return "";
  const reached = better === "less" ? value <= aim : value >= aim;
  const ratio = aim === 0 ? "" : `, ratio ${shown(value / aim)}`;
  return `${reached ? "ok  " : "MISS"} aim ${better === "less" ? "≤" : "≥"} ${aim}${ratio}`;
}

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}`);
for (const bench of chosen) {
  console.log(`\n${bench.name}`);
  try {
    const measured = await bench.run(options);
    const { figures, notes } = Array.isArray(measured) ? { figures: measured, notes: [] } : measured;
    const width = Math.max(...figures.map(({ name }) => name.length));
    for (const figure of figures) {
      const value = `${shown(figure.value)} ${figure.unit}`;
      console.log(`  ${figure.name.padEnd(width)}  ${value.padStart(16)}  ${againstAim(figure)}`.trimEnd());
    }
    for (const note of notes) console.log(`  ${note}`);
  } catch (error) {
    console.log(`  not measured: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
