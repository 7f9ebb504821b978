import { type CheckOf, type Evidence } from "../model/index.ts";
import { telling } from "../truth/binding.ts";
import { type CheckContext } from "./context.ts";
import { notMet, outcome, type Outcome } from "./outcome.ts";
import { readable } from "./simulated.ts";
import { quoteOf } from "./told.ts";

/** What each part of a bill is worth. */
const PARTS = { lines: 0.3, total: 0.35, arithmetic: 0.1, driver: 0.25 } as const;
/** Outside the band by up to this factor, a total still earns half of its part. */
const NEAR = 2;

export const DRIVER_WORDS =
  /\b(?:largest|biggest|most (?:of|is|goes|expensive)|dominat\w*|driv(?:er|es|en)|dearest|main (?:cost|item|part|expense)|lever|majority|(?:is|are|nearly|almost|about|over|more than) (?:a |one )?(?:half|third|quarter|two thirds|three quarters)|half of|bulk|expensive|by far|where the money|eats|(?:first|next|best) saving|\d{2} ?% of)\b|\b(?:is|are) \d{2} ?%/i;

/** Lines of a bill with right arithmetic, a total inside the band, the largest driver named. */
export function checkCost(check: CheckOf<"cost">, context: CheckContext): Outcome {
  const { bill } = context;
  const [low, high] = check.band.map((limit) => context.amount(limit, "USD"));
  if (bill.lines.length === 0 && bill.total === null)
    return notMet(
      typeof low === "number" && typeof high === "number"
        ? `There is no bill: no line with a price, and no total; $${readable(low)} to $${readable(high)} a month is plausible.`
        : "There is no bill: no line with a price, and no total.",
    );
  const evidence: Evidence[] = [];
  const said: string[] = [];
  let share = PARTS.lines * Math.min(1, bill.lines.length / check.lines);
  if (bill.lines.length < check.lines) said.push(`${bill.lines.length} of ${check.lines} lines`);
  for (const line of bill.lines.slice(0, 2)) evidence.push(line.evidence);

  if (bill.total === null)
    said.push(
      typeof low === "number" && typeof high === "number"
        ? `no total, where $${readable(low)} to $${readable(high)} a month is plausible`
        : "no total",
    );
  else if (low !== null && high !== null && low !== undefined && high !== undefined) {
    const inside = bill.total >= low && bill.total <= high;
    const near = bill.total >= low / NEAR && bill.total <= high * NEAR;
    share += PARTS.total * (inside ? 1 : near ? 0.5 : 0);
    said.push(
      inside
        ? `a total of $${readable(bill.total)} a month`
        : `a total of $${readable(bill.total)} a month, where $${readable(low)} to $${readable(high)} is plausible`,
    );
  }
  if (bill.lines.length > 0 && bill.wrong.length === 0) share += PARTS.arithmetic;
  for (const wrong of bill.wrong.slice(0, 1)) {
    said.push(`a line that does not multiply out: ${wrong.item}`);
    evidence.push(wrong.evidence);
  }
  const driver = drivenBy(check, context);
  if (driver) {
    share += PARTS.driver;
    evidence.push(driver);
  } else said.push("the largest cost is not named as such");
  return outcome(share >= 0.99 ? 1 : share, `The bill has ${said.join("; ") || "all it needs"}.`, evidence);
}

/** A sentence that names the driver, or the dearest line of the bill itself, as the largest cost. */
function drivenBy(check: CheckOf<"cost">, { reading, bill }: CheckContext): Evidence | null {
  for (const concept of check.drivers)
    for (const { sentence, stance } of reading.mentions.get(concept) ?? [])
      if (stance !== "dismissed" && DRIVER_WORDS.test(sentence.text)) return quoteOf(sentence);
  const dearest = [...bill.lines].sort((a, b) => (b.usdPerMonth ?? 0) - (a.usdPerMonth ?? 0))[0];
  if (dearest === undefined || bill.lines.length < 2) return null;
  const names = telling(dearest.item).filter((word) => word.length > 2);
  const said = reading.sentences.find(
    (sentence) =>
      sentence.setAside === null &&
      DRIVER_WORDS.test(sentence.text) &&
      telling(sentence.text).some((word) => names.includes(word)),
  );
  return said === undefined ? null : quoteOf(said);
}
