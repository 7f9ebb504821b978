import { z } from "zod";
import type { Context } from "~/models/lti-context.server.ts";
import type { Platform } from "~/models/lti-platform.server.ts";
import { askService } from "./access-token.server.ts";
import { SCOPE } from "./claims.ts";
import { jsonOf, NotFetched, type OutsideReply } from "./fetch-outside.server.ts";
import { SCORE_MAXIMUM } from "./pick.server.ts";

/** Assignment and grade services, AGS 2.0. */
const LINE_ITEM = "application/vnd.ims.lis.v2.lineitem+json";
const LINE_ITEMS = "application/vnd.ims.lis.v2.lineitemcontainer+json";
const SCORE = "application/vnd.ims.lis.v1.score+json";

const LineItemSchema = z.object({ id: z.string().max(2000), resourceId: z.string().optional() });

/** Why a column or a score was not taken; `isLasting`: trying again alone changes nothing. */
export class NotTaken extends Error {
  readonly isLasting: boolean;
  readonly retryAfterMs: number | null;

  constructor(message: string, { isLasting = false, retryAfterMs = null as number | null } = {}) {
    super(message);
    this.isLasting = isLasting;
    this.retryAfterMs = retryAfterMs;
  }
}

/** An address with more of a path, before whatever its query is. */
function beneath(address: string, path: string): string {
  const url = new URL(address);
  url.pathname = `${url.pathname.replace(/\/$/, "")}/${path}`;
  return url.href;
}

const retryAfterOf = ({ headers }: OutsideReply): number | null => {
  const seconds = Number(headers["retry-after"]);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null;
};

/** What will not change by itself; anything else (a busy server, an account being moved) may. */
const LASTING = new Set([400, 403, 405, 406, 410, 413, 415, 422]);

function refusalOf(what: string, reply: OutsideReply): NotTaken {
  const { status } = reply;
  const why =
    status === 403
      ? "the platform does not allow it to this tool, or not for this person"
      : status === 422
        ? "the platform does not know this person as a learner of the course"
        : `the platform answered ${status}`;
  return new NotTaken(`${what}: ${why}.`, {
    isLasting: LASTING.has(status),
    retryAfterMs: retryAfterOf(reply),
  });
}

/** The column of an assignment in a platform's gradebook, made where there is none. */
export async function findOrMakeLineItem(
  platform: Platform,
  { lineItemsUrl, gradeScopes }: Pick<Context, "lineItemsUrl" | "gradeScopes">,
  { assignmentId, label, now }: { assignmentId: string; label: string; now: Date },
): Promise<string> {
  if (lineItemsUrl === null)
    throw new NotTaken(
      "The platform offers no gradebook to this tool. Allow it there, and open a link again.",
      {
        isLasting: true,
      },
    );
  if (!gradeScopes.includes(SCOPE.lineItem))
    throw new NotTaken(
      "The platform lets this tool make no column in its gradebook. Link the assignment there by choosing it, which makes one.",
      { isLasting: true },
    );
  const scopes = [SCOPE.lineItem];
  const search = new URL(lineItemsUrl);
  search.searchParams.set("resource_id", assignmentId);
  const listed = await askService(platform, { url: search.href, scopes, accept: LINE_ITEMS }, now);
  if (listed.status !== 200) throw refusalOf("The gradebook’s columns could not be read", listed);
  const items = z.array(LineItemSchema).safeParse(jsonOf(listed, "The gradebook"));
  // Not every platform filters.
  const known = items.success ? items.data.find(({ resourceId }) => resourceId === assignmentId) : undefined;
  if (known) return known.id;
  const made = await askService(
    platform,
    {
      url: lineItemsUrl,
      scopes,
      method: "POST",
      accept: LINE_ITEM,
      contentType: LINE_ITEM,
      body: JSON.stringify({ scoreMaximum: SCORE_MAXIMUM, label, resourceId: assignmentId, tag: "headroom" }),
    },
    now,
  );
  if (made.status !== 200 && made.status !== 201) throw refusalOf("No column could be made", made);
  const item = LineItemSchema.safeParse(jsonOf(made, "The gradebook"));
  if (!item.success) throw new NotTaken("The platform did not say where the new column is.");
  return item.data.id;
}

/** Posts a student's mark; null takes it back. "gone": the column is no longer there. */
export async function postScore(
  platform: Platform,
  {
    lineItemUrl,
    subject,
    score,
    now,
  }: { lineItemUrl: string; subject: string; score: number | null; now: Date },
): Promise<"taken" | "gone"> {
  const reply = await askService(
    platform,
    {
      url: beneath(lineItemUrl, "scores"),
      scopes: [SCOPE.score],
      method: "POST",
      contentType: SCORE,
      body: JSON.stringify({
        userId: subject,
        timestamp: now.toISOString(),
        activityProgress: "Completed",
        // Without a score: whatever stands there is cleared (AGS 2.0, 3.4.7).
        gradingProgress: score === null ? "Pending" : "FullyGraded",
        ...(score !== null && { scoreGiven: score, scoreMaximum: SCORE_MAXIMUM }),
      }),
    },
    now,
  );
  if (reply.status >= 200 && reply.status < 300) return "taken";
  if (reply.status === 404) return "gone";
  throw refusalOf("The mark was not taken", reply);
}

/** A reason in words for whatever went wrong with a platform's gradebook; a fault of ours is thrown on. */
export function whyNotTaken(error: unknown): {
  reason: string;
  isLasting: boolean;
  retryAfterMs: number | null;
} {
  if (error instanceof NotTaken) {
    const { message: reason, isLasting, retryAfterMs } = error;
    return { reason, isLasting, retryAfterMs };
  }
  if (error instanceof NotFetched) return { reason: error.message, isLasting: false, retryAfterMs: null };
  throw error;
}
