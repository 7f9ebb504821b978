import { readable } from "../checks/simulated.ts";
import { contradiction, factorBetween, type FindContradictions } from "./facts.ts";

/** A rounded total is no contradiction. */
const APART = 1.3;
/** Lines for one region beside a total for all of them are not to be added up. */
const PER_PLACE =
  /\b(?:per|each|every|one|a single|all|both|two|three|\d) (?:regions?|zones?|sites?|clusters?|tenants?)\b|[×x]\s?\d\b/i;
/** Prices of a sketch leave out traffic, people and discounts. */
const SKETCH_APART = 3;

/** The stated total is not what the lines add up to, or not what the sketch costs at the candidate's own prices. */
export const costDisagrees: FindContradictions = ({ bill, simulation, answer }) => {
  const { lines, stated, sum } = bill;
  const places = answer.costs.some(({ item }) => PER_PLACE.test(item));
  if (
    bill.typed &&
    !places &&
    stated !== null &&
    sum !== null &&
    lines.length >= 3 &&
    factorBetween(stated, sum) > APART
  )
    return [
      contradiction(
        "cost-disagrees",
        2,
        `The ${lines.length} cost lines add up to $${readable(sum)} a month, and the total says $${readable(stated)}.`,
        lines.slice(0, 3).map((line) => line.evidence),
      ),
    ];
  const priced = answer.sketch.nodes.filter(({ parameters }) => parameters.unitPriceUsdMonth !== undefined);
  const drawn = priced.reduce(
    (total, { parameters }) => total + (parameters.unitPriceUsdMonth ?? 0) * (parameters.replicas ?? 1),
    0,
  );
  const total = bill.total;
  if (simulation === null || total === null || priced.length < 3 || drawn <= 0) return [];
  if (drawn <= SKETCH_APART * total) return [];
  return [
    contradiction(
      "cost-disagrees",
      2,
      `The bill comes to $${readable(total)} a month; the copies and prices in the sketch come to $${readable(drawn)}.`,
      [
        ...lines.slice(0, 1).map((line) => line.evidence),
        {
          kind: "simulation",
          metric: "cost per month",
          value: `$${readable(drawn)}`,
          target: `$${readable(total)}`,
        },
      ],
    ),
  ];
};
