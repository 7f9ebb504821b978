import { drawVariant, grade } from "~graders";
import { inTransaction } from "~/models/db.server.ts";
import { appendReports } from "~/models/regraded-report.server.ts";
import { keepSnapshot } from "~/models/question-snapshot.server.ts";
import { canonicalJson } from "~/models/canonical-json.server.ts";
import { soundQuestions } from "./bank.ts";

const QUESTIONS = ["cap-theorem-ml-serving", "ml-serving-cache"] as const;
const START = new Date("2026-11-02T09:00:00Z");
const after = (minutes: number) => new Date(START.getTime() + minutes * 60_000);

export interface BenchClass {
  courseId: string;
  assignmentId: string;
  attempts: string[];
}

/**
 * A course whose students have all handed in two questions of the bank. Each sample of a question is graded once for real,
 * and its report is kept for every student who gave it.
 */
export async function classOf({
  students,
  instructor,
}: {
  students: number;
  instructor: string;
}): Promise<BenchClass> {
  const bank = soundQuestions();
  const set = QUESTIONS.map((id) => {
    const found = bank.find(({ entry }) => entry.question.id === id);
    if (!found) throw new Error(`The bank has no ${id}.`);
    const { entry } = found;
    const variant = drawVariant({ question: entry.question, seed: null });
    const graded = entry.samples.map(({ answer }) => ({
      answer,
      report: grade({ question: entry.question, variant, answer, lifted: found.lifted.get(answer) }),
    }));
    return { entry, variant, graded };
  });
  const userIds = Array.from({ length: students }, (_, index) => `bench-student-${index}`);
  const made = await inTransaction(async (tx) => {
    const course = await tx.course.create({
      data: { title: "Bench", timeZone: "UTC", createdAt: START },
    });
    const courseId = course.id;
    await tx.user.createMany({
      data: userIds.map((id, index) => ({ id, createdAt: START, name: `Student ${index}` })),
    });
    await tx.member.createMany({
      data: [
        { courseId, userId: instructor, role: "instructor", joinedAt: START },
        ...userIds.map((userId) => ({ courseId, userId, role: "student", joinedAt: START })),
      ],
    });
    const hashes: string[] = [];
    for (const { entry } of set) hashes.push((await keepSnapshot(tx, entry, START)).hash);
    const assignment = await tx.assignment.create({
      data: {
        courseId,
        title: "Midterm",
        instructions: "",
        mode: "exam",
        opensAt: START,
        closesAt: after(120),
        seedPolicy: "none",
        scorePolicy: "checks",
        lateRule: "finish",
        shows: "findings",
        passMark: 50,
        doubleMarked: 0.2,
        publishedAt: START,
        createdAt: START,
        questions: {
          create: set.map(({ entry }, index) => ({
            slot: index + 1,
            questionId: entry.question.id,
            snapshotHash: hashes[index] ?? "",
          })),
        },
      },
    });
    return { courseId, assignmentId: assignment.id, hashes };
  });
  const attempts: string[] = [];
  for (const [at, { entry, variant, graded }] of set.entries())
    await inTransaction(async (tx) => {
      const rows = userIds.map((userId, index) => ({ id: `bench-${at}-${index}`, userId }));
      await tx.attempt.createMany({
        data: rows.map((row) => ({
          ...row,
          questionId: entry.question.id,
          snapshotHash: made.hashes[at] ?? "",
          variant: JSON.stringify(variant),
          mode: "exam",
          durationMs: 45 * 60_000,
          startedAt: START,
          submittedAt: after(45),
          closedBy: "candidate",
          assignmentId: made.assignmentId,
          slot: at + 1,
        })),
      });
      const given = (index: number) => graded[index % graded.length];
      await tx.fieldValue.createMany({
        data: rows.flatMap(({ id: attemptId }, index) =>
          Object.entries(given(index)?.answer ?? {}).map(([field, value]) => ({
            attemptId,
            field,
            revision: 1,
            countedRevision: 1,
            value: canonicalJson(value),
            savedAt: after(44),
          })),
        ),
      });
      await appendReports(tx, {
        reports: rows.flatMap(({ id: attemptId }, index) => {
          const report = given(index)?.report;
          return report ? [{ attemptId, report, gradingMs: 1 }] : [];
        }),
        now: after(46),
      });
      attempts.push(...rows.map(({ id }) => id));
    });
  return { courseId: made.courseId, assignmentId: made.assignmentId, attempts };
}
