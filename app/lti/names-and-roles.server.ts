import { z } from "zod";
import type { PlatformPerson } from "~/models/lti-admission.server.ts";
import type { Platform } from "~/models/lti-platform.server.ts";
import { askService } from "./access-token.server.ts";
import { SCOPE, shownName } from "./claims.ts";
import { jsonOf, NotFetched } from "./fetch-outside.server.ts";
import { roleFrom } from "./roles.ts";

const MEMBERS = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
/** Far more pages than a course has. */
const MOST_PAGES = 200;
const MOST_PEOPLE = 20_000;

const text = (most: number) => z.string().max(most).catch("");
const ContainerSchema = z.object({
  members: z.array(
    z.object({
      user_id: z.string().min(1).max(255),
      status: text(20),
      name: text(300),
      given_name: text(150),
      family_name: text(150),
      email: text(320),
      roles: z.array(z.string().max(300)).max(200).catch([]),
    }),
  ),
});

/** The next page that a Link header names (RFC 8288); null: this was the last. */
export function nextPage(link: string | string[] | undefined): string | null {
  for (const part of [link ?? []]
    .flat()
    .join(",")
    .split(/,(?=\s*<)/)) {
    const found = /^\s*<([^>]{1,2000})>([^<]*)$/.exec(part);
    if (found && /;\s*rel\s*=\s*"?next"?/i.test(found[2] ?? "")) return found[1] ?? null;
  }
  return null;
}

/**
 * Everybody in a platform's course (names and role provisioning, NRPS 2.0), page by page. Throws NotFetched with the
 * reason in words.
 */
export async function fetchMembers(
  platform: Platform,
  membershipsUrl: string,
  now: Date,
): Promise<PlatformPerson[]> {
  const people: PlatformPerson[] = [];
  let url: string | null = membershipsUrl;
  for (let page = 0; url !== null; page++) {
    if (page >= MOST_PAGES || people.length > MOST_PEOPLE)
      throw new NotFetched("The platform’s list of people does not end.");
    // The token is for whoever the first page is.
    if (new URL(url).origin !== new URL(membershipsUrl).origin)
      throw new NotFetched("The platform’s list of people goes on at another host.");
    const reply = await askService(platform, { url, scopes: [SCOPE.members], accept: MEMBERS }, now);
    if (reply.status !== 200)
      throw new NotFetched(
        reply.status === 403
          ? "The platform does not let Headroom read its list of people. Allow it for the tool there."
          : `The platform’s list of people could not be read: it answered ${reply.status}.`,
      );
    const parsed = ContainerSchema.safeParse(jsonOf(reply, "The platform’s list of people"));
    if (!parsed.success) throw new NotFetched("The platform’s list of people cannot be read.");
    for (const { user_id, status, name, given_name, family_name, email, roles } of parsed.data.members)
      people.push({
        subject: user_id,
        name: shownName(name || `${given_name} ${family_name}`),
        email: email.trim().toLowerCase(),
        role: roleFrom(roles),
        // Left out means active: NRPS 2.0, 2.2.
        isActive: status === "" || /^active$/i.test(status),
      });
    const next = nextPage(reply.headers.link);
    url = next === null ? null : new URL(next, url).href;
  }
  return people;
}
