import { randomBytes } from "node:crypto";
import {
  type Answer,
  ANSWER_FIELDS,
  AnswerSchema,
  CONCEPT_IDS,
  parseQuestionFiles,
} from "../graders/index.ts";
import { authFor } from "../app/auth/auth.server.ts";
import { readQuestionFolder } from "../app/bank-files.server.ts";
import { config } from "../app/config.server.ts";
import { gradeAttempt } from "../app/grading/grade-attempt.server.ts";
import { createAssignment, listAssignments, setPublished } from "../app/models/assignment.server.ts";
import { submitAttempt } from "../app/models/attempt.server.ts";
import { createCourse } from "../app/models/course.server.ts";
import { closeDatabase, inTransaction, reader } from "../app/models/db.server.ts";
import { addQuestion } from "../app/models/paper.server.ts";
import { saveFields } from "../app/models/save.server.ts";
import { startAssigned } from "../app/models/start-assigned.server.ts";
import { CLASS } from "./demo-class.ts";

/**
 * A course to look at: a class of forty that has sat a midterm, its answers taken from the bank's samples of every
 * quality and graded for real. Running it again goes on where it stopped, and changes nothing that is there.
 */
const EMAIL = "demo-instructor@example.org";
const TITLE = "ML systems 101 (demo)";
const QUESTIONS = ["cap-theorem-ml-serving", "ml-serving-cache"] as const;
const HOUR_MS = 3_600_000;

const now = new Date();
const MINUTE_MS = 60_000;
/** On the minute, as forms have times. */
const ago = (ms: number) => new Date(Math.floor((now.getTime() - ms) / MINUTE_MS) * MINUTE_MS);
const addressOf = (name: string) => `${name.toLowerCase().replaceAll(" ", ".")}@demo.example.org`;

/** The account to sign in with; its password is told once, when it is made. */
async function instructor(): Promise<string> {
  const db = await reader();
  const known = await db.user.findUnique({ where: { email: EMAIL }, select: { id: true } });
  if (known) return known.id;
  const password = randomBytes(9).toString("base64url");
  const { user } = await authFor(new Request("http://localhost:3000")).api.signUpEmail({
    body: { name: "Ines Instructor", email: EMAIL, password },
  });
  console.log(`Sign in as ${EMAIL} with the password ${password} (it is not shown again).`);
  return user.id;
}

async function course(userId: string): Promise<string> {
  const db = await reader();
  // By its students where it has them: whoever looks at it may have given it another title.
  const sitting = { some: { user: { email: addressOf(CLASS[0] ?? "") } } };
  const known = await db.member.findFirst({
    where: { userId, role: "instructor", course: { OR: [{ members: sitting }, { title: TITLE }] } },
    orderBy: { joinedAt: "asc" },
  });
  if (known) return known.courseId;
  const made = await createCourse({
    userId,
    form: { title: TITLE, timeZone: "UTC" },
    now: ago(72 * HOUR_MS),
  });
  if (!made) throw new Error("this instructor has too many courses");
  return made.courseId;
}

/** A student without a way to sign in, of whom every tenth has extra time. */
async function student(courseId: string, name: string, index: number): Promise<string> {
  const email = addressOf(name);
  const timeMultiplier = index % 10 === 9 ? 1.5 : 1;
  return inTransaction(async (tx) => {
    const { id: userId } = await tx.user.upsert({
      where: { email },
      create: { createdAt: ago(72 * HOUR_MS), name, email, emailVerified: true },
      update: {},
      select: { id: true },
    });
    await tx.member.upsert({
      where: { courseId_userId: { courseId, userId } },
      create: { courseId, userId, role: "student", timeMultiplier, joinedAt: ago(71 * HOUR_MS) },
      update: {},
    });
    return userId;
  });
}

async function midterm(courseId: string, by: string): Promise<string> {
  const there = await listAssignments({ courseId, drafts: true });
  const known =
    there.find(({ rules }) => rules.title === "Midterm") ?? there.find(({ attempts }) => attempts > 0);
  if (known?.publishedAt) return known.id;
  const made = known
    ? { kind: "saved" as const, assignmentId: known.id }
    : await createAssignment({
        courseId,
        by,
        now: ago(48 * HOUR_MS),
        rules: {
          title: "Midterm",
          instructions: "Two questions, each with its own clock. Write in your own words.",
          mode: "exam",
          opensAt: ago(6 * HOUR_MS),
          closesAt: ago(2 * HOUR_MS),
          minutes: 45,
          seedPolicy: "none",
          seed: null,
          scorePolicy: "checks",
          lateRule: "finish",
          shows: "findings",
          passMark: 50,
          anonymous: true,
          doubleMarked: 0.2,
        },
      });
  if (made.kind !== "saved") throw new Error("the midterm was not made");
  const edit = { assignmentId: made.assignmentId, by, now: ago(47 * HOUR_MS) };
  for (const questionId of QUESTIONS) await addQuestion({ ...edit, slot: null, questionId, weight: 1 });
  await setPublished({ ...edit, published: true });
  return made.assignmentId;
}

/** The answers of known quality that a question ships; the running app reads no samples. */
async function samplesOf(id: string): Promise<Answer[]> {
  const folder = await readQuestionFolder(config().questionsFolder, id);
  const parsed = folder && parseQuestionFiles({ id, ...folder, conceptIds: new Set(CONCEPT_IDS) });
  if (!parsed?.ok || parsed.entry.samples.length === 0) throw new Error(`${id} has no samples`);
  return parsed.entry.samples.map(({ answer }) => answer);
}

/** One student's round at one question, with a sample of the bank as the answer. */
async function sit(
  assignmentId: string,
  userId: string,
  index: number,
  slot: number,
  samples: readonly Answer[],
): Promise<boolean> {
  const startedAt = ago(5 * HOUR_MS - (index * 40 + slot * 3600) * 1000);
  const started = await startAssigned({ assignmentId, slot, userId, now: startedAt });
  if (started.kind !== "started" || started.resumed) return false;
  const { attemptId } = started;
  const answer = AnswerSchema.parse(samples[(index * 3 + slot) % samples.length]);
  const empty = AnswerSchema.parse({});
  const changes = ANSWER_FIELDS.filter(
    (field) => JSON.stringify(answer[field]) !== JSON.stringify(empty[field]),
  ).map((field) => ({ field, baseRevision: 0, value: answer[field] }));
  const savedAt = new Date(startedAt.getTime() + 25 * 60_000);
  if (changes.length > 0)
    await saveFields({ attemptId, userId, request: { saveId: crypto.randomUUID(), changes }, now: savedAt });
  await submitAttempt({ attemptId, userId, now: new Date(savedAt.getTime() + 60_000) });
  return (await gradeAttempt({ attemptId, now })) === "graded";
}

const by = await instructor();
const courseId = await course(by);
const assignmentId = await midterm(courseId, by);
const samples = [await samplesOf(QUESTIONS[0]), await samplesOf(QUESTIONS[1])] as const;
let graded = 0;
for (const [index, name] of CLASS.entries()) {
  const userId = await student(courseId, name, index);
  for (const slot of [1, 2] as const)
    if (await sit(assignmentId, userId, index, slot, samples[slot - 1] ?? [])) graded += 1;
}
console.log(`${TITLE}: ${CLASS.length} students, ${graded} answers graded now. See /courses/${courseId}.`);
await closeDatabase();
