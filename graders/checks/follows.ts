import { checkCondition, type BankQuantity } from "../bank/condition.ts";
import { conditionInWords } from "../bank/condition-words.ts";
import { type CheckOf, type Decision, type Evidence } from "../model/index.ts";
import { normalise, tokenise } from "../text/index.ts";
import { withoutArticles } from "../text/pattern.ts";
import { bind, telling } from "../truth/binding.ts";
import { quoteMention } from "./covers.ts";
import { statedExactly } from "./stated-exactly.ts";
import { toldChoice } from "./told-choice.ts";
import { TURNS_DOWN } from "./turns-down.ts";
import { type CheckContext } from "./context.ts";
import { met, notGraded, notMet, type Outcome, partlyMet } from "./outcome.ts";

type Follows = CheckOf<"follows">;
type Rule = Follows["rules"][number];

/** How well a number's words must fit a quantity to be taken for it. */
const SURE = 0.9;
/** What the candidate settled on, and where it says why. */
interface Choice {
  concepts: readonly string[];
  reason: string;
  isTrue: boolean;
  evidence: Evidence[];
}

/** The decision must follow from the candidate's own ledger: a wrong row costs in its own criterion, not again here. */
export function checkFollows(check: Follows, context: CheckContext): Outcome {
  const own = ownValues(check, context);
  const rule = holding(check, own.scope) ?? holding(check, context.recompute({}));
  if (rule === null) return notGraded("The rules of this criterion cannot be computed.");
  const implied = `${capital(own.said(rule))}, which calls for ${context.conceptName(rule.choose[0]!)}`;
  const choice = chosen(check, context);
  if (choice === null) return notMet(`No choice is drawn from the numbers. ${implied}.`, own.evidence);
  const evidence = [...choice.evidence, ...own.evidence];
  const right = choice.concepts.filter((id) => rule.choose.includes(id));
  if (right.length === 0)
    return notMet(`${implied}; you settle on ${context.conceptName(choice.concepts[0]!)}.`, evidence);
  if (right.length < choice.concepts.length && !check.rules.some(({ choose }) => isWithin(choice, choose)))
    return partlyMet(`${implied}; you name it beside another choice.`, evidence);
  if (!choice.isTrue || !isTied(choice.reason, rule, context))
    return partlyMet(
      `The choice is what your numbers call for, but the reason names none of them.`,
      evidence,
    );
  return met(`${implied}, and that is your choice.`, evidence);
}

const isWithin = ({ concepts }: Choice, choose: readonly string[]) =>
  concepts.every((id) => choose.includes(id));
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function holding({ rules }: Follows, scope: Readonly<Record<string, BankQuantity>>): Rule | null {
  const all = rules.filter(({ when }) => {
    const outcome = checkCondition(when, scope);
    return outcome.ok && outcome.holds;
  });
  return all.length === 1 ? all[0]! : null;
}

/** The quantities of the question with the candidate's own values where their ledger or text gives them. */
function ownValues(check: Follows, context: CheckContext) {
  const { question, numbers, namesOf, expected, recompute } = context;
  const named = new Set(check.rules.flatMap(({ when }) => when.split(/[^A-Za-z0-9_]+/)));
  const values: Record<string, number> = {};
  const evidence: Evidence[] = [];
  for (const { id, unit } of question.quantities) {
    const target = expected(id)[0]?.in(unit) ?? null;
    const sure = bind(numbers.stated, namesOf(id)).filter(({ fit }) => fit >= SURE);
    /* Typed rows are the ledger; in a text, a total told in passing counts as much as the sum before it. */
    const rows = sure.filter(({ number }) => number.from === "row");
    const told = sure.some(({ number }) => number.computed) || named.has(id) ? sure : [];
    const pool = rows.length > 0 ? rows : told;
    const distance = (value: number) =>
      target === null || value <= 0 || target <= 0 ? Infinity : Math.abs(Math.log(value / target));
    const exact = target === null ? undefined : statedExactly(id, target, unit, context);
    const [best] =
      exact && target !== null
        ? [{ number: exact, value: target }]
        : [...pool].sort((a, b) => distance(a.value) - distance(b.value));
    if (best === undefined) continue;
    values[id] = best.value;
    if (named.has(id)) evidence.push(best.number.evidence);
  }
  const scope = recompute(values);
  const label = (id: string) => namesOf(id).label;
  return { scope, evidence, said: (rule: Rule) => conditionInWords(rule.when, scope, label) };
}

/** The choice as the decisions state it, else as the text does. */
function chosen(check: Follows, context: CheckContext): Choice | null {
  const concepts = [...new Set(check.rules.flatMap(({ choose }) => choose))];
  const rows = context.answer.decisions.flatMap((row, index) => fromRow(row, index, concepts, context) ?? []);
  return rows[0] ?? fromText(concepts, context);
}

function fromRow(
  row: Decision,
  index: number,
  concepts: readonly string[],
  { namedIn, reading }: CheckContext,
): Choice | null {
  const said = row.choice.trim();
  const kept = said.split(TURNS_DOWN)[0]?.trim() ?? "";
  const tokens = withoutArticles(tokenise(normalise(kept).text));
  const named = namedIn(concepts, tokens);
  if (named.length === 0) return null;
  const because = row.because.trim();
  const untrue = [...(reading.untrue ?? [])].some(
    ({ field, text }) =>
      field.startsWith(`decisions.${index}.`) || (because !== "" && because.includes(text)),
  );
  return {
    concepts: named,
    reason: [row.title, said, because, row.consequences].join(" . "),
    isTrue: !untrue,
    evidence: [{ kind: "decision", row: index, title: row.title || said }],
  };
}

/** As the text tells it. */
function fromText(concepts: readonly string[], { reading }: CheckContext): Choice | null {
  const told = toldChoice(concepts, reading);
  if (told === null) return null;
  const near = reading.sentences.filter(
    ({ field, block, index, setAside }) =>
      field === told.sentence.field &&
      block === told.sentence.block &&
      setAside === null &&
      Math.abs(index - told.sentence.index) <= 1,
  );
  return {
    concepts: [...new Set(told.mentions.map(({ concept }) => concept))],
    reason: near.map(({ text }) => text).join(" "),
    isTrue: near.every((sentence) => reading.untrue?.has(sentence) !== true),
    evidence: told.mentions.slice(0, 1).map((mention) => quoteMention(mention)),
  };
}

/** The reason holds a number, or names a quantity that the rule turns on. */
function isTied(reason: string, { when }: Rule, { namesOf, question }: CheckContext): boolean {
  if (/\d/.test(reason)) return true;
  const words = new Set(telling(reason));
  const ids = new Set(when.split(/[^A-Za-z0-9_]+/));
  return [...question.quantities, ...question.parameters]
    .filter(({ id }) => ids.has(id))
    .some(({ id }) =>
      namesOf(id).names.some((name) => {
        const stems = telling(name);
        return stems.length > 0 && stems.every((stem) => words.has(stem));
      }),
    );
}
