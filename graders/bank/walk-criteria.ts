import { type Check, type Expression, NODE_KINDS, type Question, type SimpleCheck } from "../model/index.ts";

type Path = (string | number)[];

/** The simple checks that a check is made of. */
export function checksIn(check: Check): SimpleCheck[] {
  switch (check.kind) {
    case "all":
    case "any":
      return check.of.flatMap(checksIn);
    case "not":
      return checksIn(check.of);
    default:
      return [check];
  }
}

/** Every simple check of a rubric with its place, through all, any and not. */
export function eachCheck({ rubric }: Question): { check: SimpleCheck; path: Path }[] {
  const inside = (check: Check, path: Path): { check: SimpleCheck; path: Path }[] => {
    switch (check.kind) {
      case "all":
      case "any":
        return check.of.flatMap((part, index) => inside(part, [...path, "of", index]));
      case "not":
        return inside(check.of, [...path, "of"]);
      default:
        return [{ check, path }];
    }
  };
  return rubric.criteria.flatMap(({ check }, index) => inside(check, ["rubric", "criteria", index, "check"]));
}

const kindNames: ReadonlySet<string> = new Set(NODE_KINDS);
const isNodeKind = (id: string) => kindNames.has(id);

/** Concepts that a check names. */
export function conceptsOf(check: SimpleCheck): { id: string; path: Path }[] {
  const list = (key: string, ids: readonly string[]) => ids.map((id, index) => ({ id, path: [key, index] }));
  switch (check.kind) {
    case "covers":
      return list("concepts", check.concepts);
    case "decision":
      return list("about", check.about);
    case "cost":
      return list("drivers", check.drivers);
    case "follows":
      return [
        ...list("about", check.about),
        ...check.rules.flatMap(({ choose }, rule) =>
          choose.map((id, index) => ({ id, path: ["rules", rule, "choose", index] })),
        ),
      ];
    case "diagram":
      return check.parts.flatMap((part, index) =>
        [part].flat().flatMap((id) => (isNodeKind(id) ? [] : [{ id, path: ["parts", index] }])),
      );
    default:
      return [];
  }
}

/** Expressions that a check holds, with the unit they must come in (null: any). */
export function expressionsOf(check: SimpleCheck): { text: Expression; path: Path; unit: string | null }[] {
  const one = (key: string, text: Expression | undefined, unit: string | null) =>
    text === undefined ? [] : [{ text, path: [key], unit }];
  switch (check.kind) {
    case "target":
      return [...one("min", check.min, check.unit), ...one("max", check.max, check.unit)];
    case "latency":
      return one("atMost", check.atMost, "ms");
    case "availability":
      return one("atLeast", check.atLeast, "1");
    case "budget":
      return one("atMost", check.atMost, null);
    case "cost":
      return check.band.map((text, index) => ({ text, path: ["band", index], unit: null }));
    case "repaired":
      return expressionsOf(check.of).map(({ path, ...inner }) => ({ ...inner, path: ["of", ...path] }));
    default:
      return [];
  }
}

/** Every text of a question that may hold placeholders. */
export function templatesOf(question: Question): { text: string; path: Path }[] {
  const { facts, clarifications, probes, rubric, misconceptions, concepts, review } = question;
  const truths = (list: Question["misconceptions"], path: Path) =>
    list.map(({ truth }, index) => ({ text: truth, path: [...path, index, "truth"] }));
  return [
    { text: question.prompt, path: ["prompt"] },
    ...facts.map(({ text }, index) => ({ text, path: ["facts", index, "text"] })),
    ...clarifications.map(({ answer }, index) => ({
      text: answer,
      path: ["clarifications", index, "answer"],
    })),
    ...probes.map(({ ask }, index) => ({ text: ask, path: ["probes", index, "ask"] })),
    ...rubric.criteria.flatMap(({ why, advice }, index) => [
      { text: why, path: ["rubric", "criteria", index, "why"] },
      { text: advice, path: ["rubric", "criteria", index, "advice"] },
    ]),
    ...truths(misconceptions, ["misconceptions"]),
    ...(review?.faults ?? []).map(({ explain }, index) => ({
      text: explain,
      path: ["review", "faults", index, "explain"],
    })),
    ...(review?.sound ?? []).map(({ why }, index) => ({
      text: why,
      path: ["review", "sound", index, "why"],
    })),
    ...concepts.flatMap((concept, index) =>
      truths(concept.misconceptions, ["concepts", index, "misconceptions"]),
    ),
  ];
}

/** Every pattern of a question. */
export function patternsOf(question: Question): { text: string; path: Path }[] {
  const list = (patterns: readonly string[], path: Path) =>
    patterns.map((text, index) => ({ text, path: [...path, index] }));
  const beliefs = (all: Question["misconceptions"], path: Path) =>
    all.flatMap(({ patterns, unless }, index) => [
      ...list(patterns, [...path, index, "patterns"]),
      ...list(unless, [...path, index, "unless"]),
    ]);
  return [
    ...list(question.relevance, ["relevance"]),
    ...question.clarifications.flatMap(({ asks }, index) => list(asks, ["clarifications", index, "asks"])),
    ...beliefs(question.misconceptions, ["misconceptions"]),
    ...(question.review?.faults ?? []).flatMap(({ claim, fix }, index) => [
      ...list(claim.patterns, ["review", "faults", index, "claim", "patterns"]),
      ...list(claim.unless, ["review", "faults", index, "claim", "unless"]),
      ...list(fix.patterns, ["review", "faults", index, "fix", "patterns"]),
      ...list(fix.unless, ["review", "faults", index, "fix", "unless"]),
    ]),
    ...question.concepts.flatMap((concept, index) => [
      ...(["names", "plain", "mechanisms", "ambiguous", "context"] as const).flatMap((key) =>
        list(concept[key], ["concepts", index, key]),
      ),
      ...beliefs(concept.misconceptions, ["concepts", index, "misconceptions"]),
    ]),
  ];
}
