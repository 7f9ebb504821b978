import { givenSketch } from "../bank/given-sketch.ts";
import { liftAnswer, type Lifted } from "../document/index.ts";
import {
  type Answer,
  type Asked,
  type Assumption,
  type Given,
  type Question,
  type Sketch,
  type Variant,
} from "../model/index.ts";
import { type SimulatedWorkload } from "../simulator/index.ts";
import { readText, type Reading } from "../text/index.ts";
import { readAssumptions } from "./assumptions.ts";
import { type Quantities, readQuantities } from "./quantities.ts";
import { readNumbers, type ReadNumbers } from "./read-numbers.ts";
import { type Vocabulary, vocabularyOf } from "./vocabulary.ts";

/** An answer as it is read before anything is judged: its text, its numbers, and what the question's numbers come to on them. */
export interface ReadAnswer {
  /** With the rows that stand in its text. */
  answer: Answer;
  lifted: Lifted;
  fromDocument: boolean;
  vocabulary: Vocabulary;
  read: Reading;
  numbers: ReadNumbers;
  assumptions: Assumption[];
  quantities: Quantities;
}

export function readAnswer({
  question,
  variant,
  answer: source,
  asked,
  lifted: known,
  said = [],
}: {
  question: Question;
  variant: Variant;
  answer: Answer;
  asked: readonly Asked[];
  /** From readDocument; left out: rows are looked for here. */
  lifted?: Lifted | undefined;
  /** What the interviewer said beside the question's own texts. */
  said?: readonly string[];
}): ReadAnswer {
  const { answer, lifted } = known === undefined ? liftAnswer(source) : { answer: source, lifted: known };
  const vocabulary = vocabularyOf(question);
  const read = readText({
    answer: withoutGivenLabels(answer, givenSketch(question, variant)),
    lifted,
    prompt: [...shownTo(variant, question, asked), ...said].join("\n\n"),
    concepts: vocabulary.concepts,
  });
  const numbers = readNumbers({ answer, reading: read, givens: namesKnown(question, variant), lifted });
  const assumptions = readAssumptions({ question, variant, asked, numbers });
  const quantities = readQuantities(question, variant, assumptions, numbers);
  return {
    answer,
    lifted,
    fromDocument: known !== undefined,
    vocabulary,
    read,
    numbers,
    assumptions,
    quantities,
  };
}

/** What this answer's sketch is run under; null where the question has no load, or it cannot be computed. */
export function workloadOf({ workload }: Question, { amount }: Quantities): SimulatedWorkload | null {
  const rps = workload === undefined ? null : amount(workload.rps, "1/s");
  if (workload === undefined || rps === null) return null;
  const p99Ms = workload.p99 === undefined ? null : amount(workload.p99, "ms");
  const availability = workload.availability === undefined ? null : amount(workload.availability, "1");
  return {
    rps,
    ...(p99Ms === null ? {} : { p99Ms }),
    ...(availability === null ? {} : { availability }),
  };
}

/**
 * The names that ledger rows may use without defining them: the givens, and the question's open parameters, which a row
 * that was asked for or that a model answer holds may refer to.
 */
const namesKnown = (question: Question, variant: Variant): Given[] => [
  ...variant.givens,
  ...question.parameters
    .filter(({ id }) => variant.givens.every((given) => given.id !== id))
    .map(({ id, label, unit, ...rest }) => ({
      id,
      label,
      unit,
      value: variant.parameters[id] ?? rest.default,
    })),
];

/** All that the candidate was shown: repeating it proves nothing. */
const shownTo = (variant: Variant, question: Question, asked: readonly Asked[]) => [
  variant.prompt,
  ...asked.flatMap(
    ({ clarification }) => question.clarifications.find(({ id }) => id === clarification)?.answer ?? [],
  ),
  ...question.probes.map(({ ask }) => ask),
];

/** A review draws on with labels that it was given; they are not what the candidate wrote. */
function withoutGivenLabels(answer: Answer, given: Sketch | null): Answer {
  if (given === null) return answer;
  const known = new Set([...given.nodes, ...given.groups, ...given.edges].map(({ label }) => label));
  const own = <Part extends { label: string }>(part: Part): Part =>
    known.has(part.label) ? { ...part, label: "" } : part;
  const { nodes, edges, groups } = answer.sketch;
  return {
    ...answer,
    sketch: { ...answer.sketch, nodes: nodes.map(own), edges: edges.map(own), groups: groups.map(own) },
  };
}
