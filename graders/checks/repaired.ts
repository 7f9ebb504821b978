import { type Check, type CheckOf, type Evidence } from "../model/index.ts";
import { type CheckContext } from "./context.ts";
import { notGraded, notMet, outcome, type Outcome } from "./outcome.ts";

type Run = (check: Check, context: CheckContext) => Outcome;

/** The edited sketch passes the check that it wraps, run with what the candidate may not wish better. */
export function checkRepaired({ of }: CheckOf<"repaired">, context: CheckContext, run: Run): Outcome {
  const { repair } = context;
  if (repair === null) return notGraded("This question gives no sketch to repair.");
  if (context.answer.sketch.nodes.length === 0) return notMet("No repaired sketch is handed in.");
  if (!repair.changed) return notMet("The sketch is still the given one; nothing in it was mended.");
  if (repair.lost.length > 0)
    return notMet(`The repaired sketch has lost what the product needs: ${quoted(repair.lost)}.`);
  const before = run(of, {
    ...context,
    answer: { ...context.answer, sketch: repair.given },
    simulation: repair.before,
  });
  const after = run(of, { ...context, answer: { ...context.answer, sketch: repair.sketch } });
  const kept =
    repair.restored.length > 0
      ? ` ${quoted(repair.restored)} ${repair.restored.length === 1 ? "is" : "are"} run with the speed and price that were measured.`
      : "";
  return outcome(after.share, `${after.found}${kept}`, fromTo(before.evidence, after.evidence));
}

const quoted = (labels: readonly string[]) => labels.map((label) => `“${label}”`).join(", ");

/** Both values of what was simulated, then what else the check points at. */
function fromTo(before: readonly Evidence[], after: readonly Evidence[]): Evidence[] {
  const simulated = (all: readonly Evidence[], when: string) =>
    all.flatMap((one) => (one.kind === "simulation" ? [{ ...one, metric: `${when}: ${one.metric}` }] : []));
  return [
    ...simulated(before, "as given").slice(0, 1),
    ...simulated(after, "as repaired").slice(0, 1),
    ...after.filter(({ kind }) => kind !== "simulation"),
  ];
}
