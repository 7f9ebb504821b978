import type { Role } from "~/authorisation/table.ts";
import { beforeAll } from "vitest";
import { warmBank } from "~/bank.server.ts";
import { createAssignment, setPublished } from "~/models/assignment.server.ts";
import type { AssignmentRules } from "~/models/assignment-rules.ts";
import { createCourse } from "~/models/course.server.ts";
import { inTransaction } from "~/models/db.server.ts";
import { addQuestion } from "~/models/paper.server.ts";
import { at, START } from "./round.ts";

/** Reading the whole bank takes long on a busy machine, so it is no test's own time. Call it at the top of a file. */
export const warmedBank = () => beforeAll(async () => void (await warmBank()), 180_000);

let made = 0;

/** Somebody with an account, as far as the tables know. */
export async function newAccount(name = "Ada Lovelace", { verified = true, email = "" } = {}) {
  made += 1;
  const account = { name, email: email || `person-${made}@example.org`, emailVerified: verified };
  const { id } = await inTransaction((tx) => tx.user.create({ data: { createdAt: START, ...account } }));
  return { userId: id, ...account };
}

export async function newCourse({ now = START, timeZone = "UTC" } = {}) {
  const instructor = await newAccount("Ines Instructor");
  const form = { title: "ML systems 101", timeZone };
  const course = await createCourse({ userId: instructor.userId, form, now });
  if (!course) throw new Error("no course was made");
  return { ...course, instructor };
}

export async function newMember(
  courseId: string,
  { role = "student", name = "Sam Student", timeMultiplier = 1, now = START }: MemberOptions = {},
) {
  const account = await newAccount(name);
  const { userId } = account;
  await inTransaction((tx) =>
    tx.member.create({ data: { courseId, userId, role, timeMultiplier, joinedAt: now } }),
  );
  return account;
}
interface MemberOptions {
  role?: Role;
  name?: string;
  timeMultiplier?: number;
  now?: Date;
}

/** Rules of an exam from `START`, open for two hours. */
export const EXAM: AssignmentRules = {
  title: "Midterm",
  instructions: "",
  mode: "exam",
  opensAt: START,
  closesAt: at(2 * 3600),
  minutes: 60,
  seedPolicy: "none",
  seed: null,
  scorePolicy: "checks",
  lateRule: "finish",
  shows: "findings",
  passMark: 50,
  anonymous: true,
  doubleMarked: 0,
};

/** A question of the bank that these tests set. */
export const SET_QUESTION = "cap-theorem-ml-serving";

/** An assignment with one question to a slot, published a minute before it opens. */
export async function newAssignment(
  { courseId, instructor }: { courseId: string; instructor: { userId: string } },
  {
    rules = {},
    slots = [[SET_QUESTION]],
    published = true,
  }: { rules?: Partial<AssignmentRules>; slots?: string[][]; published?: boolean } = {},
) {
  const now = at(-60);
  const by = instructor.userId;
  const made = await createAssignment({ courseId, rules: { ...EXAM, ...rules }, by, now });
  if (made.kind !== "saved") throw new Error("no assignment was made");
  const { assignmentId } = made;
  for (const [index, pool] of slots.entries())
    for (const questionId of pool)
      await addQuestion({ assignmentId, slot: index + 1, questionId, weight: 1, by, now });
  if (published) await setPublished({ assignmentId, published, by, now });
  return assignmentId;
}
