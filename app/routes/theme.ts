import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { isTheme, themeCookie } from "~/components/theme.ts";

/** The theme button as a plain form: sets the cookie and goes back to the page it came from. */
export async function action({ request }: ActionFunctionArgs) {
  const theme = (await request.formData()).get("theme");
  return redirect(pathOf(request.headers.get("Referer")), {
    headers: { "Set-Cookie": themeCookie(isTheme(theme) ? theme : "system") },
  });
}

export const loader = () => redirect("/");

/** Only the path of the referring page is kept, so that the redirect cannot leave the site. */
function pathOf(referer: string | null): string {
  if (referer === null || !URL.canParse(referer)) return "/";
  const { pathname, search } = new URL(referer);
  return `/${pathname.replace(/^\/+/, "")}${search}`;
}
