import { bind, telling } from "../truth/binding.ts";
import { type StatedNumber } from "../truth/numbers.ts";
import { contradiction, factorBetween, type FindContradictions } from "./facts.ts";

/** Rounding, replication and “per day” against “per month” make smaller differences harmless. */
const APART = 50;
/** Smaller sizes, in bytes, are of one record. */
const WHOLE = 1e7;
const EACH = /\b(?:per|each|every|one)\b/i;

/** Two places give the same store sizes of different orders of magnitude. */
export const storageDisagrees: FindContradictions = ({ numbers }) => {
  const sizes = numbers.stated.filter(
    (number) => (number.in("B") ?? 0) >= WHOLE && number.from === "row" && number.computed,
  );
  for (const row of sizes) {
    const names = nameOf(row);
    const twins = bind(
      numbers.stated.filter(
        (other) =>
          other !== row && other.from !== "row" && (other.in("B") ?? 0) >= WHOLE && !EACH.test(other.said),
      ),
      { label: names, unit: "B", names: [names] },
    ).filter(({ fit }) => fit >= 0.9);
    const value = row.in("B") ?? 0;
    if (telling(names).length < 2 || twins.length === 0) continue;
    if (twins.some((twin) => factorBetween(twin.value, value) <= APART)) continue;
    const twin = twins[0]!;
    return [
      contradiction(
        "storage-disagrees",
        2,
        `The ledger gives ${row.text} for ${names}, the text ${twin.number.text}.`,
        [row.evidence, twin.number.evidence],
      ),
    ];
  }
  return [];
};

const nameOf = ({ evidence }: StatedNumber) =>
  evidence.kind === "estimate" ? evidence.name.replaceAll("_", " ") : "";
