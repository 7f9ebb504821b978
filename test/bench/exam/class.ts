import { createHmac, randomBytes } from "node:crypto";
import { createAssignment, setPublished } from "~/models/assignment.server.ts";
import { createCourse } from "~/models/course.server.ts";
import { inTransaction } from "~/models/db.server.ts";
import { addQuestion } from "~/models/paper.server.ts";

export interface SeatedClass {
  paper: string;
  assignmentId: string;
  instructor: { cookie: string };
  students: { userId: string; cookie: string }[];
}

const HOUR_MS = 3_600_000;

/** The cookie that the auth library gives whoever signs in: the session's token, signed. */
const cookieOf = (token: string, secret: string) =>
  `headroom.session_token=${encodeURIComponent(`${token}.${createHmac("sha256", secret).update(token).digest("base64")}`)}`;

/** Accounts, each signed in to one browser. Hashing hundreds of passwords is not what is measured. */
async function accounts(names: readonly string[], secret: string, now: Date) {
  const made = names.map((name, index) => ({
    name,
    id: `bench-${index}-${randomBytes(8).toString("hex")}`,
    token: randomBytes(24).toString("base64url"),
  }));
  const until = new Date(now.getTime() + 24 * HOUR_MS);
  await inTransaction(async (tx) => {
    await tx.user.createMany({
      data: made.map(({ id, name }) => ({
        id,
        name,
        email: `${id}@example.org`,
        emailVerified: true,
        createdAt: now,
        updatedAt: now,
      })),
    });
    await tx.session.createMany({
      data: made.map(({ id, token }) => ({
        id: `session-${id}`,
        token,
        userId: id,
        createdAt: now,
        updatedAt: now,
        expiresAt: until,
      })),
    });
  });
  return made.map(({ id, token }) => ({ userId: id, cookie: cookieOf(token, secret) }));
}

/** A course of so many students with an exam that is open: one design question, numbers drawn for each student. */
export async function seatClass({
  students: count,
  question,
  secret,
}: {
  students: number;
  question: string;
  secret: string;
}): Promise<SeatedClass> {
  const now = new Date();
  const names = Array.from({ length: count }, (_, index) => `Student ${index + 1}`);
  const [teacher, ...students] = await accounts(["Ines Instructor", ...names], secret, now);
  if (!teacher) throw new Error("no instructor was made");
  const by = teacher.userId;
  const course = await createCourse({ userId: by, form: { title: "Bench", timeZone: "UTC" }, now });
  if (!course) throw new Error("no course was made");
  const { courseId } = course;
  await inTransaction((tx) =>
    tx.member.createMany({
      data: students.map(({ userId }) => ({ courseId, userId, role: "student", joinedAt: now })),
    }),
  );
  const rules = {
    title: "Midterm",
    instructions: "Answer in your own words.",
    mode: "exam" as const,
    opensAt: new Date(now.getTime() - HOUR_MS),
    closesAt: new Date(now.getTime() + 3 * HOUR_MS),
    minutes: 60,
    seedPolicy: "per-student" as const,
    seed: 7,
    scorePolicy: "checks" as const,
    lateRule: "finish" as const,
    shows: "findings" as const,
    passMark: 50,
    anonymous: true,
    doubleMarked: 0,
  };
  const assignment = await createAssignment({ courseId, rules, by, now });
  if (assignment.kind !== "saved") throw new Error("no assignment was made");
  const { assignmentId } = assignment;
  const edit = { assignmentId, by, now };
  const added = await addQuestion({ ...edit, slot: null, questionId: question, weight: 1 });
  if (added !== "done") throw new Error(`the question ${question} could not be set: ${added}`);
  await setPublished({ ...edit, published: true });
  return {
    paper: `/courses/${courseId}/assignments/${assignmentId}`,
    assignmentId,
    instructor: { cookie: teacher.cookie },
    students,
  };
}
