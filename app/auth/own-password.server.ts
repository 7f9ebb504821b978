import { isAPIError } from "better-auth/api";
import type { Account } from "~/models/account.server.ts";
import { countTry, forgetTries } from "~/models/try-count.server.ts";
import { authFor } from "./auth.server.ts";
import { PASSWORD_TRIES } from "./enter.server.ts";

export type Checked = { kind: "right" } | { kind: "wrong" } | { kind: "wait"; ms: number };

/** Whether somebody at a signed-in browser knows the account's password, as before changes that could take it away. */
export async function checkPassword(
  request: Request,
  { account, password, now }: { account: Account; password: string; now: Date },
): Promise<Checked> {
  const wait = await countTry(PASSWORD_TRIES, { whose: account.email, now });
  if (wait !== null) return { kind: "wait", ms: wait };
  try {
    await authFor(request).api.verifyPassword({ body: { password }, headers: request.headers });
  } catch (error) {
    if (isAPIError(error) && error.statusCode === 400) return { kind: "wrong" };
    throw error;
  }
  await forgetTries(PASSWORD_TRIES, { whose: account.email });
  return { kind: "right" };
}
