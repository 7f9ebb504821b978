import { isAPIError } from "better-auth/api";
import { getAccount } from "~/session.server.ts";
import { authFor } from "./auth.server.ts";

export type Confirmed =
  | { kind: "confirmed" }
  | { kind: "spent" }
  /** Only the account's owner confirms: a careless press must not give a stranger's account one's address. */
  | { kind: "sign-in" };

/** The present address of the account that a link is for. Its signature is the library's to check. */
function addressIn(token: string): unknown {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    return typeof claims === "object" && claims !== null && "email" in claims ? claims.email : null;
  } catch {
    return null;
  }
}

/** Confirms the address that a mailed link was sent to, for the account that is signed in. */
export async function confirmMail(request: Request, token: string): Promise<Confirmed> {
  const account = await getAccount(request);
  if (!account) return { kind: "sign-in" };
  if (addressIn(token) !== account.email) return { kind: "spent" };
  try {
    await authFor(request).api.verifyEmail({ query: { token }, headers: request.headers });
    return { kind: "confirmed" };
  } catch (error) {
    // Another account may have taken the address since.
    if (isAPIError(error) || isTaken(error)) return { kind: "spent" };
    throw error;
  }
}

/** Prisma's code for a value that has to be unique. */
const isTaken = (error: unknown) => error instanceof Error && "code" in error && error.code === "P2002";
