import {
  type Derived,
  drawVariant,
  evaluateExpression,
  formatQuantity,
  normaliseName,
  type Question,
  resolveQuantities,
  sameUnit,
  type Scope,
} from "~graders";

/** One sum to do: a quantity of a question, with all the numbers that it follows from, drawn anew. */
export interface Drill {
  questionId: string;
  title: string;
  quantity: string;
  /** What is asked for: `predictions per day`. */
  label: string;
  unit: string;
  givens: { id: string; label: string; text: string }[];
}

/** What came of it. */
export type Judged =
  | { kind: "empty" }
  /** `message`: what to write instead. */
  | { kind: "unreadable"; message: string }
  | { kind: "right" | "near" | "off"; factor: number; read: string; expected: string; working: Line[] };

/** A line of the working: `writes per second` = `peak_rps * mean_share`, which is `6,000 1/s`. */
export interface Line {
  label: string;
  expression: string;
  text: string;
}

interface Asked {
  question: Question;
  quantity: string;
  seed: number | null;
}

/** Null: the question has no such quantity, or it cannot be computed for this seed. */
export function drillOf({ question, quantity, seed }: Asked): Drill | null {
  const worked = work({ question, quantity, seed });
  if (!worked) return null;
  const { asked, needed, scope } = worked;
  return {
    questionId: question.id,
    title: question.title,
    quantity,
    label: asked.label,
    unit: asked.unit,
    givens: question.parameters
      .filter(({ id }) => needed.has(id))
      .map(({ id, label }) => ({ id, label, text: shown(scope, id) })),
  };
}

/** Within this factor a sum is right, and within the other one near: as the checks of rounds have it by default. */
const RIGHT = 1.5;
const NEAR = 3;

/** Holds what was typed, a number or a sum over the givens' names, against what the givens come to. */
export function judgeDrill({ text, ...of }: Asked & { text: string }): Judged {
  if (text.trim() === "") return { kind: "empty" };
  const worked = work(of);
  const expected = worked?.scope[of.quantity];
  if (!worked || !expected) return { kind: "unreadable", message: "This sum cannot be computed here." };
  const { scope, needed, asked } = worked;
  const givens: Scope = Object.fromEntries(
    of.question.parameters
      .filter(({ id }) => needed.has(id))
      .flatMap(({ id }) => (scope[id] ? [[normaliseName(id), scope[id]]] : [])),
  );
  const read = evaluateExpression({ text, scope: givens });
  if (!read.ok)
    return {
      kind: "unreadable",
      message: "Type a number, with its unit if you like, or a sum over the names above.",
    };
  const isPlain = sameUnit(read.quantity, { dimension: [0, 0, 0, 0, 0] });
  // A bare number is meant in the unit that was asked for.
  const value = isPlain ? (read.quantity.value * expected.value) / expected.raw : read.quantity.value;
  if (!isPlain && !sameUnit(read.quantity, expected))
    return { kind: "unreadable", message: `This is not in ${asked.unit}, nor in a unit of its kind.` };
  const factor = value > 0 ? Math.max(value / expected.value, expected.value / value) : Infinity;
  return {
    kind: factor <= RIGHT ? "right" : factor <= NEAR ? "near" : "off",
    factor,
    read: formatQuantity({ ...expected, value }),
    expected: formatQuantity(expected),
    working: of.question.quantities
      .filter(({ id }) => needed.has(id))
      .map((derived) => ({
        label: derived.label,
        expression: expressionOf(derived),
        text: shown(scope, derived.id),
      })),
  };
}

function work({ question, quantity, seed }: Asked) {
  const asked = question.quantities.find(({ id }) => id === quantity);
  if (!asked) return null;
  const scope = resolveQuantities({ question, variant: drawVariant({ question, seed }) });
  const expected = scope[quantity];
  if (!expected || !(expected.value > 0) || expected.raw === 0) return null;
  return { asked, scope, needed: neededFor(question, asked) };
}

/** Ids of everything that a quantity follows from, itself among them. */
function neededFor({ quantities }: Question, asked: Derived): Set<string> {
  const needed = new Set<string>();
  const visit = (derived: Derived) => {
    if (needed.has(derived.id)) return;
    needed.add(derived.id);
    const texts = derived.expression ? [derived.expression] : Object.values(derived.calculator?.inputs ?? {});
    for (const name of texts.flatMap((text) => text.match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? [])) {
      const from = quantities.find(({ id }) => id === name);
      if (from) visit(from);
      else needed.add(name);
    }
  };
  visit(asked);
  return needed;
}

const expressionOf = ({ expression, calculator }: Derived): string =>
  expression ??
  `${calculator?.name ?? ""}(${Object.entries(calculator?.inputs ?? {})
    .map(([input, text]) => `${input}: ${text}`)
    .join(", ")})`;

const shown = (scope: ReturnType<typeof resolveQuantities>, id: string) => {
  const quantity = scope[id];
  return quantity ? formatQuantity(quantity) : "";
};
