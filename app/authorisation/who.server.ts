import { redirect } from "@remix-run/node";
import type { Account } from "~/models/account.server.ts";
import { getAccount } from "~/session.server.ts";

/** Who asks; null: nobody is signed in to an account. Courses know people by their accounts only. */
export async function whoAsks(request: Request): Promise<Account | null> {
  return getAccount(request);
}

/** Where to sign in, and to come back from; the same for every address, whether it leads anywhere or not. */
export function signIn(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  const back = request.method === "GET" ? pathname.replace(/\.data$/, "") + search : "/courses";
  return redirect(`/sign-in?next=${encodeURIComponent(back)}`);
}
