import { writeAudit } from "./course-audit.server.ts";
import { inTransaction, reader } from "./db.server.ts";
import type { Platform } from "./lti-platform.server.ts";

/** A platform's course that is connected with one here. */
export interface Context {
  id: string;
  platformId: string;
  deploymentId: string;
  contextId: string;
  title: string;
  courseId: string;
  membershipsUrl: string | null;
  lineItemsUrl: string | null;
  gradeScopes: string[];
}

/** How a launch names a platform's course. */
export interface ContextName {
  platformId: string;
  deploymentId: string;
  contextId: string;
}

/** What a launch says of a context's services. */
export interface ContextServices {
  title: string;
  membershipsUrl: string | null;
  lineItemsUrl: string | null;
  gradeScopes: readonly string[];
}

interface Row extends Omit<Context, "gradeScopes"> {
  gradeScopes: string;
}
const contextOf = ({
  id,
  platformId,
  deploymentId,
  contextId,
  title,
  courseId,
  membershipsUrl,
  lineItemsUrl,
  gradeScopes,
}: Row): Context => ({
  id,
  platformId,
  deploymentId,
  contextId,
  title,
  courseId,
  membershipsUrl,
  lineItemsUrl,
  gradeScopes: gradeScopes.split(" ").filter((scope) => scope !== ""),
});

/** Null: no instructor has connected it yet. */
export async function findContext(name: ContextName): Promise<Context | null> {
  const db = await reader();
  const row = await db.ltiContext.findUnique({ where: { platformId_deploymentId_contextId: name } });
  return row && contextOf(row);
}

export async function readContext(id: string): Promise<Context | null> {
  const db = await reader();
  const row = await db.ltiContext.findUnique({ where: { id } });
  return row && contextOf(row);
}

const servicesOf = ({ title, membershipsUrl, lineItemsUrl, gradeScopes }: ContextServices) => ({
  ...(title !== "" && { title }),
  ...(membershipsUrl !== null && { membershipsUrl }),
  ...(lineItemsUrl !== null && { lineItemsUrl, gradeScopes: gradeScopes.join(" ") }),
});

/** Keeps what a launch says of the services: addresses change when a platform moves. */
export async function noteServices(id: string, services: ContextServices): Promise<void> {
  await inTransaction((tx) => tx.ltiContext.update({ where: { id }, data: servicesOf(services) }));
}

/** Connects a platform's course with one here. "taken": it is connected already, with this course or another. */
export async function connectContext({
  name,
  services,
  courseId,
  by,
  now,
}: {
  name: ContextName;
  services: ContextServices;
  courseId: string;
  by: string;
  now: Date;
}): Promise<"connected" | "taken"> {
  return inTransaction(async (tx) => {
    const known = await tx.ltiContext.findUnique({ where: { platformId_deploymentId_contextId: name } });
    if (known) return "taken";
    const row = await tx.ltiContext.create({
      data: { title: "", ...name, ...servicesOf(services), courseId, linkedBy: by, linkedAt: now },
    });
    const detail = { title: row.title, context: name.contextId };
    await writeAudit(tx, { courseId, by, kind: "platform-connected", detail, now });
    return "connected";
  });
}

/** Parts them again: people stay members, marks that arrived stay there, nothing further is sent. */
export async function disconnectContext({
  id,
  courseId,
  by,
  now,
}: {
  id: string;
  courseId: string;
  by: string;
  now: Date;
}): Promise<void> {
  await inTransaction(async (tx) => {
    const row = await tx.ltiContext.findFirst({ where: { id, courseId } });
    if (!row) return;
    await tx.ltiContext.delete({ where: { id } });
    const detail = { title: row.title, context: row.contextId };
    await writeAudit(tx, { courseId, by, kind: "platform-disconnected", detail, now });
  });
}

export interface ListedContext extends Context {
  platform: Pick<Platform, "id" | "name" | "courseId">;
  linkedAt: Date;
  syncedAt: Date | null;
  syncProblem: string | null;
  /** On the platform's list; how many of them have come here. */
  members: number;
}

export async function contextsOfCourse(courseId: string): Promise<ListedContext[]> {
  const db = await reader();
  const rows = await db.ltiContext.findMany({
    where: { courseId },
    orderBy: [{ linkedAt: "asc" }, { id: "asc" }],
    include: {
      platform: { select: { id: true, name: true, courseId: true } },
      _count: { select: { members: true } },
    },
  });
  return rows.map((row) => ({
    ...contextOf(row),
    platform: row.platform,
    linkedAt: row.linkedAt,
    syncedAt: row.syncedAt,
    syncProblem: row.syncProblem,
    members: row._count.members,
  }));
}
