import {
  type Calculator,
  CALCULATORS,
  findCalculator,
  inputSchema,
  pricesFrom,
  type ResultValue,
  runCalculator,
} from "../index.ts";
import { nearest, readArguments } from "./arguments.ts";
import { asJson, type CommandOutcome, done, refuse } from "./outcome.ts";
import { readPricesOption } from "./prices-option.ts";
import { table as aligned } from "./table.ts";

export const CALC_USAGE =
  "headroom calc NAME key=value… [--prices FILE] [--json], or headroom calc --list [--json]";

/** `calc NAME key=value…`: runs one calculator and shows its working. Prices left out come from `--prices`. */
export function calcCommand(args: readonly string[]): CommandOutcome {
  const read = readArguments(args, {
    json: { type: "boolean" },
    list: { type: "boolean" },
    prices: { type: "string" },
  });
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
  const table = readPricesOption(flags.prices);
  if (!table.ok) return refuse(table.message);
  const calculator = findCalculator(name);
  const taken =
    table.prices && calculator
      ? pricesFrom(calculator, table.prices).filter(({ key }) => !inputs.has(key))
      : [];
  for (const { key, text } of taken) inputs.set(key, text);
  const run = runCalculator(name, Object.fromEntries(inputs), table.prices);
  if (!run.ok) return refuse(run.message);
  const prices = taken.map(({ key, text, price }) => ({
    input: key,
    value: text,
    item: price.item,
    source: price.source,
    quoted: price.quoted,
  }));
  if (flags.json)
    return done(asJson({ result: run.result, steps: run.steps, ...(table.prices ? { prices } : {}) }));
  const steps = run.steps.map((step) => [
    step.label,
    "=",
    step.expression,
    "=",
    shown(step.value, step.unit),
  ]);
  const results = Object.entries(run.result).map(([key, { value, unit }]) => [key, shown(value, unit)]);
  const told = prices.map(({ input, value, item, quoted }) => [input, "=", value, item, quoted ?? "undated"]);
  return done(`${[...(told.length > 0 ? [told] : []), steps, results].map(aligned).join("\n\n")}\n`);
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
  return `${aligned([["family", "name", "inputs"], ...rows])}\n`;
}
