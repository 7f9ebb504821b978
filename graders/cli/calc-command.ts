import { type Calculator, CALCULATORS, inputSchema, type ResultValue, runCalculator } from "../index.ts";
import { nearest, readArguments } from "./arguments.ts";
import { asJson, type CommandOutcome, done, refuse } from "./outcome.ts";
import { table } from "./table.ts";

export const CALC_USAGE = "headroom calc NAME key=value… [--json], or headroom calc --list [--json]";

/** `calc NAME key=value…`: runs one calculator and shows its working. */
export function calcCommand(args: readonly string[]): CommandOutcome {
  const read = readArguments(args, { json: { type: "boolean" }, list: { type: "boolean" } });
  if (!read.ok) return refuse(read.message);
  const { flags, rest } = read;
  if (flags.list) return done(flags.json ? asJson(CALCULATORS.map(described)) : listed());
  const [name, ...pairs] = rest;
  if (name === undefined) return refuse(`Name a calculator: ${CALC_USAGE}.`);
  if (!CALCULATORS.some((calculator) => calculator.name === name)) {
    const hint = nearest(
      name,
      CALCULATORS.map((calculator) => calculator.name),
    );
    return refuse(`There is no calculator “${name.slice(0, 60)}”.${hint} See calc --list.`);
  }
  const inputs = new Map<string, string>();
  for (const pair of pairs) {
    const at = pair.indexOf("=");
    if (at < 1) return refuse(`“${pair.slice(0, 60)}” is not key=value.`);
    const key = pair.slice(0, at).trim();
    if (inputs.has(key)) return refuse(`${key.slice(0, 60)} is given twice.`);
    inputs.set(key, pair.slice(at + 1));
  }
  const run = runCalculator(name, Object.fromEntries(inputs));
  if (!run.ok) return refuse(run.message);
  if (flags.json) return done(asJson({ result: run.result, steps: run.steps }));
  const steps = run.steps.map((step) => [
    step.label,
    "=",
    step.expression,
    "=",
    shown(step.value, step.unit),
  ]);
  const results = Object.entries(run.result).map(([key, { value, unit }]) => [key, shown(value, unit)]);
  return done(`${table(steps)}\n\n${table(results)}\n`);
}

/** What `--list --json` says of a calculator: all but its functions, and the JSON Schema of its inputs. */
function described(calculator: Calculator) {
  const { run: _run, ledger: _ledger, ...shown } = calculator;
  return { ...shown, schema: inputSchema(calculator) };
}

const shown = (value: ResultValue, unit: string): string => {
  const text = Array.isArray(value) ? value.join(", ") : String(value);
  return unit === "1" || unit === "" ? text : `${text} ${unit}`;
};

function listed(): string {
  const rows = CALCULATORS.map((calculator) => [
    calculator.family,
    calculator.name,
    Object.entries(calculator.inputs)
      .map(([key, field]) => (field.optional || field.default !== undefined ? `[${key}]` : key))
      .join(" "),
  ]);
  return `${table([["family", "name", "inputs"], ...rows])}\n`;
}
