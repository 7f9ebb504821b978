import { readPlatform } from "~/models/lti-platform.server.ts";
import type { Context } from "~/models/lti-context.server.ts";
import { noteSyncProblem, takeMembers, type TakenMembers } from "~/models/lti-member.server.ts";
import { NotFetched } from "./fetch-outside.server.ts";
import { fetchMembers } from "./names-and-roles.server.ts";

export type Synced = { kind: "taken"; taken: TakenMembers } | { kind: "failed"; why: string };

/** Takes a platform's list of people over: who is known here gets their role, the others are expected. */
export async function syncPeople(context: Context, { by, now }: { by: string; now: Date }): Promise<Synced> {
  const platform = await readPlatform(context.platformId);
  if (!platform || context.membershipsUrl === null)
    return { kind: "failed", why: "The platform offers no list of its people to this tool." };
  try {
    const people = await fetchMembers(platform, context.membershipsUrl, now);
    return { kind: "taken", taken: await takeMembers({ context, people, by, now }) };
  } catch (error) {
    if (!(error instanceof NotFetched)) throw error;
    await noteSyncProblem(context.id, error.message);
    return { kind: "failed", why: error.message };
  }
}
