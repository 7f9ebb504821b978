import { drawVariant } from "../bank/index.ts";
import { readDocument } from "../document/index.ts";
import { grade } from "../grade.ts";
import {
  type Answer,
  AnswerSchema,
  type Check,
  type Finding,
  type Question,
  QuestionSchema,
  type Report,
  type Sketch,
  SketchSchema,
} from "../model/index.ts";

/** For tests: a small question with its own concepts, so that no test rests on the lexicon or the bank. */
export function fixtureQuestion(criteria: unknown[], more: Record<string, unknown> = {}): Question {
  return QuestionSchema.parse({
    id: "thumbnails",
    title: "Thumbnails on demand",
    level: "senior",
    format: "design",
    minutes: 45,
    summary: "Serve thumbnails of pictures.",
    skills: ["serving"],
    prompt: "Serve thumbnails of pictures at {{peak_rps}} requests per second at peak.",
    parameters: [
      {
        id: "peak_rps",
        label: "peak requests",
        unit: "1/s",
        default: 2000,
        stated: "always",
        names: ["peak"],
      },
      {
        id: "pictures",
        label: "pictures",
        unit: "1",
        default: 10_000_000,
        names: ["pictures", "images", "photos"],
        band: [1e5, 1e10],
      },
      {
        id: "thumb_bytes",
        label: "size of a thumbnail",
        unit: "kB",
        default: 20,
        names: ["thumbnail size", "per thumbnail"],
        band: [1, 500],
      },
    ],
    quantities: [
      {
        id: "storage",
        label: "thumbnail storage",
        unit: "GB",
        expression: "pictures * thumb_bytes",
        names: ["storage", "store"],
      },
    ],
    workload: { rps: "peak_rps", p99: "200 ms" },
    concepts: [
      {
        id: "thumb-cache",
        name: "a cache of thumbnails",
        family: "serving",
        names: ["cache"],
        plain: ["keep ~ ready"],
      },
      { id: "thumb-queue", name: "a queue before the resizer", family: "serving", names: ["queue"] },
      { id: "resizer-fleet", name: "the resizing machines", family: "serving", names: ["resizer"] },
    ],
    relevance: ["thumbnail", "picture|image|photo", "resize|resizer"],
    misconceptions: [
      {
        id: "cache-never-stale",
        says: "A cache is never stale.",
        patterns: ["cache ~ never ~ stale"],
        truth: "It is.",
        points: 5,
        serious: true,
      },
      {
        id: "one-box",
        says: "One box does.",
        patterns: ["one box ~ enough"],
        truth: "It does not.",
        points: 5,
        serious: true,
      },
      {
        id: "ram-is-free",
        says: "RAM is free.",
        patterns: ["ram ~ free"],
        truth: "It is not.",
        points: 5,
        serious: true,
      },
    ],
    rubric: { criteria },
    ...more,
  });
}

export const criterion = (check: Check | Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  id: "it",
  dimension: "architecture",
  level: "senior",
  title: "It",
  why: "It matters at {{peak_rps}} requests.",
  advice: "Say it for {{pictures|short}} pictures.",
  check,
  ...more,
});

export const fixtureAnswer = (parts: Record<string, unknown>): Answer => AnswerSchema.parse(parts);

export function gradeAnswer(
  question: Question,
  answer: Answer,
  more: Partial<Parameters<typeof grade>[0]> = {},
): Report {
  return grade({ question, variant: drawVariant({ question, seed: null }), answer, ...more });
}

export function gradeDocument(question: Question, markdown: string): Report {
  const { answer, lifted } = readDocument(markdown);
  return gradeAnswer(question, answer, { lifted });
}

/** The one finding of one check on one answer. */
export function findingOf(check: Record<string, unknown>, parts: Record<string, unknown>): Finding {
  const report = gradeAnswer(fixtureQuestion([criterion(check)]), fixtureAnswer(parts));
  const finding = report.findings[0];
  if (!finding) throw new Error("the question has no criterion");
  return finding;
}

/** `sketchOf("client app; service api; sql db", "app>api; api>db")`: kinds with ids, then edges (`~>` is async). */
export function sketchOf(nodes: string, edges = "", parameters: Record<string, unknown> = {}): Sketch {
  return SketchSchema.parse({
    nodes: split(nodes).map((node) => {
      const [kind = "", id = "", ...label] = node.split(" ");
      return { id, kind, label: label.join(" ") || id, parameters: parameters[id] ?? {} };
    }),
    edges: split(edges).map((edge, index) => {
      const [from = "", to = ""] = edge.split(/~?>/);
      return { id: `e${index}`, from, to, kind: edge.includes("~>") ? "async" : "sync" };
    }),
  });
}

const split = (text: string) =>
  text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");
