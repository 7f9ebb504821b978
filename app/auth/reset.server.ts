import { isAPIError } from "better-auth/api";
import { errorFacts, log } from "~/log.server.ts";
import { countTry, type TryLimit } from "~/models/try-count.server.ts";
import { authFor } from "./auth.server.ts";

const RESET_LINKS: TryLimit = { of: "reset-link", most: 3, windowMs: 3600_000 };

export type Requested = { kind: "asked" } | { kind: "wait"; ms: number };

/**
 * Asks for a mailed link. The answer is the same for every address, and comes before anything is looked up: neither words
 * nor time tell whether there is an account.
 */
export async function requestReset(
  request: Request,
  { email, now }: { email: string; now: Date },
): Promise<Requested> {
  const wait = await countTry(RESET_LINKS, { whose: email, now });
  if (wait !== null) return { kind: "wait", ms: wait };
  authFor(request)
    .api.requestPasswordReset({ body: { email } })
    .catch((error: unknown) => log().error(errorFacts(error), "a reset link was not made"));
  return { kind: "asked" };
}

/** Sets the password that a mailed link allows to set, once. False: the link is used, too old, or none of ours. */
export async function resetPassword(
  request: Request,
  { token, password }: { token: string; password: string },
): Promise<boolean> {
  try {
    await authFor(request).api.resetPassword({ body: { token, newPassword: password } });
    return true;
  } catch (error) {
    if (isAPIError(error)) return false;
    throw error;
  }
}
