import { type CheckOf } from "../model/index.ts";
import { type CheckContext } from "./context.ts";
import { notGraded, outcome, type Outcome } from "./outcome.ts";

export type RunCheck = (check: CheckOf<"all">["of"][number], context: CheckContext) => Outcome;

/** The mean of the parts that could be graded. */
export function checkAll({ of }: CheckOf<"all">, context: CheckContext, run: RunCheck): Outcome {
  const parts = of.map((part) => run(part, context));
  const graded = parts.filter((part) => part.share !== null);
  if (graded.length === 0) return parts[0] ?? notGraded("Nothing to grade.");
  const share = graded.reduce((sum, part) => sum + (part.share ?? 0), 0) / graded.length;
  const telling =
    share >= 1 ? graded.slice(0, 1) : graded.filter((part) => (part.share ?? 0) < 1).slice(0, 2);
  return outcome(
    share,
    telling.map((part) => part.found).join(" "),
    graded.flatMap((part) => part.evidence.slice(0, 2)),
  );
}

/** The best part; the first of equals. */
export function checkAny({ of }: CheckOf<"any">, context: CheckContext, run: RunCheck): Outcome {
  const parts = of.map((part) => run(part, context));
  return parts.reduce((best, part) => ((part.share ?? -1) > (best.share ?? -1) ? part : best));
}

export function checkNot({ of }: CheckOf<"not">, context: CheckContext, run: RunCheck): Outcome {
  const inner = run(of, context);
  if (inner.share === null) return inner;
  return outcome(1 - inner.share, inner.found, inner.evidence);
}
