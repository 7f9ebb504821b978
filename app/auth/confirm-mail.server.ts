import { isAPIError } from "better-auth/api";
import { getAccount } from "~/session.server.ts";
import { authFor } from "./auth.server.ts";

export type Confirmed =
  | { kind: "confirmed" }
  | { kind: "spent" }
  /** The link changes an account's address, so it wants its owner too. */
  | { kind: "sign-in" };

/** Whether the link moves an account to another address. Its signature is the library's to check. */
function changesAddress(token: string): boolean {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    return typeof claims === "object" && claims !== null && "updateTo" in claims;
  } catch {
    return false;
  }
}

/** Confirms the address that a mailed link was sent to. */
export async function confirmMail(request: Request, token: string): Promise<Confirmed> {
  if (changesAddress(token) && (await getAccount(request)) === null) return { kind: "sign-in" };
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
