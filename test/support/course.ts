import type { Role } from "~/authorisation/table.ts";
import { createCourse } from "~/models/course.server.ts";
import { inTransaction } from "~/models/db.server.ts";
import { START } from "./round.ts";

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
