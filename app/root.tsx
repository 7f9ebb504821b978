import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useContext } from "react";
import { ErrorState } from "~/components/error-state.tsx";
import { NonceContext } from "~/components/nonce.ts";
import { SiteFooter, SiteHeader, SkipLink } from "~/components/site-header.tsx";
import { readTheme } from "~/components/theme.ts";
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

export function loader({ request }: LoaderFunctionArgs) {
  return { theme: readTheme(request.headers.get("Cookie")) };
}

/** The theme changes in the browser alone, so navigation never asks for it again. */
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
  const theme = useRouteLoaderData<typeof loader>("root")?.theme ?? "system";
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
        {chrome ? <SiteHeader theme={theme} /> : null}
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
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorState error={useRouteError()} />;
}
