import { z } from "zod";
import { LONGEST_NAME } from "~/auth/limits.ts";

/** Where LTI 1.3 keeps what it says in a token: https://www.imsglobal.org/spec/lti/v1p3, deep linking 2.0, AGS 2.0, NRPS 2.0. */
const LTI = "https://purl.imsglobal.org/spec/lti/claim";
const DEEP_LINKING = "https://purl.imsglobal.org/spec/lti-dl/claim";

export const CLAIM = {
  messageType: `${LTI}/message_type`,
  version: `${LTI}/version`,
  deploymentId: `${LTI}/deployment_id`,
  targetLink: `${LTI}/target_link_uri`,
  resourceLink: `${LTI}/resource_link`,
  context: `${LTI}/context`,
  roles: `${LTI}/roles`,
  custom: `${LTI}/custom`,
  presentation: `${LTI}/launch_presentation`,
  endpoint: "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint",
  namesAndRoles: "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice",
  deepLinking: `${DEEP_LINKING}/deep_linking_settings`,
  contentItems: `${DEEP_LINKING}/content_items`,
  data: `${DEEP_LINKING}/data`,
} as const;

export const SCOPE = {
  lineItem: "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem",
  score: "https://purl.imsglobal.org/spec/lti-ags/scope/score",
  members: "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly",
} as const;

export const VERSION = "1.3.0";

const text = (most: number) => z.string().max(most);
const address = text(2000);

const DeepLinkingSchema = z.object({
  deep_link_return_url: address,
  accept_types: z.array(text(100)).max(50),
  accept_multiple: z.boolean().catch(false),
  accept_lineitem: z.boolean().catch(true),
  data: text(20_000).optional(),
});

/** What of a checked token this app reads. Names and addresses are the platform's word, and prove nothing here. */
export const LaunchClaimsSchema = z.object({
  sub: text(255).min(1),
  name: text(300).catch(""),
  given_name: text(150).catch(""),
  family_name: text(150).catch(""),
  email: text(320).catch(""),
  [CLAIM.messageType]: z.enum(["LtiResourceLinkRequest", "LtiDeepLinkingRequest"]),
  [CLAIM.version]: z.literal(VERSION),
  [CLAIM.deploymentId]: text(255).min(1),
  [CLAIM.targetLink]: address.catch(""),
  [CLAIM.roles]: z.array(text(300)).max(200).catch([]),
  [CLAIM.context]: z.object({ id: text(255).min(1), title: text(500).catch("") }).optional(),
  [CLAIM.resourceLink]: z.object({ id: text(255).min(1) }).optional(),
  [CLAIM.custom]: z.record(z.string(), z.unknown()).catch({}),
  [CLAIM.presentation]: z
    .object({ return_url: address.optional(), document_target: text(20).optional() })
    .optional()
    .catch(undefined),
  [CLAIM.endpoint]: z
    .object({
      scope: z.array(text(300)).max(20).catch([]),
      lineitems: address.optional(),
      lineitem: address.optional(),
    })
    .optional()
    .catch(undefined),
  [CLAIM.namesAndRoles]: z.object({ context_memberships_url: address }).optional().catch(undefined),
  [CLAIM.deepLinking]: DeepLinkingSchema.optional(),
});

/** One launch in this app's words. */
export const LaunchSchema = z.object({
  kind: z.enum(["resource", "deep-linking"]),
  subject: z.string(),
  /** Empty: the platform keeps it to itself. */
  name: z.string(),
  email: z.string(),
  deploymentId: z.string(),
  context: z.object({ id: z.string(), title: z.string() }).nullable(),
  roles: z.array(z.string()),
  /** The assignment that the link was made for, by what this app gave the platform to keep; null: none. */
  assignmentId: z.string().nullable(),
  membershipsUrl: z.string().nullable(),
  lineItemsUrl: z.string().nullable(),
  /** Of the very link that was followed. */
  lineItemUrl: z.string().nullable(),
  gradeScopes: z.array(z.string()),
  /** Where the platform's own page stands, as it says itself. */
  returnUrl: z.string().nullable(),
  /** The platform says that it shows this in a frame: asked where the browser does not tell. */
  isFramed: z.boolean(),
  deepLinking: z
    .object({
      returnUrl: z.string(),
      takesLinks: z.boolean(),
      takesSeveral: z.boolean(),
      takesLineItem: z.boolean(),
      data: z.string().nullable(),
    })
    .nullable(),
});
export type Launch = z.infer<typeof LaunchSchema>;

/** A platform's name for a person, as lists here can show it: without what would let it pass for another. */
export const shownName = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Co}]/gu, "")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, LONGEST_NAME);

const ASSIGNMENT_IN_PATH = /\/assignments\/([a-z0-9]{10,40})(?:[/?#]|$)/;

/** Null, or one sentence about what the token lacks. */
export function launchOf(claims: z.infer<typeof LaunchClaimsSchema>): Launch | { lacks: string } {
  const settings = claims[CLAIM.deepLinking];
  const isDeep = claims[CLAIM.messageType] === "LtiDeepLinkingRequest";
  if (isDeep && !settings) return { lacks: "It asks for a choice and does not say where to send it." };
  if (!isDeep && !claims[CLAIM.resourceLink]) return { lacks: "It names no link that was followed." };
  const endpoint = claims[CLAIM.endpoint];
  const custom = claims[CLAIM.custom]["assignment"];
  const inPath = ASSIGNMENT_IN_PATH.exec(claims[CLAIM.targetLink])?.[1];
  return {
    kind: isDeep ? "deep-linking" : "resource",
    subject: claims.sub,
    name: shownName(claims.name || `${claims.given_name} ${claims.family_name}`),
    email: claims.email.trim().toLowerCase(),
    deploymentId: claims[CLAIM.deploymentId],
    context: claims[CLAIM.context] ?? null,
    roles: claims[CLAIM.roles],
    assignmentId: typeof custom === "string" && custom !== "" ? custom.slice(0, 100) : (inPath ?? null),
    membershipsUrl: claims[CLAIM.namesAndRoles]?.context_memberships_url ?? null,
    lineItemsUrl: endpoint?.lineitems ?? null,
    lineItemUrl: endpoint?.lineitem ?? null,
    gradeScopes: endpoint?.scope ?? [],
    returnUrl: claims[CLAIM.presentation]?.return_url ?? null,
    isFramed: claims[CLAIM.presentation]?.document_target === "iframe",
    deepLinking: settings
      ? {
          returnUrl: settings.deep_link_return_url,
          takesLinks: settings.accept_types.includes("ltiResourceLink"),
          takesSeveral: settings.accept_multiple,
          takesLineItem: settings.accept_lineitem,
          data: settings.data ?? null,
        }
      : null,
  };
}
