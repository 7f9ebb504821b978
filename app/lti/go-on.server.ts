import { authFor } from "~/auth/auth.server.ts";
import { enter } from "~/auth/enter.server.ts";
import { linkAccount, makeLinkedAccount, noteLaunch } from "~/models/lti-account.server.ts";
import { arrive } from "~/models/lti-admission.server.ts";
import { type ContextServices, noteServices } from "~/models/lti-context.server.ts";
import { spendLaunch } from "~/models/lti-launch.server.ts";
import { getAccount } from "~/session.server.ts";
import type { Launch } from "./claims.ts";
import { opensAlone, type OpenLaunch } from "./open-launch.server.ts";

/** As whom somebody goes on who has not been here from this platform: as a new account, or as the one signed in. */
export type As = "new" | "mine";

export type WentOn =
  | { kind: "arrived"; to: string; headers: Headers }
  /** The instructor says first which course it is. */
  | { kind: "connect"; headers: Headers }
  /** The account opens by its owner's own means only. */
  | { kind: "sign-in" }
  | { kind: "choose" }
  | { kind: "refused"; why: string };

const refused = (why: string): WentOn => ({ kind: "refused", why });

/** Null, or why the launch leads nowhere, whoever it is. */
export function nowhere({ launch, context, role }: OpenLaunch): string | null {
  if (launch.context === null) return "The platform opened this outside any course, so it leads nowhere.";
  if (role === null)
    return "Your role in the platform’s course is neither instructor, teaching assistant nor learner, so there is no place for you in this one.";
  if (context === null && role !== "instructor")
    return "Your instructor has not connected this course with Headroom yet. Tell them: they open this link once, and choose the course.";
  return null;
}

/** A fresh account teaches nothing, so it could not connect the course that a registration is for. */
export const mayBeginAnew = ({ platform, context }: OpenLaunch): boolean =>
  context !== null || platform.courseId === null;

/** Signs a launch's person in, puts them into the course, and says where to go. */
export async function goOn(
  request: Request,
  { open, as, now }: { open: OpenLaunch; as: As | null; now: Date },
): Promise<WentOn> {
  const why = nowhere(open);
  if (why !== null) return refused(why);
  const person = await personOf(request, { open, as, now });
  if ("kind" in person) return person;
  if (open.context === null) return { kind: "connect", headers: person.headers };
  return land(open, { ...person, now });
}

interface Person {
  userId: string;
  isMadeHere: boolean;
  headers: Headers;
}

/** Who it is here, signed in; or why not. */
async function personOf(
  request: Request,
  { open, as, now }: { open: OpenLaunch; as: As | null; now: Date },
): Promise<Person | WentOn> {
  const { platform, launch, linked } = open;
  const whose = { platformId: platform.id, subject: launch.subject };
  const current = await getAccount(request);
  if (linked) {
    const { userId, isMadeHere } = linked;
    const isHere = current?.userId === userId;
    if (!isHere && !opensAlone(platform, linked)) return { kind: "sign-in" };
    await noteLaunch({ ...whose, now });
    return { userId, isMadeHere, headers: isHere ? new Headers() : await signIn(request, userId, now) };
  }
  if (as === "mine" && current) {
    const { userId } = await linkAccount({ ...whose, userId: current.userId, now });
    return userId === current.userId
      ? { userId, isMadeHere: false, headers: new Headers() }
      : refused("Somebody else has come from the platform as this person meanwhile.");
  }
  if (as !== "new" || !mayBeginAnew(open)) return { kind: "choose" };
  const { userId } = await makeLinkedAccount({ ...whose, name: launch.name, now });
  return { userId, isMadeHere: true, headers: await signIn(request, userId, now) };
}

async function signIn(request: Request, userId: string, now: Date): Promise<Headers> {
  const { headers } = await authFor(request).api.openPlatformSession({
    body: { userId },
    headers: request.headers,
    returnHeaders: true,
  });
  return (await enter(request, { userId, headers, takeAlong: false, now })).headers;
}

export const servicesOf = (launch: Launch): ContextServices => ({
  title: launch.context?.title ?? "",
  membershipsUrl: launch.membershipsUrl,
  lineItemsUrl: launch.lineItemsUrl,
  gradeScopes: launch.gradeScopes,
});

async function land(
  { context, launch, role, ticketHash }: OpenLaunch,
  { userId, isMadeHere, headers, now }: Person & { now: Date },
): Promise<WentOn> {
  if (context === null || role === null) throw new Error("a launch without a course or a role lands nowhere");
  if (!(await spendLaunch({ ticketHash, now })))
    return refused("This launch has been used already. Open the link in your learning platform again.");
  await noteServices(context.id, servicesOf(launch));
  const { subject, name, email, assignmentId, lineItemUrl } = launch;
  const arrived = await arrive({
    context,
    userId,
    isMadeHere,
    person: { subject, name, email, role, isActive: true },
    assignmentId,
    lineItemUrl,
    now,
  });
  if (arrived === "ended") return refused("This course has ended here, so nobody new comes into it.");
  const course = `/courses/${context.courseId}`;
  const to = arrived.assignmentId === null ? course : `${course}/assignments/${arrived.assignmentId}`;
  return { kind: "arrived", to, headers };
}
