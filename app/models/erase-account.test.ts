import { readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { beforeEach, describe, expect, it } from "vitest";
import { BUILT_IN_PRICES } from "~graders";
import { freshDatabase } from "../../test/support/database.ts";
import { save, startRound } from "../../test/support/round.ts";
import { inTransaction, reader } from "./db.server.ts";
import { eraseAccount, previewErasure } from "./erase-account.server.ts";
import { createTable } from "./price-table.server.ts";
import { createUser } from "./user.server.ts";

const database = freshDatabase();
const NOW = new Date("2026-11-22T10:00:00Z");
const NAME = "Grace Brewster";
const EMAIL = "grace@example.org";

let userId = "";
beforeEach(async () => {
  userId = (await createUser({ now: NOW })).id;
  await inTransaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { name: NAME, email: EMAIL, role: "admin" } });
    const times = { createdAt: NOW, updatedAt: NOW };
    await tx.session.create({ data: { id: "s", token: "t", userId, expiresAt: NOW, ...times } });
    await tx.credential.create({
      data: { id: "c", accountId: userId, providerId: "credential", userId, password: "hash", ...times },
    });
    await tx.passkey.create({
      data: {
        id: "p",
        name: "Grace's laptop",
        publicKey: "k",
        userId,
        credentialID: "i",
        counter: 0,
        deviceType: "singleDevice",
        backedUp: false,
      },
    });
    await tx.verification.create({
      data: { id: "v", identifier: "hash", value: userId, expiresAt: NOW, ...times },
    });
  });
  await createTable({ userId, table: { ...BUILT_IN_PRICES, name: "Prices of Grace" }, now: NOW });
  await save(await startRound({ userId }), "api", "what Grace wrote");
});

/** The whole database file as it is once everything is written back. */
function bytesOf(): string {
  const db = new Database(database.file());
  db.exec("VACUUM");
  db.pragma("wal_checkpoint(TRUNCATE)");
  db.close();
  return readFileSync(database.file(), "latin1");
}

/** A course with one assignment, in which the person has the role, and of a student an attempt. */
async function inCourse({
  role = "student",
  releasedAt = NOW as Date | null,
  endedAt = null as Date | null,
} = {}) {
  const round = role === "student" ? await startRound({ userId, mode: "exam" }) : null;
  await inTransaction(async (tx) => {
    const { id: courseId } = await tx.course.create({
      data: { title: "ML systems", timeZone: "Europe/Berlin", createdAt: NOW, endedAt },
    });
    await tx.member.create({ data: { courseId, userId, role, joinedAt: NOW } });
    await tx.rosterLine.create({
      data: { courseId, email: "g@school.example", name: "Student 7", role, addedAt: NOW, claimedBy: userId },
    });
    const { id: assignmentId } = await tx.assignment.create({
      data: {
        courseId,
        title: "Midterm",
        instructions: "",
        mode: "exam",
        opensAt: NOW,
        closesAt: NOW,
        seedPolicy: "none",
        scorePolicy: "checks",
        lateRule: "cut",
        shows: "score",
        publishedAt: NOW,
        releasedAt,
        createdAt: NOW,
      },
    });
    if (round) await tx.attempt.update({ where: { id: round.attemptId }, data: { assignmentId, slot: 1 } });
  });
  return round;
}

describe("an account that is deleted", () => {
  it("leaves nothing of its person in the file", async () => {
    expect(await previewErasure(userId)).toEqual({
      blockers: [],
      attempts: 1,
      priceTables: 1,
      keptAttempts: 0,
    });
    expect(await eraseAccount({ userId, now: NOW })).toBe(true);
    const bytes = bytesOf();
    for (const trace of [NAME, EMAIL, "Grace", userId]) expect(bytes).not.toContain(trace);
  });

  it("leaves its work for a course, with nothing that tells whose it was", async () => {
    const round = await inCourse();
    expect(await previewErasure(userId)).toMatchObject({ blockers: [], attempts: 1, keptAttempts: 1 });
    expect(await eraseAccount({ userId, now: NOW })).toBe(true);
    const bytes = bytesOf();
    for (const trace of [NAME, EMAIL, "Grace"]) expect(bytes).not.toContain(trace);
    const db = await reader();
    expect(await db.attempt.findMany({ select: { id: true } })).toEqual([{ id: round?.attemptId }]);
    expect(await db.user.findUnique({ where: { id: userId } })).toMatchObject({
      email: null,
      name: null,
      role: "user",
      erasedAt: NOW,
    });
    expect(await db.session.count()).toBe(0);
    expect(await db.member.findFirst()).toMatchObject({ userId, leftAt: NOW });
    expect(await db.rosterLine.findFirst()).toMatchObject({ name: "Student 7", claimedBy: null });
  });

  it("waits for results that are still to come, and for another instructor, while the course goes on", async () => {
    await inCourse({ releasedAt: null });
    await inCourse({ role: "instructor" });
    expect((await previewErasure(userId)).blockers).toEqual([
      { kind: "only-instructor", course: "ML systems" },
      { kind: "results-pending", course: "ML systems", assignment: "Midterm" },
    ]);
    expect(await eraseAccount({ userId, now: NOW })).toBe(false);
    expect(bytesOf()).toContain(EMAIL);
    await inTransaction((tx) => tx.course.updateMany({ data: { endedAt: NOW } }));
    expect(await eraseAccount({ userId, now: NOW })).toBe(true);
  });
});
