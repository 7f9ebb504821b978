import { parse as parseYaml } from "yaml";
import { nestsTooDeeply } from "../bank/yaml-depth.ts";
import { type Answer, AnswerSchema } from "../model/index.ts";
import { type ExportedRound, readExportedRound } from "./exported-round.ts";
import type { Lifted } from "./lift.ts";
import { documentProblem, readDocument } from "./read-document.ts";

/** Characters of an answer file that is read at all. */
export const ANSWER_FILE_MAX = 2_000_000;

export type AnswerFile =
  | {
      ok: true;
      answer: Answer;
      lifted?: Lifted;
      /** Of an exported attempt: what else its grade rests on. */
      round?: ExportedRound;
      warnings: string[];
    }
  | { ok: false; message: string };

function parseData(name: string, text: string): unknown {
  return /\.json$/i.test(name) ? JSON.parse(text) : parseYaml(text, { maxAliasCount: 50 });
}

const firstLine = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).split("\n")[0]?.slice(0, 200) ?? "";

/**
 * Reads one file of an answer: .json or .yaml in the shape of an Answer (or of a sample, which holds one under
 * `answer`), or a .md document. What is wrong with it is said in one sentence that names the field.
 */
export function readAnswerFile({ name, text }: { name: string; text: string }): AnswerFile {
  if (/\.(?:md|markdown|txt)$/i.test(name)) {
    const problem = documentProblem(text);
    if (problem) return { ok: false, message: `${name}: ${problem}` };
    const { answer, lifted, warnings } = readDocument(text);
    return { ok: true, answer, lifted, warnings };
  }
  if (!/\.(?:json|ya?ml)$/i.test(name)) {
    return { ok: false, message: `${name}: an answer is a .md document, or .json or .yaml data.` };
  }
  if (text.length > ANSWER_FILE_MAX) {
    return {
      ok: false,
      message: `${name}: the file has ${text.length} characters; at most ${ANSWER_FILE_MAX} can be read.`,
    };
  }
  if (nestsTooDeeply(text)) return { ok: false, message: `${name}: the file nests too deeply to be read.` };
  let data: unknown;
  try {
    data = parseData(name, text);
  } catch (error) {
    return { ok: false, message: `${name}: cannot be parsed: ${firstLine(error)}.` };
  }
  if (typeof data !== "object" || data === null || Array.isArray(data)) {
    return { ok: false, message: `${name}: expected an object with an answer's fields.` };
  }
  const inner = "answer" in data && !("ledger" in data) ? data.answer : data;
  const strict = AnswerSchema.strict().safeParse(inner);
  if (strict.success) {
    const exported = readExportedRound(data);
    if (!exported.ok) return { ok: false, message: `${name}: ${exported.message}.` };
    const { round } = exported;
    return { ok: true, answer: strict.data, ...(round && { round }), warnings: [] };
  }
  const issue = strict.error.issues[0];
  const where = issue?.path.length ? ` at ${issue.path.join(".")}` : "";
  return { ok: false, message: `${name}: not an answer${where}: ${issue?.message ?? "wrong shape"}.` };
}
