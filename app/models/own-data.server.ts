import { reader } from "./db.server.ts";

/** Everything of an account but its attempts, as its owner may take it home. No token, hash or key is in it. */
export async function readOwnData(userId: string) {
  const db = await reader();
  const { id, name, email, emailVerified, role, createdAt } = await db.user.findUniqueOrThrow({
    where: { id: userId },
  });
  const of = { where: { userId } };
  return {
    account: { id, name, email, emailVerified, role, createdAt },
    formerIds: await db.formerPerson.findMany({ ...of, select: { formerId: true, adoptedAt: true } }),
    sessions: await db.session.findMany({
      ...of,
      select: { createdAt: true, updatedAt: true, expiresAt: true, userAgent: true },
    }),
    passkeys: await db.passkey.findMany({
      ...of,
      select: { name: true, createdAt: true, deviceType: true, backedUp: true, aaguid: true },
    }),
    platforms: await db.ltiAccount.findMany({
      ...of,
      select: {
        subject: true,
        isMadeHere: true,
        linkedAt: true,
        launchedAt: true,
        platform: { select: { name: true, issuer: true } },
      },
    }),
    courses: await db.member.findMany({
      ...of,
      select: {
        role: true,
        joinedAt: true,
        leftAt: true,
        timeMultiplier: true,
        course: { select: { title: true } },
      },
    }),
    verdictsGiven: await db.grading.findMany({
      where: { by: userId },
      orderBy: { id: "asc" },
      select: { attemptId: true, criterion: true, verdict: true, comment: true, at: true },
    }),
    priceTables: (
      await db.priceTable.findMany({
        where: { ownerId: userId },
        select: {
          createdAt: true,
          versions: {
            select: { number: true, changes: true, createdAt: true, prices: { select: { content: true } } },
          },
        },
      })
    ).map(({ createdAt: madeAt, versions }) => ({
      createdAt: madeAt,
      versions: versions.map(({ prices, ...version }) => ({
        ...version,
        content: JSON.parse(prices.content) as unknown,
      })),
    })),
    judgeCalls: await db.judgeCall.findMany({
      ...of,
      select: {
        at: true,
        attemptId: true,
        model: true,
        outcome: true,
        promptTokens: true,
        completionTokens: true,
      },
    }),
  };
}

/** The person's attempts, the oldest first. */
export async function attemptIds(userId: string): Promise<string[]> {
  const db = await reader();
  const rows = await db.attempt.findMany({
    where: { userId },
    select: { id: true },
    orderBy: [{ startedAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id }) => id);
}

/** Every saved version of an attempt's fields, its clock and the receipts of its saves. */
export async function readAttemptHistory(attemptId: string) {
  const db = await reader();
  const of = { where: { attemptId }, orderBy: { id: "asc" } } as const;
  const journal = await db.fieldJournal.findMany({
    ...of,
    select: { field: true, revision: true, value: true, at: true, late: true },
  });
  return {
    versions: journal.map(({ value, ...entry }) => ({ ...entry, value: JSON.parse(value) as unknown })),
    regradeRequests: await db.regradeRequest.findMany({
      where: { attemptId },
      orderBy: { at: "asc" },
      select: { criterion: true, reason: true, at: true, answeredAt: true, outcome: true, note: true },
    }),
    clock: await db.clockEvent.findMany({ ...of, select: { kind: true, at: true, ms: true, by: true } }),
    receipts: await db.save.findMany({
      where: { attemptId },
      orderBy: { at: "asc" },
      select: { saveId: true, at: true, contentHash: true, receipt: true, late: true },
    }),
  };
}
