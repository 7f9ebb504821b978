import { CALCULATORS, type Finding, type Question } from "~graders";
import { topicOf } from "~/bank.server.ts";

/** A topic to read and calculators to try, for one finding. */
export interface FurtherReading {
  family: string;
  title: string;
  calculators: { name: string; title: string }[];
}

/** Checks that a sum decides: there is something to calculate, not only to read. */
const NUMERIC = new Set(["estimate", "sum", "cost", "load", "latency", "availability", "budget"]);
const MOST_CALCULATORS = 2;

const titled = (names: readonly string[]) =>
  CALCULATORS.filter(({ name }) => names.includes(name)).map(({ name, title }) => ({ name, title }));

/** By criterion, for what was not met or met in part. */
export async function furtherReading(
  findings: readonly Finding[],
  question: Question,
): Promise<Record<string, FurtherReading>> {
  const reading: Record<string, FurtherReading> = {};
  for (const { criterion: id, verdict } of findings) {
    const criterion = question.rubric.criteria.find((one) => one.id === id);
    if (verdict === "met" || !criterion) continue;
    const topic = await topicOf(criterion, question);
    if (!topic) continue;
    const { check } = criterion;
    const quantity = check.kind === "estimate" ? check.quantity : null;
    const own = question.quantities.find((one) => one.id === quantity)?.calculator?.name;
    const names = own ? [own] : NUMERIC.has(check.kind) ? topic.calculators.slice(0, MOST_CALCULATORS) : [];
    reading[id] = { family: topic.family, title: topic.title, calculators: titled(names) };
  }
  return reading;
}
