import { Link, NavLink } from "@remix-run/react";
import { Mark } from "./icons.tsx";
import type { Theme } from "./theme.ts";
import { ThemeToggle } from "./theme-toggle.tsx";

export function SkipLink() {
  return (
    <a className="skip-link" href="#main">
      Skip to the content
    </a>
  );
}

export function Brand() {
  return (
    <Link to="/" className="brand">
      <Mark />
      Headroom
    </Link>
  );
}

/** Who is signed in, as the header shows it. */
export interface SignedIn {
  name: string;
  isAdmin: boolean;
}

export function SiteHeader({ theme, account }: { theme: Theme; account: SignedIn | null }) {
  return (
    <header className="site-header">
      <div className="site-header-inner">
        <Brand />
        <nav className="site-nav" aria-label="Main">
          <NavLink to="/questions">Questions</NavLink>
          <NavLink to="/topics">Topics</NavLink>
          <NavLink to="/attempts">My attempts</NavLink>
          <NavLink to="/calculators">Calculators</NavLink>
          {account === null ? null : <NavLink to="/courses">Courses</NavLink>}
        </nav>
        <div className="site-who">
          <WhoLink account={account} />
          <ThemeToggle theme={theme} />
        </div>
      </div>
    </header>
  );
}

function WhoLink({ account }: { account: SignedIn | null }) {
  if (account === null) return <NavLink to="/sign-in">Sign in</NavLink>;
  return (
    <NavLink to="/account" title={`Signed in as ${account.name}`}>
      <span className="visually-hidden">Your account: </span>
      <span className="site-who-name">{account.name}</span>
    </NavLink>
  );
}

export function SiteFooter() {
  return (
    <footer className="site-footer">
      <div className="site-footer-inner">
        <p>Headroom: the capacity left before a design breaks.</p>
        <p>
          Answers are read in English. No account needed, no key, no tracking.{" "}
          <Link to="/prices">Prices</Link> · <Link to="/settings/judge">Judge</Link>
        </p>
      </div>
    </footer>
  );
}
