import { type Asked, type Assumption, type Parameter, type Question, type Variant } from "../model/index.ts";
import { round9 } from "../scoring/round.ts";
import { bind, type Binding } from "./binding.ts";
import { type Numbers } from "./numbers.ts";

interface AssumptionFacts {
  question: Question;
  variant: Variant;
  asked: readonly Asked[];
  numbers: Numbers;
}

/**
 * Each number of the question as this answer took it. What was left open and the candidate neither asked for nor
 * stated keeps its default; what is stated outside the plausible band is shown as such and not taken over, so that
 * sizing against an absurd number earns nothing.
 */
export function readAssumptions(facts: AssumptionFacts): Assumption[] {
  return facts.question.parameters.map((parameter) => assume(parameter, facts));
}

/** In prose, a number this far (as a logarithm) from any likely value may well count something else … */
const FAR = Math.log(30);
/** … unless it is called an assumption. */
const ASSUMES =
  /\bassum\w*|\bsuppos\w+|\btak(?:e|ing)\b|\bsay\b|\bguess\w*|\breckon\w*|\bimagine\b|\bpretend\b|\bgo(?:ing)? with\b|\bi(?:'ll|’ll| will) (?:use|plan|size)\b|\bexpect\w*|\bpicture\b|\bestimat\w*|\bscale\b|\brequirement|\bscope\b|\bgiven\b|\bnumbers\b|\bcapacity\b/i;

const saysSo = ({ number: { from, sentence } }: Binding): boolean =>
  from === "row" || (sentence !== null && ASSUMES.test(`${sentence.text} ${sentence.headings.join(" ")}`));

const rowOf = ({ number: { evidence } }: Binding): number | null =>
  evidence.kind === "estimate" ? evidence.row : null;

function assume(parameter: Parameter, { question, variant, asked, numbers }: AssumptionFacts): Assumption {
  const { id, label, unit } = parameter;
  const known = variant.parameters[id] ?? parameter.default;
  const as = (
    source: Assumption["source"],
    value = known,
    plausible = true,
    row: number | null = null,
  ): Assumption => ({
    parameter: id,
    label,
    value,
    unit,
    source,
    plausible,
    band: parameter.band ?? null,
    row,
  });
  if (variant.givens.some((given) => given.id === id)) return as("given");
  const revealed = new Set(
    asked.flatMap(
      ({ clarification }) => question.clarifications.find((one) => one.id === clarification)?.reveals ?? [],
    ),
  );
  if (revealed.has(id)) return as("asked");
  const [low, high] = parameter.band ?? [-Infinity, Infinity];
  const found = bind(numbers.stated, parameter).filter(({ fit, number }) => fit >= 0.9 && !number.bound);
  const distance = ({ value }: Binding) =>
    Math.abs(Math.log(Math.max(value, 1e-12) / Math.max(known, 1e-12)));
  const inBand = found.filter(
    (binding) =>
      binding.value >= low && binding.value <= high && (saysSo(binding) || distance(binding) <= FAR),
  );
  /* A row says what it is; of numbers in prose under the same name, the likeliest is meant. */
  const plausible =
    inBand.find(({ number }) => number.from === "row") ??
    inBand.reduce<Binding | undefined>(
      (best, one) => (best === undefined || round9(distance(one)) < round9(distance(best)) ? one : best),
      undefined,
    );
  if (plausible) return as("assumed", plausible.value, true, rowOf(plausible));
  const first = found[0];
  return first && first.number.from === "row"
    ? as("assumed", first.value, false, rowOf(first))
    : as("default");
}

/** The values that expected results follow from: the candidate's own where they are plausible. */
export function ownValues(assumptions: readonly Assumption[]): Record<string, number> {
  return Object.fromEntries(
    assumptions
      .filter(({ source, plausible }) => source === "assumed" && plausible)
      .map(({ parameter, value }) => [parameter, value]),
  );
}
