import { authFor } from "~/auth/auth.server.ts";
import { type Browser, requests } from "./requests.ts";

const ORIGIN = "http://localhost:3000";
let made = 0;

/** A browser that is signed in to an account of its own. */
export async function signedIn(name: string): Promise<Browser> {
  made += 1;
  const answer = await authFor(new Request(ORIGIN)).api.signUpEmail({
    body: { name, email: `signed-in-${made}@example.org`, password: "a long enough passphrase" },
    asResponse: true,
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const { user } = (await answer.json()) as { user: { id: string } };
  return { userId: user.id, ...requests(cookie) };
}
