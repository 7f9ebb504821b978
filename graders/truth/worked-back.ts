import { resolveQuantities } from "../bank/index.ts";
import { type Assumption, type Question, type Variant } from "../model/index.ts";
import { round9 } from "../scoring/round.ts";
import { bind } from "./binding.ts";
import { type Numbers, type StatedNumber } from "./numbers.ts";

/** A stated value this near to the expected one needs no other assumption to explain it. */
const EXPLAINED = 1.5;
/** Two numbers this near are one, rounded. */
const ROUNDED = 1.03;
const LINEAR = 1e-6;

/** By parameter, the quantities that it changes: in proportion, or otherwise. */
type Influence = ReadonlyMap<string, ReadonlyMap<string, "proportional" | "other">>;
const influences = new WeakMap<Question, Influence>();

function influenceOf(question: Question, variant: Variant): Influence {
  const known = influences.get(question);
  if (known) return known;
  const base = resolveQuantities({ question, variant });
  const influence = new Map(
    question.parameters.map((parameter) => {
      const raw = base[parameter.id]?.raw ?? parameter.default;
      const doubled = resolveQuantities({ question, variant, own: { [parameter.id]: 2 * raw } });
      const changed = question.quantities.flatMap(({ id }): [string, "proportional" | "other"][] => {
        const [a, b] = [base[id]?.value, doubled[id]?.value];
        if (a === undefined || b === undefined || a === 0 || a === b) return [];
        return [[id, Math.abs(b / a - 2) < LINEAR ? "proportional" : "other"]];
      });
      return [parameter.id, new Map(changed)] as const;
    }),
  );
  influences.set(question, influence);
  return influence;
}

/**
 * Assumptions that an answer makes without saying so: whoever works out 290 pictures a second at peak from 58 on average
 * takes a peak factor of 5. Where a sum with right arithmetic gives a quantity that hangs, in proportion, on a single
 * number that was left open and not stated, that number follows from it, if it is plausible. By parameter id, in its unit.
 */
export function workedBack(
  question: Question,
  variant: Variant,
  assumptions: readonly Assumption[],
  own: Readonly<Record<string, number>>,
  { stated }: Numbers,
): Record<string, number> {
  const open = new Set(
    assumptions.filter(({ source }) => source === "default").map(({ parameter }) => parameter),
  );
  const influence = influenceOf(question, variant);
  const found: Record<string, number> = {};
  let scope = resolveQuantities({ question, variant, own });
  for (const quantity of question.quantities) {
    const behind = question.parameters.filter(
      ({ id }) => open.has(id) && influence.get(id)?.has(quantity.id),
    );
    const [parameter] = behind;
    const expected = scope[quantity.id];
    if (behind.length !== 1 || parameter === undefined || expected === undefined) continue;
    if (influence.get(parameter.id)?.get(quantity.id) !== "proportional") continue;
    const named = { label: quantity.label, unit: quantity.unit, names: [...quantity.names, quantity.id] };
    const bound = bind(stated, named).filter(
      ({ number, fit, value }) => fit >= 0.9 && number.slip === null && value > 0,
    );
    if (bound.some(({ value }) => apart(value, expected.raw) <= EXPLAINED)) continue;
    const [low, high] = parameter.band ?? [-Infinity, Infinity];
    const implied = (value: number) =>
      round9(((scope[parameter.id]?.raw ?? parameter.default) * value) / expected.raw);
    const best = bound.find(({ number, value }) => {
      const behindIt = implied(value);
      if (behindIt < low || behindIt > high) return false;
      return (
        number.computed || number.from !== "text" || standsBeside(number, behindIt, parameter.unit, stated)
      );
    });
    if (best === undefined) continue;
    found[parameter.id] = implied(best.value);
    open.delete(parameter.id);
    scope = resolveQuantities({ question, variant, own: { ...own, ...found } });
  }
  return found;
}

/** `At peak I take 5 times: 290 a second`: the 5 that the 290 implies is told in the same sentence. */
const standsBeside = (
  { sentence }: StatedNumber,
  value: number,
  unit: string,
  stated: readonly StatedNumber[],
): boolean =>
  sentence !== null &&
  stated.some((other) => other.sentence === sentence && apart(other.in(unit) ?? 0, value) <= ROUNDED);

const apart = (a: number, b: number) => (a > 0 && b > 0 ? Math.max(a / b, b / a) : Infinity);
