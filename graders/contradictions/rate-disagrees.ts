import { bind } from "../truth/binding.ts";
import { amountIn } from "../truth/amount.ts";
import { contradiction, factorBetween, type FindContradictions } from "./facts.ts";

/** Beyond this factor a row is sized for another load than the one that the prompt gives. */
const APART = 2;

/** A ledger row under the name of a given rate holds another rate. */
export const rateDisagrees: FindContradictions = ({ question, variant, numbers }) =>
  variant.givens.flatMap((given) => {
    const parameter = question.parameters.find(({ id }) => id === given.id);
    const amount = amountIn(given.value, given.unit);
    if (!parameter || amount === null || amount.in("1/s") === null) return [];
    const rows = bind(numbers.stated, parameter).filter(
      ({ number, fit }) => number.from === "row" && fit >= 0.9,
    );
    if (rows.some(({ value }) => factorBetween(value, given.value) <= APART)) return [];
    const row = rows[0];
    if (!row) return [];
    return [
      contradiction(
        "rate-disagrees",
        3,
        `The prompt gives ${amount.text} for ${given.label}; your row says ${row.number.text}.`,
        [row.number.evidence],
      ),
    ];
  });
