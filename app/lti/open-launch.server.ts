import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import type { Role } from "~/authorisation/table.ts";
import { findLinked, type LinkedAccount } from "~/models/lti-account.server.ts";
import { type Context, findContext } from "~/models/lti-context.server.ts";
import { keepLaunch, readLaunch } from "~/models/lti-launch.server.ts";
import { type Platform, readPlatform } from "~/models/lti-platform.server.ts";
import { type Launch, LaunchSchema } from "./claims.ts";
import { roleFrom } from "./roles.ts";
import { type State, StateSchema } from "./state.server.ts";

/** Long enough to make an account, or to choose an assignment. */
const LAUNCH_LASTS_MS = 30 * 60_000;

const hashOf = (ticket: string) => createHash("sha256").update(ticket).digest("base64url");
const KeptSchema = z.object({ launch: LaunchSchema, state: StateSchema });

/** Keeps a checked launch, and returns the ticket that leads back to it. */
export async function keepOpen(
  { platform, launch, state }: { platform: Platform; launch: Launch; state: State },
  now: Date,
): Promise<string> {
  const ticket = randomBytes(24).toString("base64url");
  await keepLaunch(
    { ticketHash: hashOf(ticket), platformId: platform.id, claims: JSON.stringify({ launch, state }) },
    { expiresAt: new Date(now.getTime() + LAUNCH_LASTS_MS), now },
  );
  return ticket;
}

/** A launch whose person has not gone on yet, and how it stands here. */
export interface OpenLaunch {
  ticketHash: string;
  platform: Platform;
  launch: Launch;
  state: State;
  /** Null: this person has not been here. */
  linked: LinkedAccount | null;
  /** Null: no instructor has connected the platform's course. */
  context: Context | null;
  /** Null: the platform gives none that has a counterpart here. */
  role: Role | null;
}

/** How a checked launch stands here. */
export async function standingOf(
  platform: Platform,
  launch: Launch,
): Promise<Pick<OpenLaunch, "linked" | "context" | "role">> {
  const { subject, context, deploymentId, roles } = launch;
  return {
    linked: await findLinked({ platformId: platform.id, subject }),
    context: context && (await findContext({ platformId: platform.id, deploymentId, contextId: context.id })),
    role: roleFrom(roles),
  };
}

/** Null: it is out of date, used, or never was. */
export async function openLaunch(ticket: string, now: Date): Promise<OpenLaunch | null> {
  const ticketHash = hashOf(ticket.slice(0, 200));
  const row = await readLaunch({ ticketHash, now });
  const platform = row && (await readPlatform(row.platformId));
  if (!row || !platform) return null;
  const { launch, state } = KeptSchema.parse(JSON.parse(row.claims));
  return { ticketHash, platform, launch, state, ...(await standingOf(platform, launch)) };
}

/**
 * Whether a launch alone opens an account. A platform that a course's instructor registered opens only accounts that it
 * made: whoever runs it could otherwise sign in as anybody who once said that they are the same person. Administrators
 * sign in by their own means only.
 */
export const opensAlone = (platform: Platform, linked: LinkedAccount): boolean =>
  !linked.isAdmin && (platform.courseId === null || linked.isMadeHere);

/** Whether the platform may be connected to this course: its own where an instructor registered it, else any. */
export const mayServe = (platform: Platform, courseId: string): boolean =>
  platform.courseId === null || platform.courseId === courseId;
