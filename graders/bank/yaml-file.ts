import { LineCounter, isNode, parseDocument, visit, type Document } from "yaml";
import type { z } from "zod";
import { nestsTooDeeply } from "./yaml-depth.ts";

/** What is wrong with a file of the bank, where, for its author. */
export interface BankProblem {
  file: string;
  /** From 1; null when no place in the file can be named. */
  line: number | null;
  column: number | null;
  /** `rubric.criteria.2.check.concepts.0`; empty for the whole file. */
  field: string;
  message: string;
}

/** Characters of one bank file; the largest honest one has a fifth of it. */
const FILE_LIMIT = 500_000;

/** A YAML file as data that knows on which line each field stands. */
export interface YamlFile {
  data: unknown;
  problems: BankProblem[];
  problemAt: (path: readonly PropertyKey[], message: string) => BankProblem;
}

/** Parses one YAML file. Anchors and aliases are refused: the bank needs none, and they can blow up. */
export function readYaml({
  file,
  text,
  firstLine = 1,
}: {
  file: string;
  text: string;
  firstLine?: number;
}): YamlFile {
  const whole = (message: string): YamlFile => {
    const problem = { file, line: null, column: null, field: "", message };
    return { data: undefined, problems: [problem], problemAt: () => problem };
  };
  if (text.length > FILE_LIMIT)
    return whole(`this file has over ${FILE_LIMIT} characters; split or shorten it`);
  if (nestsTooDeeply(text)) return whole("this file nests too deeply to be read");
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });

  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
  const problemAt = (path: readonly PropertyKey[], message: string): BankProblem => {
    const offset = offsetOf(document, path);
    const at = offset === null ? { line: null, column: null } : place(offset);
    return { file, ...at, field: path.map(String).join("."), message };
  };
  const syntax = document.errors.map((error): BankProblem => ({
    file,
    ...place(error.pos[0]),
    field: "",
    message: error.message,
  }));
  if (syntax.length > 0) return { data: undefined, problems: syntax, problemAt };

  const aliases: BankProblem[] = [];
  visit(document, {
    Alias: (_, { range }) => {
      const at = range ? place(range[0]) : { line: null, column: null };
      aliases.push({
        file,
        ...at,
        field: "",
        message: "anchors and aliases are not used in the bank; write it out",
      });
      return visit.BREAK;
    },
  });
  if (aliases.length > 0) return { data: undefined, problems: aliases, problemAt };
  return { data: document.toJS({ maxAliasCount: 0 }) as unknown, problems: [], problemAt };
}

/** Where a field stands; a missing one stands where the field around it begins. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return null;
}

/** Parses data with a schema; each issue names its line, and so does each field that the schema does not know. */
export function parseFields<T>(
  yaml: YamlFile,
  schema: z.ZodType<T>,
): { value: T | null; problems: BankProblem[] } {
  const parsed = schema.safeParse(yaml.data);
  if (!parsed.success) {
    const problems = parsed.error.issues
      .flatMap((issue) => flatten(issue))
      .map(({ path, message }) => yaml.problemAt(path, message));
    return { value: null, problems };
  }
  const problems = unknownKeys(yaml.data, parsed.data).map((path) =>
    yaml.problemAt(path, `“${String(path.at(-1))}” is not a field here; check its spelling`),
  );
  return { value: parsed.data, problems };
}

/** A union's issue holds those of each member; the member that came closest tells the author most. */
function flatten(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string }[] {
  if (issue.code !== "invalid_union" || issue.errors.length === 0) {
    return [{ path: issue.path, message: issue.message }];
  }
  const [first] = [...issue.errors].sort((a, b) => a.length - b.length);
  if (first === undefined || first.length === 0) return [{ path: issue.path, message: issue.message }];
  return first
    .flatMap((inner) => flatten(inner))
    .map(({ path, message }) => ({ path: [...issue.path, ...path], message }));
}

/** zod drops what it does not know; an author's misspelt field must not vanish. */
function unknownKeys(given: unknown, kept: unknown, path: PropertyKey[] = []): PropertyKey[][] {
  if (Array.isArray(given) && Array.isArray(kept)) {
    return given.flatMap((item, index) => unknownKeys(item, kept[index], [...path, index]));
  }
  if (!isRecord(given) || !isRecord(kept)) return [];
  return Object.keys(given).flatMap((key) =>
    Object.hasOwn(kept, key) ? unknownKeys(given[key], kept[key], [...path, key]) : [[...path, key]],
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
