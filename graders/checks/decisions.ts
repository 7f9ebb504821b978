import { type CheckOf, type Decision } from "../model/index.ts";
import { type CheckContext } from "./context.ts";
import { isUntrue } from "./decision.ts";
import { notMet, outcome, type Outcome } from "./outcome.ts";

/** Words below which a reason or a consequence is a label. */
const FEWEST_WORDS = 4;

const says = (text: string) => text.split(/\s+/).filter((word) => word !== "").length >= FEWEST_WORDS;
const plain = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ");

/** What a decision record lacks, in words. */
function lacks(row: Decision, untrue: boolean): string[] {
  const options = new Set([...row.options, row.choice].map(plain).filter((option) => option !== ""));
  return [
    options.size >= 2 ? "" : "a second option",
    row.choice.trim() !== "" ? "" : "a choice",
    says(row.because) && !untrue ? "" : "a reason that holds",
    says(row.consequences) ? "" : "its consequences",
  ].filter((part) => part !== "");
}

/** Complete decision records, the best `need` of them; each part of a record is a quarter of it. */
export function checkDecisions(check: CheckOf<"decisions">, { answer, reading }: CheckContext): Outcome {
  const seen = new Set<string>();
  const records = answer.decisions
    .map((row, index) => ({ row, index, missing: lacks(row, isUntrue(row, index, reading)) }))
    .filter(({ row, missing }) => {
      const same = `${plain(row.title)}|${plain(row.choice)}|${plain(row.because)}`;
      const told = missing.length < 4 && same !== "||" && !seen.has(same);
      seen.add(same);
      return told;
    })
    .sort((a, b) => a.missing.length - b.missing.length)
    .slice(0, check.need);
  if (records.length === 0) return notMet(`No decision is recorded; ${check.need} are asked for.`);
  const share = records.reduce((sum, { missing }) => sum + (4 - missing.length) / 4, 0) / check.need;
  const complete = records.filter(({ missing }) => missing.length === 0).length;
  const first = records.find(({ missing }) => missing.length > 0);
  const count = `${complete} of ${check.need} decision records complete`;
  const gap = first ? `; ${nameOf(first.row)} lacks ${first.missing.join(" and ")}` : "";
  return outcome(
    share,
    `${count}${gap}.`,
    records.map(({ row, index }) => ({ kind: "decision", row: index, title: row.title || row.choice })),
  );
}

const nameOf = ({ title, choice }: Decision) => `“${title || choice}”`;
