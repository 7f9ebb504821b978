import { type Answer, ANSWER_FIELDS, type BankEntry, QuestionSchema } from "~graders";
import { gradeAttempt } from "~/grading/grade-attempt.server.ts";
import { submitAttempt } from "~/models/attempt.server.ts";
import { inTransaction } from "~/models/db.server.ts";
import { keepSnapshot } from "~/models/question-snapshot.server.ts";
import { createUser } from "~/models/user.server.ts";
import { at, ENTRY, save, START, startRound } from "./round.ts";

const covers = (id: string, dimension: string, concept: string, title: string) => ({
  id,
  dimension,
  level: "mid",
  title,
  why: "Tickets keep coming while the model is down.",
  advice: "Say what happens to a ticket then.",
  check: { kind: "covers", concepts: [concept] },
});

/** An explain question with two criteria of checks and one of the judge. */
export const CLASS_ENTRY: BankEntry = {
  ...ENTRY,
  hash: "3".repeat(64),
  question: QuestionSchema.parse({
    ...ENTRY.question,
    rubric: {
      weights: { reliability: 50, scaling: 30, "trade-offs": 20 },
      criteria: [
        covers("fallback", "reliability", "graceful-degradation", "A fallback while the model is down"),
        covers("buffer", "scaling", "message-queue", "A buffer in front of the model"),
        {
          ...covers("argument", "trade-offs", "", "An argument that holds together"),
          check: { kind: "judge", ask: "Does the argument hold together from cause to consequence?" },
        },
      ],
    },
  }),
};

const QUEUED =
  "A message queue buffers the tickets in front of the model, because two hundred a second arrive in bursts that it cannot take.";
const FALLBACK =
  "When the model is down, the service degrades gracefully: a rule on the subject line routes every ticket, so that the forty teams keep working at lower accuracy.";
/** From strong to blank, as their authors sent them. */
export const ANSWERS = [`${FALLBACK}\n\n${QUEUED}`, FALLBACK, QUEUED, "We route tickets to queues.", ""];

export interface MarkedClass {
  courseId: string;
  assignmentId: string;
  instructor: string;
  assistant: string;
  students: string[];
  /** One for each student, submitted and graded. */
  attempts: string[];
}

/** A course whose students have handed in one question each, with these answers. */
export async function markedClass({
  answers = ANSWERS,
  scorePolicy = "checks",
  doubleMarked = 0,
  shows = "model-answer",
  passMark = 50,
  instructor,
  student,
  entry = CLASS_ENTRY,
}: {
  /** What each student writes: an explanation, or whole fields. */
  answers?: readonly (string | Partial<Answer>)[];
  scorePolicy?: string;
  doubleMarked?: number;
  shows?: string;
  passMark?: number | null;
  /** Who they are, where a browser of theirs exists already. */
  instructor?: string;
  student?: string;
  entry?: BankEntry;
} = {}): Promise<MarkedClass> {
  const teacher = instructor ?? (await createUser({ now: START })).id;
  const assistant = (await createUser({ now: START })).id;
  const students: string[] = [];
  for (const [index] of answers.entries())
    students.push(index === 0 && student ? student : (await createUser({ now: START })).id);
  const { courseId, assignmentId } = await inTransaction(async (tx) => {
    const { hash } = await keepSnapshot(tx, entry, START);
    const course = await tx.course.create({
      data: { title: "Serving models, spring", timeZone: "Europe/Berlin", createdAt: START },
    });
    const member = (userId: string, role: string) => ({
      courseId: course.id,
      userId,
      role,
      joinedAt: START,
    });
    await tx.member.createMany({
      data: [
        member(teacher, "instructor"),
        member(assistant, "assistant"),
        ...students.map((id) => member(id, "student")),
      ],
    });
    await tx.rosterLine.createMany({
      data: students.map((id, index) => ({
        courseId: course.id,
        email: `student${index}@example.org`,
        name: `Student No ${index}`,
        number: `00${index}`,
        role: "student",
        addedAt: START,
        claimedBy: id,
        claimedAt: START,
      })),
    });
    const assignment = await tx.assignment.create({
      data: {
        courseId: course.id,
        title: "Midterm",
        instructions: "",
        mode: "exam",
        opensAt: START,
        closesAt: at(3600),
        seedPolicy: "none",
        scorePolicy,
        lateRule: "finish",
        shows,
        passMark,
        doubleMarked,
        publishedAt: START,
        createdAt: START,
        questions: { create: [{ slot: 1, questionId: entry.question.id, snapshotHash: hash }] },
      },
    });
    return { courseId: course.id, assignmentId: assignment.id };
  });
  const attempts: string[] = [];
  for (const [index, userId] of students.entries()) {
    const round = await startRound({ entry, userId, mode: "exam" });
    await inTransaction((tx) =>
      tx.attempt.update({ where: { id: round.attemptId }, data: { assignmentId, slot: 1 } }),
    );
    const answer = answers[index] ?? "";
    const fields = typeof answer === "string" ? { prose: answer } : answer;
    for (const field of ANSWER_FIELDS) {
      const value = fields[field];
      if (value !== undefined && JSON.stringify(value) !== '""') await save(round, field, value);
    }
    await submitAttempt({ ...round, now: at(100) });
    await gradeAttempt({ attemptId: round.attemptId, now: at(101) });
    attempts.push(round.attemptId);
  }
  return { courseId, assignmentId, instructor: teacher, assistant, students, attempts };
}
