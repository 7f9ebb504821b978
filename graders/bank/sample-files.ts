import { z } from "zod";
import { type Lifted, readDocument } from "../document/index.ts";
import {
  AnswerSchema,
  AskedSchema,
  IdSchema,
  SampleSchema,
  type Answer,
  type Asked,
  type ModelAnswer,
  type Sample,
} from "../model/index.ts";
import { parseFields, readYaml, type BankProblem } from "./yaml-file.ts";

/** `lifted`: from which places a document's rows were read; null for a file that is data. */
type Result<T> = { ok: true; value: T; lifted: Lifted | null } | { ok: false; problems: BankProblem[] };

const SampleFrontSchema = SampleSchema.omit({ name: true, answer: true, asked: true }).extend({
  /** A bare question is matched with the clarifications when the sample is graded. */
  asked: z.array(z.union([z.string().min(1).max(2000), AskedSchema])).default([]),
  /** What the author had in mind. */
  note: z.string().optional(),
});
const ModelFrontSchema = z.object({ regime: IdSchema.optional(), note: z.string().optional() });

/** `samples/strong.md` with front matter, or `samples/strong.yaml` with `answer:`. */
export function readSample({
  file,
  text,
  match,
}: {
  file: string;
  text: string;
  /** The clarification that answers a question, or null. */
  match: (asked: string) => string | null;
}): Result<Sample> {
  const parts = readParts(file, text, SampleFrontSchema);
  if (!parts.ok) return parts;
  const { front, answer } = parts.value;
  const asked = front.asked.map((one): Asked =>
    typeof one === "string" ? { text: one, clarification: match(one) } : one,
  );
  const [low, high] = front.band;
  if (low > high) {
    const problem = { file, line: null, column: null, field: "band", message: "write the lower end first" };
    return { ok: false, problems: [problem] };
  }
  const name = file.replace(/^.*\//, "").replace(/\.[a-z]+$/, "");
  const { quality, band, seed } = front;
  const value = { name, quality, band, ...(seed === undefined ? {} : { seed }), asked, answer };
  return { ok: true, value, lifted: parts.lifted };
}

/** `model-answer.md`, `model-answer.yaml`, or with the regime it is right in: `model-answer.slates.yaml`. */
export function readModelAnswer({ file, text }: { file: string; text: string }): Result<ModelAnswer> {
  const parts = readParts(file, text, ModelFrontSchema);
  if (!parts.ok) return parts;
  const named = /(?:^|\/)model-answer\.([a-z0-9-]+)\.[a-z]+$/.exec(file)?.[1];
  const { front, answer } = parts.value;
  const regime = front.regime ?? named;
  if (named !== undefined && front.regime !== undefined && named !== front.regime) {
    const message = `the file is named for “${named}” and says “${front.regime}”; make them one`;
    return { ok: false, problems: [{ file, line: null, column: null, field: "regime", message }] };
  }
  return { ok: true, value: regime === undefined ? { answer } : { regime, answer }, lifted: parts.lifted };
}

/** Front matter and answer of either kind of file. */
function readParts<T extends object>(
  file: string,
  text: string,
  front: z.ZodType<T>,
): Result<{ front: T; answer: Answer }> {
  if (/\.md$/.test(file)) {
    const { matter, body } = splitFrontMatter(text);
    const yaml = readYaml({ file, text: matter === "" ? "{}" : matter, firstLine: 2 });
    if (yaml.problems.length > 0) return { ok: false, problems: yaml.problems };
    const { value, problems } = parseFields(yaml, front);
    if (value === null || problems.length > 0) return { ok: false, problems };
    const { answer, lifted } = readDocument(body);
    return { ok: true, value: { front: value, answer }, lifted };
  }
  const yaml = readYaml({ file, text });
  if (yaml.problems.length > 0) return { ok: false, problems: yaml.problems };
  const { value, problems } = parseFields(yaml, z.intersection(front, z.object({ answer: AnswerSchema })));
  if (value === null || problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { front: value, answer: value.answer }, lifted: null };
}

/** The YAML between two lines of dashes at the top of a document, and what follows it. */
export function splitFrontMatter(text: string): { matter: string; body: string } {
  const lines = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  if (!lines.startsWith("---\n")) return { matter: "", body: lines };
  const end = lines.indexOf("\n---", 3);
  if (end < 0) return { matter: "", body: lines };
  const after = lines.indexOf("\n", end + 1);
  return { matter: lines.slice(4, end + 1), body: after < 0 ? "" : lines.slice(after + 1) };
}
