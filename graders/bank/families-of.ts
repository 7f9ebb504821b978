import { CONCEPT_FAMILIES, type ConceptFamily } from "../concepts/ids.ts";
import type { CheckKind, Criterion, Question, SimpleCheck } from "../model/index.ts";
import { isConceptFamily } from "./topic-file.ts";
import { checksIn, conceptsOf } from "./walk-criteria.ts";

const familyOfConcept = /* @__PURE__ */ new Map(
  (Object.entries(CONCEPT_FAMILIES) as [ConceptFamily, readonly string[]][]).flatMap(([family, ids]) =>
    ids.map((id) => [id, family] as const),
  ),
);

/** Where checks that name no concept belong. */
const FAMILY_OF_KIND: Partial<Record<CheckKind, ConceptFamily>> = {
  target: "requirements",
  estimate: "capacity",
  sum: "capacity",
  load: "capacity",
  latency: "capacity",
  availability: "reliability",
  redundancy: "reliability",
  isolation: "reliability",
  curveball: "reliability",
  budget: "cost",
  cost: "cost",
};

function familiesOfCheck(check: SimpleCheck, question: Question): ConceptFamily[] {
  const named = conceptsOf(check).flatMap(({ id }) => {
    const own = question.concepts.find((concept) => concept.id === id)?.family ?? "";
    return familyOfConcept.get(id) ?? (isConceptFamily(own) ? own : []);
  });
  const kind = FAMILY_OF_KIND[check.kind];
  return kind === undefined ? named : [kind, ...named];
}

/** The families that a criterion is about, the one most of its concepts belong to first. */
export function familiesOf(criterion: Criterion, question: Question): ConceptFamily[] {
  const counts = new Map<ConceptFamily, number>();
  for (const check of checksIn(criterion.check))
    for (const family of familiesOfCheck(check, question)) counts.set(family, (counts.get(family) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([family]) => family);
}
