import { randomInt } from "node:crypto";
import { FormatSchema, LevelSchema, type Format, type Level } from "~graders";
import {
  type AssignmentRules,
  AssignmentRulesSchema,
  lockOf,
  MOST_SEED,
  type RuleField,
} from "./assignment-rules.ts";
import { writeAudit } from "./course-audit.server.ts";
import { inTransaction, type Prisma, reader, type Transaction } from "./db.server.ts";
import { keepPrices } from "./price-snapshot.server.ts";
import { pricesInUse } from "./price-table-in-use.server.ts";

/** Assignments of one course. */
export const MOST_ASSIGNMENTS = 200;

/** One question of the paper, at its pinned version. */
export interface PaperQuestion {
  id: string;
  slot: number;
  questionId: string;
  snapshotHash: string;
  /** Content hash of the question's file, as reports name versions. */
  version: string;
  title: string;
  level: Level;
  format: Format;
  minutes: number;
  weight: number;
}

export interface Assignment {
  id: string;
  courseId: string;
  rules: AssignmentRules;
  questions: PaperQuestion[];
  publishedAt: Date | null;
  releasedAt: Date | null;
  /** Attempts started for it. */
  attempts: number;
  pricesHash: string | null;
}

const include = {
  questions: {
    orderBy: [{ slot: "asc" }, { questionId: "asc" }],
    include: {
      snapshot: { select: { title: true, level: true, format: true, question: true, questionHash: true } },
    },
  },
  _count: { select: { attempts: true } },
} satisfies Prisma.AssignmentInclude;
type Row = Prisma.AssignmentGetPayload<{ include: typeof include }>;

/** Of a kept question, which was parsed when it was kept. */
const minutesOf = (question: string): number => (JSON.parse(question) as { minutes: number }).minutes;

function assignmentOf(row: Row): Assignment {
  return {
    id: row.id,
    courseId: row.courseId,
    rules: AssignmentRulesSchema.parse(row),
    questions: row.questions.map(({ id, slot, questionId, snapshotHash, weight, snapshot }) => ({
      id,
      slot,
      questionId,
      snapshotHash,
      version: snapshot.questionHash,
      title: snapshot.title,
      level: LevelSchema.parse(snapshot.level),
      format: FormatSchema.parse(snapshot.format),
      minutes: minutesOf(snapshot.question),
      weight,
    })),
    publishedAt: row.publishedAt,
    releasedAt: row.releasedAt,
    attempts: row._count.attempts,
    pricesHash: row.pricesHash,
  };
}

export async function readAssignment(assignmentId: string, tx?: Transaction): Promise<Assignment | null> {
  const db = tx ?? (await reader());
  const row = await db.assignment.findUnique({ where: { id: assignmentId }, include });
  return row && assignmentOf(row);
}

/** A course's assignments by opening; students are told of published ones only. */
export async function listAssignments({
  courseId,
  drafts,
}: {
  courseId: string;
  drafts: boolean;
}): Promise<Assignment[]> {
  const db = await reader();
  const rows = await db.assignment.findMany({
    where: { courseId, ...(drafts ? {} : { publishedAt: { not: null } }) },
    include,
    orderBy: [{ opensAt: "asc" }, { createdAt: "asc" }],
  });
  return rows.map(assignmentOf);
}

interface Change {
  assignmentId: string;
  by: string;
  now: Date;
}

export type RulesOutcome =
  | { kind: "saved"; assignmentId: string }
  /** Rules that no longer change, each with why. Nothing was written. */
  | { kind: "locked"; locked: Partial<Record<RuleField, string>> }
  | { kind: "too-many" };

const withSeed = (rules: AssignmentRules): AssignmentRules => ({
  ...rules,
  seed: rules.seedPolicy === "none" ? null : (rules.seed ?? 1 + randomInt(MOST_SEED)),
});

/** Makes a draft; its seed is drawn where none is given, and kept. */
export async function createAssignment({
  courseId,
  rules,
  by,
  now,
}: {
  courseId: string;
  rules: AssignmentRules;
  by: string;
  now: Date;
}): Promise<RulesOutcome> {
  return inTransaction(async (tx): Promise<RulesOutcome> => {
    if ((await tx.assignment.count({ where: { courseId } })) >= MOST_ASSIGNMENTS) return { kind: "too-many" };
    const { id } = await tx.assignment.create({
      data: { courseId, createdAt: now, ...withSeed(rules) },
      select: { id: true },
    });
    const detail = { title: rules.title };
    await writeAudit(tx, { courseId, by, kind: "assignment-made", subject: id, detail, now });
    return { kind: "saved", assignmentId: id };
  });
}

const same = (a: unknown, b: unknown) =>
  a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;

/** Changes rules, as far as what was promised to whoever has started allows; each change is written down. */
export async function changeRules({
  assignmentId,
  rules: wanted,
  by,
  now,
}: Change & { rules: AssignmentRules }): Promise<RulesOutcome> {
  return inTransaction(async (tx): Promise<RulesOutcome> => {
    const assignment = await readAssignment(assignmentId, tx);
    if (!assignment) throw new Error("an assignment went while it was changed");
    const { rules: before, courseId, attempts } = assignment;
    const rules =
      wanted.seedPolicy === before.seedPolicy && wanted.seed === null
        ? { ...wanted, seed: before.seed }
        : withSeed(wanted);
    const changed = (Object.keys(rules) as RuleField[]).filter((field) => !same(rules[field], before[field]));
    const locked: Partial<Record<RuleField, string>> = {};
    for (const field of changed) {
      const why = lockOf(field, { attempts, released: assignment.releasedAt !== null });
      if (why !== null) locked[field] = why;
    }
    if (Object.keys(locked).length > 0) return { kind: "locked", locked };
    if (changed.length === 0) return { kind: "saved", assignmentId };
    await tx.assignment.update({ where: { id: assignmentId }, data: rules });
    const only = (from: AssignmentRules) => Object.fromEntries(changed.map((field) => [field, from[field]]));
    const detail = { before: only(before), after: only(rules) };
    await writeAudit(tx, { courseId, by, kind: "assignment-changed", subject: assignmentId, detail, now });
    return { kind: "saved", assignmentId };
  });
}

export type PublishOutcome = "done" | "no-questions" | "over" | "started";

/** Shows it to the students, with the prices that the publisher works with; or takes it back while nobody has started. */
export async function setPublished({
  assignmentId,
  published,
  by,
  now,
}: Change & { published: boolean }): Promise<PublishOutcome> {
  return inTransaction(async (tx): Promise<PublishOutcome> => {
    const assignment = await readAssignment(assignmentId, tx);
    if (!assignment || (assignment.publishedAt !== null) === published) return "done";
    if (published && assignment.questions.length === 0) return "no-questions";
    if (published && assignment.rules.closesAt <= now) return "over";
    if (!published && assignment.attempts > 0) return "started";
    const prices = published ? await keepPrices(tx, (await pricesInUse(by, tx)).table, now) : null;
    await tx.assignment.update({
      where: { id: assignmentId },
      data: { publishedAt: published ? now : null, pricesHash: prices?.hash ?? null },
    });
    const { courseId } = assignment;
    const kind = published ? "assignment-published" : "assignment-unpublished";
    await writeAudit(tx, { courseId, by, kind, subject: assignmentId, now });
    return "done";
  });
}

/** Deletes an assignment that nobody has started. False: somebody has. */
export async function deleteAssignment({ assignmentId, by, now }: Change): Promise<boolean> {
  return inTransaction(async (tx) => {
    const assignment = await readAssignment(assignmentId, tx);
    if (!assignment) return true;
    if (assignment.attempts > 0) return false;
    await tx.assignment.delete({ where: { id: assignmentId } });
    const { courseId, rules } = assignment;
    const detail = { title: rules.title };
    await writeAudit(tx, { courseId, by, kind: "assignment-deleted", subject: assignmentId, detail, now });
    return true;
  });
}
