import { z } from "zod";
import { CALCULATORS } from "../capacity/index.ts";
import { CONCEPT_FAMILIES, type ConceptFamily } from "../concepts/ids.ts";
import { IdSchema } from "../model/index.ts";
import { type BankProblem, parseFields, readYaml } from "./yaml-file.ts";

/** A concept family explained: `questions/topics/<family>.md`. */
export interface Topic {
  family: ConceptFamily;
  title: string;
  /** Names of the calculators that belong to it. */
  calculators: string[];
  /** Where its facts come from. */
  sources: string[];
  /** What each concept of the family means, in one line. */
  meanings: Record<string, string>;
  /** The explanation, Markdown. */
  text: string;
}

const FrontSchema = z.strictObject({
  title: z.string().min(1).max(80),
  calculators: z.array(z.string()).min(1).max(10),
  sources: z.array(z.string().min(10)).min(1),
  meanings: z.record(IdSchema, z.string().min(10).max(160)),
});

const FRONT = /^---\n([\s\S]{1,30000}?)\n---\n/;

export const isConceptFamily = (name: string): name is ConceptFamily => Object.hasOwn(CONCEPT_FAMILIES, name);

/** Reads one topic; a concept without a meaning, or a calculator that does not exist, is a problem. */
export function parseTopicFile(
  file: string,
  source: string,
): { ok: true; topic: Topic } | { ok: false; problems: BankProblem[] } {
  const whole = (message: string, field = "") => ({
    ok: false as const,
    problems: [{ file, line: null, column: null, field, message }],
  });
  const family = /([a-z-]+)\.md$/.exec(file)?.[1] ?? "";
  if (!isConceptFamily(family)) return whole(`there is no concept family “${family}”`);
  const text = source.replaceAll("\r\n", "\n");
  const front = FRONT.exec(text);
  if (!front)
    return whole("a topic begins with its title, calculators, sources and meanings between two lines of ---");
  const yaml = readYaml({ file, text: front[1] ?? "", firstLine: 2 });
  if (yaml.problems.length > 0) return { ok: false, problems: yaml.problems };
  const parsed = parseFields(yaml, FrontSchema);
  if (parsed.value === null || parsed.problems.length > 0) return { ok: false, problems: parsed.problems };
  const { title, calculators, sources, meanings } = parsed.value;
  const ids = CONCEPT_FAMILIES[family];
  const problems = [
    ...ids
      .filter((id) => meanings[id] === undefined)
      .map((id) => yaml.problemAt(["meanings"], `“${id}” has no meaning`)),
    ...Object.keys(meanings)
      .filter((id) => !ids.includes(id))
      .map((id) => yaml.problemAt(["meanings", id], `“${id}” belongs to another family`)),
    ...calculators
      .filter((name) => !CALCULATORS.some((calculator) => calculator.name === name))
      .map((name) => yaml.problemAt(["calculators"], `there is no calculator “${name}”`)),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const body = text.slice(front[0].length).trim();
  if (body === "") return whole("the explanation is missing");
  return { ok: true, topic: { family, title, calculators, sources, meanings, text: body } };
}
