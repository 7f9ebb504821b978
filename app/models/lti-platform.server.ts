import { writeAudit } from "./course-audit.server.ts";
import { inTransaction, reader } from "./db.server.ts";

/** Registrations of one course, or of the whole installation. */
export const MOST_PLATFORMS = 20;

export interface PlatformFacts {
  name: string;
  issuer: string;
  clientId: string;
  /** Empty: any deployment of the client id. */
  deploymentId: string;
  authUrl: string;
  tokenUrl: string;
  jwksUrl: string;
  tokenAudience: string | null;
  /** Origins, separated by spaces. */
  pageOrigins: string;
}

export interface Platform extends PlatformFacts {
  id: string;
  /** Null: an administrator's, for every course. */
  courseId: string | null;
}

const select = {
  id: true,
  name: true,
  issuer: true,
  clientId: true,
  deploymentId: true,
  authUrl: true,
  tokenUrl: true,
  jwksUrl: true,
  tokenAudience: true,
  pageOrigins: true,
  courseId: true,
} as const;

export async function readPlatform(id: string): Promise<Platform | null> {
  const db = await reader();
  return db.ltiPlatform.findUnique({ where: { id }, select });
}

/** Registrations of an issuer, an administrator's first. `clientId` null: the platform did not say for which. */
export async function platformsOf({
  issuer,
  clientId,
}: {
  issuer: string;
  clientId: string | null;
}): Promise<Platform[]> {
  const db = await reader();
  const rows = await db.ltiPlatform.findMany({
    where: { issuer, ...(clientId !== null && { clientId }) },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select,
  });
  return rows.sort((a, b) => Number(a.courseId !== null) - Number(b.courseId !== null));
}

/** The registration that a launch belongs to: its deployment's own, else the one for every deployment. */
export async function platformOfDeployment({
  issuer,
  clientId,
  deploymentId,
}: {
  issuer: string;
  clientId: string;
  deploymentId: string;
}): Promise<Platform | null> {
  const all = await platformsOf({ issuer, clientId });
  return (
    all.find((one) => one.deploymentId === deploymentId) ??
    all.find((one) => one.deploymentId === "" && one.courseId === null) ??
    null
  );
}

export interface ListedPlatform extends Platform {
  createdAt: Date;
  accounts: number;
}

/** A course's own registrations, or (null) those of administrators. */
export async function listPlatforms(courseId: string | null): Promise<ListedPlatform[]> {
  const db = await reader();
  const rows = await db.ltiPlatform.findMany({
    where: { courseId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { ...select, createdAt: true, _count: { select: { accounts: true } } },
  });
  return rows.map(({ _count, ...row }) => ({ ...row, accounts: _count.accounts }));
}

/** Registers a platform for a course, or (null) for all. */
export async function addPlatform({
  facts,
  courseId,
  by,
  now,
}: {
  facts: PlatformFacts;
  courseId: string | null;
  by: string;
  now: Date;
}): Promise<"added" | "known" | "too-many"> {
  return inTransaction(async (tx) => {
    const { issuer, clientId, deploymentId } = facts;
    // What an administrator registered for every deployment is no course's to take one out of.
    const deployments = courseId === null ? [deploymentId] : [deploymentId, ""];
    const where = { issuer, clientId, deploymentId: { in: deployments } };
    if ((await tx.ltiPlatform.count({ where })) > 0) return "known";
    if ((await tx.ltiPlatform.count({ where: { courseId } })) >= MOST_PLATFORMS) return "too-many";
    await tx.ltiPlatform.create({ data: { ...facts, courseId, createdBy: by, createdAt: now } });
    if (courseId !== null) {
      const detail = { name: facts.name, issuer, clientId, deploymentId };
      await writeAudit(tx, { courseId, by, kind: "platform-added", detail, now });
    }
    return "added";
  });
}

/** Removes a registration with what hangs on it: who its people are here, connected courses, marks on their way. */
export async function removePlatform({
  id,
  courseId,
  by,
  now,
}: {
  id: string;
  courseId: string | null;
  by: string;
  now: Date;
}): Promise<void> {
  await inTransaction(async (tx) => {
    const row = await tx.ltiPlatform.findFirst({ where: { id, courseId } });
    if (!row) return;
    await tx.ltiPlatform.delete({ where: { id } });
    if (courseId === null) return;
    const detail = { name: row.name, issuer: row.issuer, clientId: row.clientId };
    await writeAudit(tx, { courseId, by, kind: "platform-removed", detail, now });
  });
}
