import { type Platform, platformsOf } from "~/models/lti-platform.server.ts";
import { config } from "~/config.server.ts";
import { beginLogin } from "./state.server.ts";

/** Where this installation is reached. */
export const originFor = (request: Request): string => config().origin ?? new URL(request.url).origin;

export type Begun =
  { kind: "away"; to: string; cookie: string } | { kind: "refused"; why: string; platform: Platform | null };

const LONGEST = 4000;

type Asked = (name: string) => string | null;

/** Which registration a platform's first request means. */
async function platformMeant(asked: Asked): Promise<Platform | string> {
  const issuer = asked("iss");
  if (issuer === null) return "This address is for learning platforms: they begin a launch here.";
  const clientId = asked("client_id");
  const deploymentId = asked("lti_deployment_id");
  const all = await platformsOf({ issuer, clientId });
  const named = `The platform ${issuer}${clientId === null ? "" : ` with client id ${clientId}`}`;
  if (all.length === 0)
    return `${named} is not registered here. An instructor registers it on the course’s page “Learning platform”.`;
  if (deploymentId !== null) {
    const exact = all.find((one) => one.deploymentId === deploymentId);
    return (
      exact ??
      all.find((one) => one.deploymentId === "") ??
      `${named} is registered here, but not its deployment ${deploymentId}.`
    );
  }
  const [first] = all;
  // Of an administrator's registration first; where only courses have theirs, all must mean the same.
  const agree = all.every((one) => one.clientId === first?.clientId && one.authUrl === first.authUrl);
  if (first && (agree || (first.courseId === null && clientId !== null))) return first;
  return `${named} is registered here more than once, and the platform does not say which deployment it means.`;
}

/**
 * Answers a platform that begins a launch (OIDC third-party initiated login): the browser is sent to the platform's own
 * address, with a state and a nonce that its token must bring back. Writes nothing.
 */
export async function begin(request: Request, fields: URLSearchParams, now: Date): Promise<Begun> {
  const asked: Asked = (name) => {
    const value = fields.get(name)?.slice(0, LONGEST);
    return value === undefined || value === "" ? null : value;
  };
  const platform = await platformMeant(asked);
  if (typeof platform === "string") return { kind: "refused", why: platform, platform: null };
  const hint = asked("login_hint");
  if (hint === null)
    return { kind: "refused", why: "The platform did not say whom it wants to sign in.", platform };
  const { issuer, clientId } = platform;
  const origin = originFor(request);
  const isSecure = origin.startsWith("https:");
  const { state, nonce, cookie } = await beginLogin({ issuer, clientId }, { now, isSecure });
  const to = new URL(platform.authUrl);
  const parameters = {
    scope: "openid",
    response_type: "id_token",
    response_mode: "form_post",
    prompt: "none",
    client_id: clientId,
    redirect_uri: `${origin}/lti/launch`,
    login_hint: hint,
    state,
    nonce,
  };
  for (const [name, value] of Object.entries(parameters)) to.searchParams.set(name, value);
  const message = asked("lti_message_hint");
  if (message !== null) to.searchParams.set("lti_message_hint", message);
  return { kind: "away", to: to.href, cookie };
}
