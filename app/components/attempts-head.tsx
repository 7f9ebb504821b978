import { NavLink } from "@remix-run/react";
import type { ReactNode } from "react";

/** The same head over what a person has done: the rounds, and what they add up to. */
export function AttemptsHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="stack gap-3">
      <h1>{title}</h1>
      {children}
      <nav className="tabs" aria-label="What you have done">
        <NavLink className="tab" to="/attempts" end>
          Attempts
        </NavLink>
        <NavLink className="tab" to="/progress">
          Progress
        </NavLink>
      </nav>
    </header>
  );
}
