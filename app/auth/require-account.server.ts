import { redirect } from "@remix-run/node";
import { getSignedIn, type SignedIn } from "~/session.server.ts";
import { withNext } from "./next-path.ts";

/** Who is signed in; throws the way to the sign-in page, and back here after it. */
export async function requireSignedIn(request: Request): Promise<SignedIn> {
  const signedIn = await getSignedIn(request);
  if (signedIn) return signedIn;
  const { pathname, search } = new URL(request.url);
  // A form's reply is no page to come back to, and scripts ask at addresses of their own.
  const here = pathname.replace(/\.data$/, "") + (request.method === "GET" ? search : "");
  throw redirect(withNext("/sign-in", here));
}
