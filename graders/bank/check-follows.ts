import type { CheckOf } from "../model/index.ts";
import type { QuestionChecks, QuestionProblem } from "./question-checks.ts";
import { type BankQuantity, checkCondition } from "./condition.ts";
import { resolve } from "./quantities.ts";
import { SEEDS } from "./seeds.ts";
import { drawVariant } from "./variant.ts";
import { eachCheck } from "./walk-criteria.ts";

/** A candidate may be off by as much; the rules must still say one thing. */
const OFF = [0.01, 0.1, 0.5, 0.9, 1.1, 2, 10, 100];

/** Whatever numbers a ledger comes to, exactly one rule of a `follows` check says what to choose. */
export function checkFollows({ question, runCalculator }: QuestionChecks): QuestionProblem[] {
  const follows = eachCheck(question).flatMap(({ check, path }) =>
    check.kind === "follows" ? [{ check, path }] : [],
  );
  if (follows.length === 0) return [];
  const scopes = SEEDS.map((seed) => {
    const { parameters } = drawVariant({ question, seed });
    return { seed, scope: resolve({ question, variant: { parameters }, runCalculator }).quantities };
  });
  return follows.flatMap(({ check, path }) => {
    for (const [index, { when }] of check.rules.entries()) {
      const outcome = checkCondition(when, scopes[0]?.scope ?? {});
      if (!outcome.ok) return [{ path: [...path, "rules", index, "when"], message: outcome.message }];
    }
    for (const { seed, scope } of scopes) {
      const where = seed === null ? "without a seed" : `for seed ${seed}`;
      for (const { values, said } of nearby(check, scope)) {
        const holding = check.rules.filter(({ when }) => {
          const outcome = checkCondition(when, values);
          return outcome.ok && outcome.holds;
        });
        if (holding.length === 1) continue;
        const found = holding.length === 0 ? "none does" : `${holding.length} do`;
        return [
          {
            path: [...path, "rules"],
            message: `exactly one rule must hold for any values; ${where}${said} ${found}`,
          },
        ];
      }
    }
    return [];
  });
}

/** The values themselves, then each quantity that the rules name taken for much less and much more. */
function nearby(
  { rules }: CheckOf<"follows">,
  scope: Readonly<Record<string, BankQuantity>>,
): { values: Record<string, BankQuantity>; said: string }[] {
  const words = new Set(rules.flatMap(({ when }) => when.split(/[^A-Za-z0-9_]+/)));
  const named = Object.keys(scope).filter((id) => words.has(id));
  return [
    { values: scope, said: "" },
    ...named.flatMap((id) =>
      OFF.map((factor) => {
        const one = scope[id]!;
        const off = { ...one, value: one.value * factor, raw: one.raw * factor };
        return { values: { ...scope, [id]: off }, said: `, with ${id} taken ×${factor},` };
      }),
    ),
  ];
}
