import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLoaderData,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useContext, useEffect } from "react";
import { onSignedOut } from "~/components/accounts/signed-out.ts";
import { ErrorState } from "~/components/error-state.tsx";
import { NonceContext } from "~/components/nonce.ts";
import { SiteFooter, SiteHeader, SkipLink } from "~/components/site-header.tsx";
import { readTheme } from "~/components/theme.ts";
import { prolongSession } from "~/session.server.ts";
import stylesheet from "~/styles/app.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction = () => [
  { title: "Headroom: system design interviews, practised and graded" },
  {
    name: "description",
    content: "Timed system design rounds, AI/ML first, graded with evidence. No account needed.",
  },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const { account, headers } = await prolongSession(request);
  const theme = readTheme(request.headers.get("Cookie"));
  return data(
    { theme, account: account && { name: account.name, isAdmin: account.role === "admin" } },
    { headers },
  );
}

/**
 * The theme changes in the browser alone, and whoever signs in or out gets a new document: navigation never asks for
 * either again.
 */
export const shouldRevalidate = () => false;

/** What a route's handle may say: `none` where it brings its own bar, or a function of its loader's data. */
interface Handle {
  chrome?: "none" | "site" | ((data: unknown) => "none" | "site");
}

/** Whether the site's header and footer stand. When a route fails they always do, so that there is a way on. */
function useChrome(): boolean {
  const failed = (useRouteError() ?? null) !== null;
  const bare = useMatches().some(({ handle, data }) => {
    const { chrome } = (handle ?? {}) as Handle;
    return (typeof chrome === "function" ? chrome(data) : chrome) === "none";
  });
  return failed || !bare;
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(NonceContext);
  const loaded = useRouteLoaderData<typeof loader>("root");
  const theme = loaded?.theme ?? "system";
  const account = loaded?.account ?? null;
  const chrome = useChrome();
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme} suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <SkipLink />
        {chrome ? <SiteHeader theme={theme} account={account} /> : null}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        {chrome ? <SiteFooter /> : null}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  const isSignedIn = useLoaderData<typeof loader>().account !== null;
  useEffect(() => {
    // What this tab shows is the former person's.
    if (isSignedIn) return onSignedOut(() => window.location.assign("/"));
  }, [isSignedIn]);
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorState error={useRouteError()} />;
}
