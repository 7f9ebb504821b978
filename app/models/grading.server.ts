import { type Rubric, RubricSchema, type Verdict, VerdictSchema } from "~graders";
import { z } from "zod";
import { canonicalJson, sha256 } from "./canonical-json.server.ts";
import { reader, type Transaction } from "./db.server.ts";

/** In whose part of double marking something was decided; `settled` stands above both. */
export const PartSchema = z.enum(["first", "second", "settled"]);
export type Part = z.infer<typeof PartSchema>;

export const MethodSchema = z.enum(["check", "judge", "person"]);
export type Method = z.infer<typeof MethodSchema>;

/** One decision on one criterion of one attempt. */
export interface Grading {
  attemptId: string;
  criterion: string;
  part: Part;
  version: number;
  verdict: Verdict;
  /** Of the criterion's points, 0 to 1; null: left out of the mark. */
  share: number | null;
  comment: string;
  method: Method;
  by: string | null;
  /** ISO 8601. */
  at: string;
  sawSuggestion: boolean;
}

const toGrading = (row: {
  attemptId: string;
  criterion: string;
  part: string;
  version: number;
  verdict: string;
  share: number | null;
  comment: string;
  method: string;
  by: string | null;
  at: Date;
  sawSuggestion: boolean;
}): Grading => ({
  attemptId: row.attemptId,
  criterion: row.criterion,
  part: PartSchema.parse(row.part),
  version: row.version,
  verdict: VerdictSchema.parse(row.verdict),
  share: row.share,
  comment: row.comment,
  method: MethodSchema.parse(row.method),
  by: row.by,
  at: row.at.toISOString(),
  sawSuggestion: row.sawSuggestion,
});

/** Databases take so many values in one question. */
const AT_ONCE = 500;
export const inBatches = <T>(all: readonly T[], size = AT_ONCE): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));

/** Takes the rows of these attempts for the rest of the transaction: writing before reading, as everywhere. */
export async function takeAttempts(tx: Transaction, attemptIds: readonly string[]): Promise<void> {
  for (const ids of inBatches(attemptIds))
    await tx.attempt.updateMany({ where: { id: { in: ids } }, data: { lockCount: { increment: 1 } } });
}

/** Every decision on these attempts, or on one criterion of each, the oldest first. `tx`: as a transaction sees them. */
export async function gradingsOf(
  attemptIds: readonly string[],
  tx?: Transaction,
  only: { criterion?: string } = {},
): Promise<Grading[]> {
  const db = tx ?? (await reader());
  const gradings: Grading[] = [];
  for (const ids of inBatches(attemptIds)) {
    const where = { attemptId: { in: ids }, ...only };
    const rows = await db.grading.findMany({ where, orderBy: { id: "asc" } });
    gradings.push(...rows.map(toGrading));
  }
  return gradings;
}

/** What becomes of a decision: its version is one more than the newest of its part. */
export async function appendGrading(
  tx: Transaction,
  { at, ...grading }: Omit<Grading, "version" | "at"> & { at: Date; rubricHash: string },
): Promise<void> {
  const { attemptId, criterion, part } = grading;
  const newest = await tx.grading.aggregate({
    where: { attemptId, criterion, part },
    _max: { version: true },
  });
  await tx.grading.create({ data: { ...grading, at, version: (newest._max.version ?? 0) + 1 } });
}

/** Keeps a rubric as it is; equal content is kept once. */
export async function keepRubric(tx: Transaction, rubric: Rubric, now: Date): Promise<string> {
  const content = canonicalJson(rubric);
  const hash = sha256(content);
  await tx.rubricSnapshot.upsert({
    where: { hash },
    create: { hash, rubric: content, createdAt: now },
    update: {},
  });
  return hash;
}

export const parseRubric = (content: string): Rubric => RubricSchema.parse(JSON.parse(content));
