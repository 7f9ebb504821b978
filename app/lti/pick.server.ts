import { listAssignments, readAssignment } from "~/models/assignment.server.ts";
import { readStanding } from "~/models/membership.server.ts";
import { spendLaunch } from "~/models/lti-launch.server.ts";
import { mayIn } from "~/authorisation/table.ts";
import { zonedLabel } from "~/time-zone.ts";
import { CLAIM, VERSION } from "./claims.ts";
import { toolAddresses } from "./configuration.ts";
import { refusedAddress } from "./fetch-outside.server.ts";
import type { OpenLaunch } from "./open-launch.server.ts";
import { signed } from "./tool-key.server.ts";

/** The platform reads the choice at once. */
const RESPONSE_LASTS_S = 5 * 60;
/** Out of 100, as marks are here. */
export const SCORE_MAXIMUM = 100;

export interface PickableAssignment {
  id: string;
  title: string;
  window: string;
  isDraft: boolean;
}
export type Pickable =
  | { kind: "choose"; course: string; assignments: PickableAssignment[] }
  /** The instructor comes in once first: nobody knows yet who they are here, or which course it is. */
  | { kind: "first" }
  | { kind: "refused"; why: string };

/** What somebody who wants to place a link may choose from. In a frame there is no sign-in: the checked launch says who asks. */
export async function pickable({
  launch,
  linked,
  context,
  role,
}: Omit<OpenLaunch, "ticketHash" | "state">): Promise<Pickable> {
  const refuse = (why: string): Pickable => ({ kind: "refused", why });
  if (launch.context === null) return refuse("The platform opened this outside any course.");
  if (role !== "instructor") return refuse("Only an instructor of the course links its assignments.");
  if (!launch.deepLinking?.takesLinks) return refuse("The platform takes no links to a tool in this place.");
  const why = refusedAddress(launch.deepLinking.returnUrl);
  if (why !== null) return refuse(`The platform wants the choice at an address that is not good. ${why}`);
  if (linked === null || context === null) return { kind: "first" };
  const { courseId } = context;
  const standing = await readStanding({ courseId, userId: linked.userId });
  if (!standing?.role || !mayIn([standing.role], "lms.change"))
    return refuse("You are not an instructor of the course here. One of its instructors can make you one.");
  const { title, timeZone } = standing.course;
  const assignments = await listAssignments({ courseId, drafts: true });
  return {
    kind: "choose",
    course: title,
    assignments: assignments.map(({ id, rules, publishedAt }) => ({
      id,
      title: rules.title,
      window: `${zonedLabel(rules.opensAt.toISOString(), timeZone)} to ${zonedLabel(rules.closesAt.toISOString(), timeZone)}`,
      isDraft: publishedAt === null,
    })),
  };
}

/** What the browser carries back to the platform. */
export interface PickResponse {
  returnUrl: string;
  jwt: string;
}

/** Signs the choice for the platform; an empty one is a cancel. Null: the launch is used up, or may not choose these. */
export async function pick(
  open: OpenLaunch,
  { assignmentIds, origin, now }: { assignmentIds: readonly string[]; origin: string; now: Date },
): Promise<PickResponse | null> {
  const { launch, platform, context } = open;
  const settings = launch.deepLinking;
  const choice = await pickable(open);
  if (choice.kind !== "choose" || !settings || !context) return null;
  const wanted = settings.takesSeveral ? [...new Set(assignmentIds)] : assignmentIds.slice(0, 1);
  if (!wanted.every((id) => choice.assignments.some((one) => one.id === id))) return null;
  if (!(await spendLaunch({ ticketHash: open.ticketHash, now }))) return null;
  const items = [];
  for (const id of wanted) {
    const assignment = await readAssignment(id);
    if (!assignment) continue;
    const { title, opensAt, closesAt } = assignment.rules;
    items.push({
      type: "ltiResourceLink",
      title,
      url: toolAddresses(origin).launch,
      custom: { assignment: id },
      window: { targetName: "headroom" },
      available: { startDateTime: opensAt.toISOString() },
      submission: { startDateTime: opensAt.toISOString(), endDateTime: closesAt.toISOString() },
      ...(settings.takesLineItem && {
        lineItem: { scoreMaximum: SCORE_MAXIMUM, label: title, resourceId: id },
      }),
    });
  }
  const jwt = await signed(
    {
      iss: platform.clientId,
      aud: platform.issuer,
      nonce: crypto.randomUUID(),
      [CLAIM.messageType]: "LtiDeepLinkingResponse",
      [CLAIM.version]: VERSION,
      [CLAIM.deploymentId]: launch.deploymentId,
      [CLAIM.contentItems]: items,
      ...(settings.data !== null && { [CLAIM.data]: settings.data }),
    },
    { lastsS: RESPONSE_LASTS_S, now },
  );
  return { returnUrl: settings.returnUrl, jwt };
}
