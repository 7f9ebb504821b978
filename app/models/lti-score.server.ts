import { randomUUID } from "node:crypto";
import { inTransaction, reader } from "./db.server.ts";

/** An assignment whose marks belong into a platform's gradebook, or did. */
export interface Drawable {
  contextRowId: string;
  platformId: string;
  courseId: string;
  assignmentId: string;
  isReleased: boolean;
  /** How its marks stand; where scores were drawn from the same, they are up to date. */
  standing: string;
}

/** Changes whenever any score could have: looked at often, so it is a handful of look-ups. */
export async function gradebookPulse(): Promise<string> {
  const db = await reader();
  const mark = await db.markRow.findFirst({ orderBy: { id: "desc" }, select: { id: true } });
  const released = await db.assignment.aggregate({
    where: { course: { ltiContexts: { some: {} } }, releasedAt: { not: null } },
    _max: { releasedAt: true },
    _count: { id: true },
  });
  const people = await db.ltiMember.count();
  return JSON.stringify([mark?.id ?? 0, released._max.releasedAt, released._count.id, people]);
}

/** The assignments whose scores were drawn from marks that stood otherwise, or never. */
export async function staleScores(now: Date): Promise<Drawable[]> {
  const db = await reader();
  const assignments = await db.assignment.findMany({
    where: {
      course: { ltiContexts: { some: {} } },
      OR: [{ releasedAt: { not: null } }, { ltiScores: { some: {} } }],
    },
    select: {
      id: true,
      courseId: true,
      releasedAt: true,
      closesAt: true,
      course: { select: { ltiContexts: { select: { id: true, platformId: true } } } },
      ltiLineItems: { select: { contextRowId: true, drawnFrom: true } },
    },
  });
  const stale: Drawable[] = [];
  for (const { id: assignmentId, courseId, releasedAt, closesAt, course, ltiLineItems } of assignments) {
    const ofAttempts = { attempt: { assignmentId } };
    const newest = await db.markRow.aggregate({ where: ofAttempts, _max: { id: true } });
    const attempts = await db.attempt.count({ where: { assignmentId } });
    for (const { id: contextRowId, platformId } of course.ltiContexts) {
      const people = await db.ltiMember.count({ where: { contextRowId } });
      const isClosed = closesAt < now;
      const standing = JSON.stringify([releasedAt, newest._max.id, attempts, people, isClosed]);
      const drawn = ltiLineItems.find((one) => one.contextRowId === contextRowId)?.drawnFrom;
      if (drawn === standing) continue;
      const isReleased = releasedAt !== null;
      stale.push({ contextRowId, platformId, courseId, assignmentId, isReleased, standing });
    }
  }
  return stale;
}

/** People of a platform's course who have an account here, by account. */
export async function subjectsInContext({
  contextRowId,
  platformId,
}: {
  contextRowId: string;
  platformId: string;
}): Promise<Map<string, string>> {
  const db = await reader();
  const members = await db.ltiMember.findMany({ where: { contextRowId }, select: { subject: true } });
  const present = new Set(members.map(({ subject }) => subject));
  const accounts = await db.ltiAccount.findMany({
    where: { platformId },
    select: { userId: true, subject: true },
  });
  return new Map(
    accounts.filter(({ subject }) => present.has(subject)).map((one) => [one.userId, one.subject]),
  );
}

export interface WantedScore {
  userId: string;
  subject: string;
  /** 0 to 100; null: none that anybody may see. */
  score: number | null;
}

/** Puts on their way what stands otherwise than what was sent; the rest stays as it is. Returns how many. */
export async function queueScores(
  { contextRowId, assignmentId, standing }: Drawable,
  wanted: readonly WantedScore[],
  now: Date,
): Promise<number> {
  return inTransaction(async (tx) => {
    const rows = await tx.ltiScore.findMany({ where: { contextRowId, assignmentId } });
    const known = new Map(rows.map((row) => [row.userId, row]));
    let queued = 0;
    for (const { userId, subject, score } of wanted) {
      const row = known.get(userId);
      if (row ? row.score === score && row.subject === subject : score === null) continue;
      const waiting = {
        subject,
        score,
        state: "waiting",
        runAfter: now,
        tries: 0,
        reason: null,
        changedAt: now,
      };
      if (row)
        await tx.ltiScore.update({
          where: { id: row.id },
          // Whoever sends the former mark now loses the lease, and what they settle is nothing.
          data: { ...waiting, leaseToken: null, leaseUntil: null },
        });
      else await tx.ltiScore.create({ data: { ...waiting, contextRowId, assignmentId, userId } });
      queued += 1;
    }
    await tx.ltiLineItem.upsert({
      where: { contextRowId_assignmentId: { contextRowId, assignmentId } },
      create: { contextRowId, assignmentId, drawnFrom: standing },
      update: { drawnFrom: standing },
    });
    return queued;
  });
}

export interface ClaimedScore {
  id: number;
  contextRowId: string;
  assignmentId: string;
  /** Title of the assignment: the column's name. */
  title: string;
  subject: string;
  score: number | null;
  /** Of the column; null: not known. */
  lineItemUrl: string | null;
  /** Tries of this mark that came to nothing before. */
  tries: number;
  leaseToken: string;
}

/** Takes the score that waits the longest, for as long as the lease runs. Null: none is due. */
export async function claimScore({
  now,
  leaseMs,
}: {
  now: Date;
  leaseMs: number;
}): Promise<ClaimedScore | null> {
  const due = {
    OR: [
      { state: "waiting", runAfter: { lte: now } },
      { state: "running", leaseUntil: { lte: now } },
    ],
  };
  // Looking first, without a lock: most of the time there is nothing to take.
  if ((await (await reader()).ltiScore.findFirst({ where: due, select: { id: true } })) === null) return null;
  return inTransaction(async (tx) => {
    const next = await tx.ltiScore.findFirst({
      where: due,
      orderBy: [{ runAfter: "asc" }, { id: "asc" }],
      include: { assignment: { select: { title: true } } },
    });
    if (!next) return null;
    const leaseToken = randomUUID();
    const leaseUntil = new Date(now.getTime() + leaseMs);
    await tx.ltiScore.update({ where: { id: next.id }, data: { state: "running", leaseToken, leaseUntil } });
    const { id, contextRowId, assignmentId, subject, score, tries, assignment } = next;
    const where = { contextRowId_assignmentId: { contextRowId, assignmentId } };
    const lineItemUrl = (await tx.ltiLineItem.findUnique({ where, select: { url: true } }))?.url ?? null;
    const { title } = assignment;
    return { id, contextRowId, assignmentId, title, subject, score, lineItemUrl, tries, leaseToken };
  });
}

/** What came of one try; `runAfter`: it is tried again then. */
export type ScoreOutcome =
  { kind: "sent" } | { kind: "later"; reason: string; runAfter: Date } | { kind: "failed"; reason: string };

/** Writes down a try, and where the score stands now, unless the mark changed meanwhile or another holds it. */
export async function settleScore(
  { id, leaseToken, score }: ClaimedScore,
  outcome: ScoreOutcome,
  now: Date,
): Promise<void> {
  const reason = outcome.kind === "sent" ? null : outcome.reason.slice(0, 500);
  await inTransaction(async (tx) => {
    const at = now;
    // The column may have been parted from the course while its mark was on the way.
    if ((await tx.ltiScore.count({ where: { id } })) === 0) return;
    await tx.ltiPost.create({
      data: { scoreId: id, at, score, outcome: outcome.kind === "sent" ? "sent" : "failed", reason },
    });
    await tx.ltiScore.updateMany({
      where: { id, leaseToken, state: "running" },
      data: {
        state: outcome.kind === "later" ? "waiting" : outcome.kind,
        reason,
        leaseToken: null,
        leaseUntil: null,
        ...(outcome.kind === "sent" ? { tries: 0 } : { tries: { increment: 1 } }),
        ...(outcome.kind === "later" && { runAfter: outcome.runAfter }),
      },
    });
  });
}

/** Keeps where a column is; null: it is gone. */
export async function keepLineItemUrl(
  { contextRowId, assignmentId }: { contextRowId: string; assignmentId: string },
  url: string | null,
): Promise<void> {
  await inTransaction((tx) =>
    tx.ltiLineItem.updateMany({ where: { contextRowId, assignmentId }, data: { url } }),
  );
}

/** Tries again what failed in a course, all or one. Returns how many. */
export async function retryScores({
  courseId,
  id,
  now,
}: {
  courseId: string;
  id?: number;
  now: Date;
}): Promise<number> {
  const { count } = await inTransaction((tx) =>
    tx.ltiScore.updateMany({
      where: { context: { courseId }, state: "failed", ...(id !== undefined && { id }) },
      data: { state: "waiting", runAfter: now, tries: 0 },
    }),
  );
  return count;
}

export interface ListedScore {
  id: number;
  assignment: string;
  platform: string;
  userId: string;
  score: number | null;
  state: string;
  tries: number;
  reason: string | null;
  changedAt: Date;
  /** When it was taken last; null: never. */
  sentAt: Date | null;
}

const FIRST: Record<string, number> = { failed: 0, waiting: 1, running: 1, sent: 2 };

/** A course's marks on their way or there: what failed first, then what waits, then the newest. `total`: of all. */
export async function listScores(
  courseId: string,
  limit: number,
): Promise<{ scores: ListedScore[]; total: Record<"sent" | "waiting" | "failed", number> }> {
  const db = await reader();
  const where = { context: { courseId } };
  const counts = await db.ltiScore.groupBy({ by: ["state"], where, _count: { id: true } });
  const of = (...states: string[]) =>
    counts.filter(({ state }) => states.includes(state)).reduce((sum, { _count }) => sum + _count.id, 0);
  const include = {
    assignment: { select: { title: true } },
    context: { select: { platform: { select: { name: true } } } },
    posts: { where: { outcome: "sent" }, orderBy: { id: "desc" }, take: 1, select: { at: true } },
  } as const;
  const rows = [];
  for (const state of [["failed"], ["waiting", "running"], ["sent"]])
    rows.push(
      ...(await db.ltiScore.findMany({
        where: { ...where, state: { in: state } },
        orderBy: [{ changedAt: "desc" }, { id: "desc" }],
        take: Math.max(0, limit - rows.length),
        include,
      })),
    );
  return {
    scores: rows
      .sort((a, b) => (FIRST[a.state] ?? 0) - (FIRST[b.state] ?? 0))
      .map(({ id, assignment, context, userId, score, state, tries, reason, changedAt, posts }) => ({
        id,
        assignment: assignment.title,
        platform: context.platform.name,
        userId,
        score,
        state,
        tries,
        reason,
        changedAt,
        sentAt: posts[0]?.at ?? null,
      })),
    total: { sent: of("sent"), waiting: of("waiting", "running"), failed: of("failed") },
  };
}
