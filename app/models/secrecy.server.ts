import { SHOWS, type Shows } from "./assignment-rules.ts";
import { reader } from "./db.server.ts";

/** How much of a report its owner sees: each with what stands before it. */
export type Shown = "nothing" | Shows;
const ORDER: readonly Shown[] = ["nothing", ...SHOWS];

/** Whether what is shown reaches this far. */
export const showsAtLeast = (shown: Shown, wanted: Shown): boolean =>
  ORDER.indexOf(shown) >= ORDER.indexOf(wanted);

/** The assignment that keeps something closed. */
export interface Keeper {
  assignmentId: string;
  courseId: string;
  title: string;
  courseTitle: string;
  /** `own`: the attempt was started for it. `elsewhere`: the attempt was not, but its question is set there. */
  because: "own" | "elsewhere";
}

export interface Secrecy {
  shown: Shown;
  /** Null: everything is open. */
  keeper: Keeper | null;
}

const OPEN: Secrecy = { shown: "model-answer", keeper: null };
const facts = { id: true, title: true, course: { select: { id: true, title: true } } } as const;

/**
 * Questions that are set to this person as a student, from opening until release, with the assignment of each. Leaving the
 * course meanwhile opens nothing. A course's own question closes the bank's of the same name too, since it may be a version
 * of it; only of two courses' own questions the name says nothing: `ownOf` is the course whose own is asked about.
 */
export async function closedQuestions(
  userId: string,
  now: Date,
  ownOf: string | null = null,
): Promise<Map<string, Keeper>> {
  const db = await reader();
  const rows = await db.assignment.findMany({
    where: {
      publishedAt: { not: null },
      releasedAt: null,
      opensAt: { lte: now },
      course: { members: { some: { userId, role: "student" } } },
    },
    select: {
      ...facts,
      opensAt: true,
      course: {
        select: { id: true, title: true, members: { where: { userId }, select: { leftAt: true } } },
      },
      questions: {
        select: { questionId: true, snapshot: { select: { ofCourses: { select: { courseId: true } } } } },
      },
    },
  });
  const closed = new Map<string, Keeper>();
  for (const { id, title, opensAt, course, questions } of rows) {
    const leftAt = course.members[0]?.leftAt ?? null;
    if (leftAt !== null && leftAt < opensAt) continue;
    const keeper: Keeper = {
      assignmentId: id,
      courseId: course.id,
      title,
      courseTitle: course.title,
      because: "elsewhere",
    };
    for (const { questionId, snapshot } of questions) {
      const isOwn = snapshot.ofCourses.some(({ courseId }) => courseId === course.id);
      if (!isOwn || ownOf === null || ownOf === course.id) closed.set(questionId, keeper);
    }
  }
  return closed;
}

/**
 * What of an attempt's report its owner may see now. Nothing of an assignment's attempt before release, and then what the
 * assignment shows; of any other attempt at a question that is set to this person, the score alone.
 */
export async function secrecyOf({
  userId,
  questionId,
  assignmentId,
  now,
}: {
  userId: string;
  questionId: string;
  /** Null: a round of one's own. */
  assignmentId: string | null;
  now: Date;
}): Promise<Secrecy> {
  const own = assignmentId === null ? OPEN : await secrecyOfAssignment(assignmentId);
  // Nothing elsewhere closes more than its own assignment does.
  if (!showsAtLeast(own.shown, "findings")) return own;
  const ownOf = assignmentId === null ? null : await courseOfOwn({ assignmentId, questionId });
  const elsewhere = (await closedQuestions(userId, now, ownOf)).get(questionId);
  if (!elsewhere || elsewhere.assignmentId === assignmentId) return own;
  return { shown: "score", keeper: elsewhere };
}

/** The course whose own question an assignment sets under this name; null: it sets the bank's. */
async function courseOfOwn(of: { assignmentId: string; questionId: string }): Promise<string | null> {
  const db = await reader();
  const set = await db.assignmentQuestion.findFirst({
    where: of,
    select: {
      assignment: { select: { courseId: true } },
      snapshot: { select: { ofCourses: { select: { courseId: true } } } },
    },
  });
  const courseId = set?.assignment.courseId;
  return set?.snapshot.ofCourses.some((one) => one.courseId === courseId) ? (courseId ?? null) : null;
}

async function secrecyOfAssignment(assignmentId: string): Promise<Secrecy> {
  const db = await reader();
  const { id, title, course, releasedAt, shows } = await db.assignment.findUniqueOrThrow({
    where: { id: assignmentId },
    select: { ...facts, releasedAt: true, shows: true },
  });
  const shown = releasedAt === null ? "nothing" : (SHOWS.find((one) => one === shows) ?? "nothing");
  const keeper: Keeper = {
    assignmentId: id,
    courseId: course.id,
    title,
    courseTitle: course.title,
    because: "own",
  };
  return { shown, keeper: shown === "model-answer" ? null : keeper };
}
