import { evaluateExpression } from "../ledger/evaluate.ts";
import { sameUnit } from "../ledger/format.ts";
import { significant } from "../ledger/significant.ts";
import { parseUnit } from "../ledger/units.ts";
import { type Calculator, type InputField, type InputValue } from "./calculator.ts";

/** Longest list that is taken. */
const MOST_VALUES = 200;

/** Inputs parsed, or one sentence about the first that is wrong, with its key where it is one input's fault. */
export type InputsRead =
  { ok: true; inputs: Record<string, InputValue> } | { ok: false; message: string; input?: string };

/** Reads inputs as typed: text as a ledger expression, a value without a unit in the unit of its input. */
export function readInputs(
  calculator: Calculator,
  raw: Readonly<Record<string, string | number>>,
): InputsRead {
  const { name } = calculator;
  const known = Object.keys(calculator.inputs);
  const stranger = Object.keys(raw).find((key) => !known.includes(key));
  if (stranger !== undefined)
    return {
      ok: false,
      message: `${name} has no input “${stranger.slice(0, 60)}”; it takes ${known.join(", ")}.`,
    };

  const inputs: Record<string, InputValue> = {};
  for (const [key, field] of Object.entries(calculator.inputs)) {
    const given = Object.hasOwn(raw, key) ? raw[key] : undefined;
    if (given === undefined || (typeof given === "string" && given.trim() === "")) {
      if (field.default === undefined && !field.optional)
        return {
          ok: false,
          input: key,
          message: `${name} needs ${key} (${field.label}${inUnit(field.unit)}).`,
        };
      inputs[key] = field.default;
      continue;
    }
    const parsed = parseInput(key, field, given);
    if ("problem" in parsed) return { ok: false, input: key, message: parsed.problem };
    inputs[key] = parsed.value;
  }
  return { ok: true, inputs };
}

const inUnit = (unit: string) => (unit === "1" || unit === "" ? "" : `, in ${unit}`);

type Parsed = { value: InputValue } | { problem: string };

function parseInput(key: string, field: InputField, given: string | number): Parsed {
  switch (field.kind) {
    case "text":
      return { value: String(given).slice(0, 4000) };
    case "choice": {
      const typed = String(given).trim().toLowerCase();
      const found = field.choices?.find((option) => option === typed);
      return found === undefined
        ? { problem: `${key} is one of ${field.choices?.join(", ")}, not “${String(given).slice(0, 40)}”.` }
        : { value: found };
    }
    case "list": {
      const parts = String(given).split(",");
      if (parts.length > MOST_VALUES) return { problem: `${key} takes at most ${MOST_VALUES} values.` };
      const values: number[] = [];
      for (const part of parts) {
        const parsed = parseNumber(key, field, part);
        if ("problem" in parsed) return parsed;
        values.push(parsed.number);
      }
      return { value: values };
    }
    case "number":
    case "integer": {
      const parsed = parseNumber(key, field, given);
      return "problem" in parsed ? parsed : { value: parsed.number };
    }
  }
}

const PLAIN_NUMBER = /^[+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:e[+-]?\d{1,3})?$/i;
/** The ledger reads an attached B as a billion (70B); an input in bytes means bytes. */
const BARE_BYTES = /^\s*([\d.,_]{1,40})B\s*$/;

function parseNumber(
  key: string,
  field: InputField,
  given: string | number,
): { number: number } | { problem: string } {
  const read = typeof given === "number" ? { number: given } : readExpression(key, field, given.trim());
  if ("problem" in read) return read;
  const { number } = read;
  const min = field.min ?? 0;
  if (!Number.isFinite(number)) return { problem: `${key} is too large or no number.` };
  if (field.positive ? number <= 0 : number < min)
    return { problem: `${key} has to be ${field.positive ? "above 0" : `at least ${min}`}, not ${number}.` };
  if (field.max !== undefined && number > field.max)
    return { problem: `${key} has to be at most ${field.max}, not ${number}.` };
  if (field.kind === "integer" && !Number.isInteger(number))
    return { problem: `${key} has to be a whole number, not ${number}.` };
  return read;
}

function readExpression(
  key: string,
  field: InputField,
  typed: string,
): { number: number } | { problem: string } {
  if (PLAIN_NUMBER.test(typed)) return { number: Number(typed) };
  const unit = parseUnit(field.unit);
  const bytes = BARE_BYTES.exec(typed);
  const text = bytes && unit && sameUnit(unit, BYTE) ? `${bytes[1]} bytes` : typed;
  const evaluated = evaluateExpression({ text, scope: {} });
  if (!evaluated.ok) {
    // A sum's own advice speaks of rows above, which an input has not.
    const word = text.slice(evaluated.start, evaluated.end);
    return evaluated.message.includes("has no value")
      ? { problem: `${key}: “${word.slice(0, 40)}” is no number; write 1200, 10M, 2 kB or 40%, say.` }
      : { problem: `${key}: ${evaluated.message}` };
  }
  const { value, dimension } = evaluated.quantity;
  if (dimension.every((exponent) => exponent === 0)) return { number: value };
  if (!unit || !sameUnit(evaluated.quantity, unit))
    return {
      problem: `${key} is measured in ${field.unit === "1" ? "no unit" : field.unit}; “${typed.slice(0, 40)}” is not.`,
    };
  return { number: significant(value / unit.factor) };
}

const BYTE = parseUnit("B") ?? { dimension: [0, 1, 0, 0, 0] as const };
