import { decodeJwt, errors, jwtVerify, type JWTPayload } from "jose";
import { CLAIM, type Launch, LaunchClaimsSchema, launchOf, VERSION } from "./claims.ts";
import { NotFetched } from "./fetch-outside.server.ts";
import { takeNonce } from "~/models/lti-launch.server.ts";
import { type Platform, platformOfDeployment } from "~/models/lti-platform.server.ts";
import { platformKeys } from "./platform-keys.server.ts";
import { readState, type State, STATE_LASTS_S } from "./state.server.ts";

/** Clocks of two servers may differ by so much. */
const CLOCKS_DIFFER_S = 60;
/** A token is made for one launch, now. */
const OLDEST_TOKEN_S = 10 * 60;
const LONGEST_TOKEN = 60_000;
/** Never none, and nothing whose key is a shared secret. */
const ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

export type Verified =
  | { kind: "launched"; platform: Platform; launch: Launch; state: State }
  /** In one sentence; `platform` where it is known whose launch it was. */
  | { kind: "refused"; why: string; platform: Platform | null };

const AGAIN = "Open the link in your learning platform again.";

/** Checks a platform's answer to a login that this app began: who signed it, for whom, when, and that it is new. */
export async function verifyLaunch({
  idToken,
  state: sent,
  now,
}: {
  idToken: string;
  state: string;
  now: Date;
}): Promise<Verified> {
  const refuse = (why: string, platform: Platform | null = null): Verified => ({
    kind: "refused",
    why,
    platform,
  });
  const state = await readState(sent, now);
  if (!state) return refuse(`This launch did not begin here, or it began too long ago. ${AGAIN}`);
  const claimed = idToken.length > LONGEST_TOKEN ? null : unverified(idToken);
  const deploymentId = claimed?.[CLAIM.deploymentId];
  if (!claimed || typeof deploymentId !== "string")
    return refuse(`The platform's token cannot be read. ${AGAIN}`);
  const { issuer, clientId, nonce } = state;
  const platform = await platformOfDeployment({ issuer, clientId, deploymentId });
  if (!platform)
    return refuse(
      `The deployment ${deploymentId.slice(0, 100)} of this platform is not registered here. Its number stands with the tool in the platform.`,
    );
  let payload: JWTPayload;
  try {
    ({ payload } = await jwtVerify(idToken, platformKeys(platform.jwksUrl, now), {
      algorithms: ALGORITHMS,
      issuer,
      audience: clientId,
      clockTolerance: CLOCKS_DIFFER_S,
      maxTokenAge: OLDEST_TOKEN_S,
      requiredClaims: ["sub", "exp", "iat", "nonce"],
      currentDate: now,
    }));
  } catch (error) {
    return refuse(inWords(error), platform);
  }
  const { aud, azp } = payload;
  if ((Array.isArray(aud) && aud.length > 1 && azp === undefined) || (azp !== undefined && azp !== clientId))
    return refuse("The platform's token was made for another tool.", platform);
  if (payload["nonce"] !== nonce)
    return refuse(`The platform's token belongs to another launch. ${AGAIN}`, platform);
  if (payload[CLAIM.version] !== VERSION)
    return refuse(`The platform speaks another version of LTI than ${VERSION}.`, platform);
  const claims = LaunchClaimsSchema.safeParse(payload);
  if (!claims.success) {
    const where = claims.error.issues[0]?.path.map(String).join(" ").split("/").at(-1) ?? "";
    return refuse(`The platform's token is not what LTI asks for: see ${where}.`, platform);
  }
  const launch = launchOf(claims.data);
  if ("lacks" in launch) return refuse(`The platform's token is incomplete. ${launch.lacks}`, platform);
  const expiresAt = new Date(now.getTime() + (STATE_LASTS_S + CLOCKS_DIFFER_S) * 1000);
  if (!(await takeNonce({ nonce, expiresAt, now })))
    return refuse(`This launch has been used already. ${AGAIN}`, platform);
  return { kind: "launched", platform, launch, state };
}

/** What a token says before anybody has checked it: enough to look for who should have signed it. */
function unverified(token: string): JWTPayload | null {
  try {
    return decodeJwt(token);
  } catch {
    return null;
  }
}

function inWords(error: unknown): string {
  if (error instanceof NotFetched) return error.message;
  if (error instanceof errors.JWTExpired)
    return `The platform's token is out of date. ${AGAIN} If that does not help, the clock of one of the two servers is wrong.`;
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === "aud") return "The platform's token was made for another tool.";
    if (error.claim === "iss") return "The platform's token was made by another platform.";
    if (error.claim === "iat" || error.claim === "nbf")
      return "The platform's token is from the future: the clock of one of the two servers is wrong.";
    return `The platform's token lacks what LTI asks for: ${error.claim}.`;
  }
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported)
    return "The platform's token is not signed as LTI asks.";
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
    return "The platform's token is signed with a key that the platform does not publish.";
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return "The signature of the platform's token is not good.";
  if (error instanceof errors.JOSEError) return "The platform's token cannot be read.";
  throw error;
}
