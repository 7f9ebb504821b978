import { z } from "zod";
import type { BankEntry, Format, Level } from "~graders";
import { FormatSchema, LevelSchema } from "~graders";
import { canonicalJson } from "./canonical-json.server.ts";
import { writeAudit } from "./course-audit.server.ts";
import { inTransaction, reader, type Transaction } from "./db.server.ts";
import { keepSnapshot } from "./question-snapshot.server.ts";

/** Questions of one course, each with any number of versions. */
export const MOST_OWN_QUESTIONS = 300;

/** Texts by name, as an author wrote them: `question.yaml` and `model-answer[.regime].md`. */
const FilesSchema = z.record(z.string(), z.string());
export type QuestionFiles = z.infer<typeof FilesSchema>;

export type KeptQuestion =
  | { kind: "saved"; version: number }
  /** The files are those of the newest version. */
  | { kind: "unchanged"; version: number }
  /** A new question, and the course has one of this id. */
  | { kind: "taken" }
  /** Somebody made another version meanwhile; or the question is not there. */
  | { kind: "stale" }
  | { kind: "full" };

const newest = (tx: Transaction, where: { courseId: string; questionId: string }) =>
  tx.courseQuestion.findFirst({ where, orderBy: { version: "desc" } });

/**
 * Keeps a question of a course's own, or the next version of one, and writes it down. Assignments go on with the version
 * that they pinned.
 * @param after the version that its author began from; 0 for a new question
 */
export async function keepCourseQuestion({
  courseId,
  entry,
  files,
  after,
  by,
  now,
}: {
  courseId: string;
  entry: BankEntry;
  files: QuestionFiles;
  after: number;
  by: string;
  now: Date;
}): Promise<KeptQuestion> {
  const questionId = entry.question.id;
  return inTransaction(async (tx): Promise<KeptQuestion> => {
    const last = await newest(tx, { courseId, questionId });
    if (after === 0 && last) return { kind: "taken" };
    if ((last?.version ?? 0) !== after) return { kind: "stale" };
    const kept = canonicalJson(files);
    if (last?.files === kept) return { kind: "unchanged", version: after };
    if (
      after === 0 &&
      (await tx.courseQuestion.count({ where: { courseId, version: 1 } })) >= MOST_OWN_QUESTIONS
    )
      return { kind: "full" };
    const { hash: snapshotHash } = await keepSnapshot(tx, entry, now);
    const version = after + 1;
    await tx.courseQuestion.create({
      data: { courseId, questionId, version, files: kept, snapshotHash, createdBy: by, createdAt: now },
    });
    const kind = after === 0 ? "question-made" : "question-changed";
    const detail = { version, hash: entry.hash };
    await writeAudit(tx, { courseId, by, kind, subject: questionId, detail, now });
    return { kind: "saved", version };
  });
}

export interface ListedQuestion {
  id: string;
  title: string;
  level: Level;
  format: Format;
  /** The newest one's number: versions count from 1. */
  version: number;
  /** Of the newest version. ISO 8601. */
  at: string;
  /** Assignments that ask it, each with the version it pinned. */
  set: { assignmentId: string; title: string; version: number | null }[];
}

/** A course's own questions, or that one of them, at their newest version and by title. */
export async function listCourseQuestions(courseId: string, questionId?: string): Promise<ListedQuestion[]> {
  const db = await reader();
  const only = questionId === undefined ? {} : { questionId };
  const rows = await db.courseQuestion.findMany({
    where: { courseId, ...only },
    orderBy: { version: "asc" },
    select: {
      questionId: true,
      version: true,
      snapshotHash: true,
      createdAt: true,
      snapshot: { select: { title: true, level: true, format: true } },
    },
  });
  const asked = await db.assignmentQuestion.findMany({
    where: { assignment: { courseId }, ...only },
    orderBy: { assignment: { opensAt: "asc" } },
    select: { questionId: true, snapshotHash: true, assignment: { select: { id: true, title: true } } },
  });
  const latest = new Map(rows.map((row) => [row.questionId, row]));
  return [...latest.values()]
    .map(({ questionId: id, version, createdAt, snapshot }) => ({
      id,
      title: snapshot.title,
      level: LevelSchema.parse(snapshot.level),
      format: FormatSchema.parse(snapshot.format),
      version,
      at: createdAt.toISOString(),
      set: asked
        .filter((one) => one.questionId === id)
        .map(({ snapshotHash, assignment }) => ({
          assignmentId: assignment.id,
          title: assignment.title,
          version:
            rows.findLast((row) => row.questionId === id && row.snapshotHash === snapshotHash)?.version ??
            null,
        })),
    }))
    .sort((a, b) => a.title.localeCompare(b.title, "en"));
}

/** The newest version's files, for its author; null: the course has no such question. */
export async function readQuestionFiles(courseId: string, questionId: string): Promise<QuestionFiles | null> {
  const db = await reader();
  const row = await db.courseQuestion.findFirst({
    where: { courseId, questionId },
    orderBy: { version: "desc" },
    select: { files: true },
  });
  return row && FilesSchema.parse(JSON.parse(row.files));
}
