import { describe, expect, it } from "vitest";
import type { RosterPerson } from "~/roster/read-roster.ts";
import { freshDatabase } from "../../test/support/database.ts";
import { newAccount, newCourse, newMember } from "../../test/support/course.ts";
import { at } from "../../test/support/round.ts";
import { listAudit } from "./course-audit.server.ts";
import { listCourses, readJoinCodeOf, setEnded, setJoinCode } from "./course.server.ts";
import { newJoinCode, readJoinCode, shownJoinCode } from "./join-code.server.ts";
import { claimRosterLines, joinByCode } from "./joining.server.ts";
import { changeMember, listPeople, removeMember } from "./people.server.ts";
import { planRoster, takeRoster } from "./roster.server.ts";

freshDatabase();

const line = (email: string, more: Partial<RosterPerson> = {}): RosterPerson => ({
  line: 2,
  email,
  name: "Ada L.",
  number: "7",
  role: "student",
  timeMultiplier: 1.5,
  ...more,
});
const codeOf = async (courseId: string) => (await readJoinCodeOf(courseId)) ?? expect.fail("no code");

describe("a code to join by", () => {
  it("is read however it is written, and no other text is taken for one", () => {
    const code = newJoinCode();
    expect(readJoinCode(` ${shownJoinCode(code).toLowerCase()} `)).toBe(code);
    expect(["", "ABC", "OOOO-OOOO", "A".repeat(5000)].map(readJoinCode)).toEqual([null, null, null, null]);
  });

  it("leads in as a student, once, until it is renewed, withdrawn, or the course has ended", async () => {
    const { courseId, instructor } = await newCourse();
    const [sam, kim, lee] = [await newAccount("Sam"), await newAccount("Kim"), await newAccount("Lee")];
    const code = await codeOf(courseId);
    expect(await joinByCode({ person: sam, code, now: at(1) })).toEqual({ courseId });
    expect(await joinByCode({ person: sam, code, now: at(2) })).toEqual({ courseId });
    expect(await listCourses(sam.userId)).toMatchObject([{ id: courseId, role: "student", students: 1 }]);
    await setJoinCode({ courseId, by: instructor.userId, wanted: true, now: at(3) });
    expect(await joinByCode({ person: kim, code, now: at(4) })).toBeNull();
    const renewed = await codeOf(courseId);
    await setEnded({ courseId, by: instructor.userId, ended: true, now: at(5) });
    expect(await joinByCode({ person: kim, code: renewed, now: at(6) })).toBeNull();
    await setEnded({ courseId, by: instructor.userId, ended: false, now: at(7) });
    expect(await joinByCode({ person: kim, code: renewed, now: at(8) })).toEqual({ courseId });
    await setJoinCode({ courseId, by: instructor.userId, wanted: false, now: at(9) });
    expect(await joinByCode({ person: lee, code: renewed, now: at(10) })).toBeNull();
    expect((await listAudit({ courseId })).map(({ kind }) => kind)).toEqual([
      "code-withdrawn",
      "joined",
      "course-reopened",
      "course-ended",
      "code-made",
      "joined",
      "course-made",
    ]);
  });
});

describe("people of a course", () => {
  it("never leave it without an instructor", async () => {
    const { courseId, instructor } = await newCourse();
    const own = { courseId, userId: instructor.userId, by: instructor.userId, now: at(1) };
    expect(await changeMember({ ...own, role: "student", timeMultiplier: 1 })).toBe("last-instructor");
    expect(await removeMember(own)).toBe("last-instructor");
    const other = await newMember(courseId, { role: "assistant" });
    await changeMember({ ...own, userId: other.userId, role: "instructor", timeMultiplier: 1 });
    // Two instructors who remove each other at once: one of the two stays.
    const both = await Promise.all([
      removeMember({ ...own, userId: other.userId }),
      removeMember({ ...own, by: other.userId }),
    ]);
    expect([...both].sort()).toEqual(["changed", "last-instructor"]);
    expect((await listPeople(courseId)).members).toHaveLength(1);
  });

  it("come back to what they left, by the code", async () => {
    const { courseId, instructor } = await newCourse();
    const sam = await newMember(courseId, { timeMultiplier: 1.25 });
    await removeMember({ courseId, userId: sam.userId, by: instructor.userId, now: at(1) });
    expect(await listCourses(sam.userId)).toEqual([]);
    await joinByCode({ person: sam, code: await codeOf(courseId), now: at(2) });
    expect((await listPeople(courseId)).members.at(-1)).toMatchObject({
      userId: sam.userId,
      role: "student",
      timeMultiplier: 1.25,
    });
  });
});

describe("a roster", () => {
  it("waits for its people, who get their role, time and name when their confirmed address comes", async () => {
    const { courseId, instructor } = await newCourse();
    const people = [
      line("ada@x.edu"),
      line("tom@x.edu", { role: "assistant", name: "Tom", timeMultiplier: 1 }),
    ];
    await takeRoster({ courseId, people, by: instructor.userId, now: at(1) });
    expect((await listPeople(courseId)).expected).toHaveLength(2);
    const ada = await newAccount("countess", { email: "ada@x.edu" });
    expect(await claimRosterLines(ada, at(2))).toBe(1);
    expect(await claimRosterLines(ada, at(3))).toBe(0);
    const { members, expected } = await listPeople(courseId);
    expect(members.at(-1)).toMatchObject({
      name: "Ada L.",
      number: "7",
      timeMultiplier: 1.5,
      role: "student",
    });
    expect(expected.map(({ email }) => email)).toEqual(["tom@x.edu"]);
  });

  it("gives nobody a seat, or more than a student's, by an address that is not confirmed", async () => {
    const { courseId, instructor } = await newCourse();
    const people = [line("ada@x.edu"), line("tom@x.edu", { role: "instructor" })];
    await takeRoster({ courseId, people, by: instructor.userId, now: at(1) });
    const [ada, tom] = [
      await newAccount("Ada", { email: "ada@x.edu", verified: false }),
      await newAccount("not Tom", { email: "tom@x.edu", verified: false }),
    ];
    expect(await claimRosterLines(ada, at(2))).toBe(0);
    const code = await codeOf(courseId);
    await joinByCode({ person: ada, code, now: at(3) });
    await joinByCode({ person: tom, code, now: at(3) });
    const { members, expected } = await listPeople(courseId);
    expect(members.filter(({ role }) => role === "instructor")).toHaveLength(1);
    expect(members.find(({ userId }) => userId === ada.userId)?.timeMultiplier).toBe(1.5);
    expect(expected.map(({ email }) => email)).toEqual(["tom@x.edu"]);
  });

  it("says what each line would do before it is taken, and taking it again changes nothing", async () => {
    const { courseId, instructor } = await newCourse();
    const sam = await newMember(courseId);
    const people = [
      line("new@x.edu"),
      line(sam.email, { role: "assistant" }),
      line(instructor.email, { role: "student" }),
    ];
    const effects = async () => (await planRoster(courseId, people)).map(({ effect }) => effect);
    expect(await effects()).toEqual(["expected", "member-changed", "kept-instructor"]);
    await takeRoster({ courseId, people, by: instructor.userId, now: at(1) });
    expect(await effects()).toEqual(["unchanged", "unchanged", "kept-instructor"]);
    const kinds = (await listAudit({ courseId })).map(({ kind }) => kind);
    await takeRoster({ courseId, people, by: instructor.userId, now: at(2) });
    expect((await listAudit({ courseId })).map(({ kind }) => kind)).toEqual(kinds);
    expect((await listPeople(courseId)).members.map(({ role }) => role)).toEqual(["instructor", "assistant"]);
  });
});
