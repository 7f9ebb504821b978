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

export function SiteHeader({ theme }: { theme: Theme }) {
  return (
    <header className="site-header">
      <div className="site-header-inner">
        <Brand />
        <nav className="site-nav" aria-label="Main">
          <NavLink to="/questions">Questions</NavLink>
          <NavLink to="/topics">Topics</NavLink>
          <NavLink to="/attempts">My attempts</NavLink>
          <NavLink to="/calculators">Calculators</NavLink>
        </nav>
        <ThemeToggle theme={theme} />
      </div>
    </header>
  );
}

export function SiteFooter() {
  return (
    <footer className="site-footer">
      <div className="site-footer-inner">
        <p>Headroom: the capacity left before a design breaks.</p>
        <p>
          Answers are read in English. No account, no key, no tracking. <Link to="/prices">Prices</Link> ·{" "}
          <Link to="/settings/judge">Judge</Link>
        </p>
      </div>
    </footer>
  );
}
