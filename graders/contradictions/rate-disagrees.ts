import { bind } from "../truth/binding.ts";
import { amountIn } from "../truth/amount.ts";
import { contradiction, factorBetween, type FindContradictions } from "./facts.ts";

/** Beyond this factor a row is sized for another load than the one that the prompt gives. */
const APART = 2;

/** Rows of a part of the load, or of what is left of it, are no other reading of the whole. */
const PART =
  /\b(?:per|each|every|region|zone|node|server|replica|shard|pod|card|gpu|miss\w*|hits?|cache\w*|after|before|behind|remaining|reads?|writes?|average|avg|mean|night|design|headroom|spare|growth|future|year)\b/i;

/** A ledger row under the name of a given rate holds another rate. */
export const rateDisagrees: FindContradictions = ({ question, variant, numbers }) =>
  variant.givens.flatMap((given) => {
    const parameter = question.parameters.find(({ id }) => id === given.id);
    const amount = amountIn(given.value, given.unit);
    if (!parameter || amount === null || amount.in("1/s") === null) return [];
    const rows = bind(numbers.stated, parameter).filter(
      ({ number, fit }) =>
        number.from === "row" &&
        fit >= 0.9 &&
        !PART.test(number.said.split("=")[0]?.replaceAll("_", " ") ?? ""),
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
