import { cpus } from "node:os";
import { type Bench, type Figure } from "./bench.ts";
import { gradeTime } from "./grade-time.ts";
import { judge } from "./judge.ts";
import { marking } from "./marking.ts";
import { pageTime } from "./page-time.ts";
import { pageWeight } from "./page-weight.ts";
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
  marking,
];

const wanted = process.argv.slice(2).map((word) => word.toLowerCase());
const chosen = BENCHES.filter(
  ({ name }) => wanted.length === 0 || wanted.some((word) => name.toLowerCase().includes(word)),
);
if (chosen.length === 0) {
  console.error(`No bench is called that; there are: ${BENCHES.map(({ name }) => name).join("; ")}.`);
  process.exitCode = 2;
}

const shown = (value: number) => String(Number(value.toPrecision(4)));

/** `×0.62 of the aim`: below 1 is good where less is better, above 1 where more is. */
function againstAim({ value, aim, better = "less" }: Figure): string {
  if (aim === undefined) return "";
  const reached = better === "less" ? value <= aim : value >= aim;
  return `${reached ? "ok  " : "MISS"} aim ${better === "less" ? "≤" : "≥"} ${aim}, ratio ${shown(value / aim)}`;
}

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}`);
for (const bench of chosen) {
  console.log(`\n${bench.name}`);
  try {
    const measured = await bench.run();
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
