import type { Answer, AnswerField, Format } from "~graders";

/** One part of the answer page. */
export interface Section {
  field: AnswerField;
  title: string;
  /** One sentence under the heading: what belongs here. */
  lead: string;
  /** Folded away until it is wanted. */
  optional?: true;
  /** `large`: the heart of this format. `single`: one row and no list. `short`: a few lines. */
  size?: "large" | "single" | "short";
}

const SECTIONS = {
  functional: {
    field: "functional",
    title: "Functional requirements",
    lead: "What the system does, one ability a line.",
  },
  nonFunctional: {
    field: "nonFunctional",
    title: "Non-functional requirements",
    lead: "How well: a metric, a bound and a unit.",
  },
  scope: {
    field: "scope",
    title: "Scope and assumptions",
    lead: "What you leave out, and what you take for granted where the prompt is silent.",
  },
  ledger: {
    field: "ledger",
    title: "Estimates",
    lead: "Name each number and say how you got it. Later rows may use earlier names.",
  },
  api: { field: "api", title: "Interfaces", lead: "The calls that matter: request, reply, errors." },
  dataModel: {
    field: "dataModel",
    title: "Data model",
    lead: "What is stored where, under which key, for how long.",
  },
  sketch: { field: "sketch", title: "Sketch", lead: "The components and the calls between them." },
  deepDives: {
    field: "deepDives",
    title: "Deep dives",
    lead: "The two or three parts that decide whether this works.",
  },
  decisions: {
    field: "decisions",
    title: "Decisions",
    lead: "What you weighed, what you chose, why, and what it costs you.",
  },
  costs: { field: "costs", title: "Costs", lead: "The bill by the month, and its largest driver." },
  operations: {
    field: "operations",
    title: "Operations",
    lead: "Failure, monitoring, security, release, and the life of models and data.",
  },
  diagrams: {
    field: "diagrams",
    title: "Diagrams",
    lead: "As Mermaid text, drawn as you type: who says what in which order, the parts, and where they run.",
  },
  faults: {
    field: "faults",
    title: "Faults",
    lead: "Choose a part of the design and say what is wrong with it. The order is your ranking: the worst first.",
  },
  prose: { field: "prose", title: "Your answer", lead: "In your own words. Markdown works." },
} as const satisfies Partial<Record<AnswerField, Section>>;

const optional = (section: Section): Section => ({ ...section, optional: true });

const { functional, nonFunctional, scope, ledger, api, dataModel, sketch, deepDives, decisions, costs } =
  SECTIONS;
const { operations, diagrams, faults, prose } = SECTIONS;

const BY_FORMAT: Record<Format, readonly Section[]> = {
  design: [
    functional,
    nonFunctional,
    scope,
    ledger,
    api,
    dataModel,
    sketch,
    deepDives,
    decisions,
    costs,
    operations,
  ],
  explain: [prose, ledger, optional(decisions), optional(costs)],
  estimate: [
    {
      ...ledger,
      lead: "One step a row. Use what is given by its name, and earlier rows by theirs.",
      size: "large",
    },
    {
      ...decisions,
      title: "The decision",
      lead: "One choice, and the numbers above that call for it.",
      size: "single",
    },
    {
      ...prose,
      title: "Notes",
      lead: "A few lines: what breaks first, and what you would do about it.",
      size: "short",
    },
  ],
  review: [
    faults,
    {
      ...sketch,
      title: "Repaired sketch",
      lead: "It starts as the given one. Change it until it would hold.",
    },
    {
      ...prose,
      title: "Order of work",
      lead: "What comes first, what can wait, what you would leave alone, and what it costs.",
      size: "short",
    },
    optional(ledger),
    optional(decisions),
  ],
  project: [
    functional,
    nonFunctional,
    scope,
    ledger,
    api,
    dataModel,
    sketch,
    diagrams,
    deepDives,
    decisions,
    costs,
    operations,
    optional(prose),
  ],
};

export const sectionsOf = (format: Format): readonly Section[] => BY_FORMAT[format];

export const titleOf = (field: string): string =>
  Object.values(SECTIONS).find((section) => section.field === field)?.title ?? field;

/** Whether anything was said: blank rows and spaces say nothing. */
export function isFilled(value: Answer[AnswerField]): boolean {
  return saysSomething(value);
}

/** Choices that stand in a row before anything is typed say nothing. */
const PRESET = new Set(["comparator", "severity", "kind"]);

function saysSomething(value: unknown): boolean {
  if (typeof value === "string") return value.trim() !== "";
  if (Array.isArray(value)) return value.some(saysSomething);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, part]) => !PRESET.has(key) && saysSomething(part));
}
