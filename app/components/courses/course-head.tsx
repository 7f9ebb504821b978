import { Link, NavLink } from "@remix-run/react";
import type { ReactNode } from "react";

/** What the head of a course's pages shows. */
export interface CourseHeadProps {
  course: { id: string; title: string; timeZone: string; endedAt: string | null };
  /** What this person's role opens. */
  links: { questions: boolean; people: boolean; platform: boolean; settings: boolean };
  title: ReactNode;
  children?: ReactNode;
}

/** The same head on each page of a course: where one is, and the way to its other pages. */
export function CourseHead({ course, links, title, children }: CourseHeadProps) {
  const base = `/courses/${course.id}`;
  return (
    <header className="stack gap-3">
      <p className="eyebrow">
        <Link to="/courses">Courses</Link> / <Link to={base}>{course.title}</Link>
        {course.endedAt ? " (ended)" : ""}
      </p>
      <h1>{title}</h1>
      {children}
      {links.people || links.settings ? (
        <nav className="tabs" aria-label="Course">
          <NavLink className="tab" to={base} end>
            Assignments
          </NavLink>
          {links.questions ? (
            <NavLink className="tab" to={`${base}/questions`}>
              Questions
            </NavLink>
          ) : null}
          {links.people ? (
            <NavLink className="tab" to={`${base}/people`}>
              People
            </NavLink>
          ) : null}
          {links.platform ? (
            <NavLink className="tab" to={`${base}/lms`}>
              Learning platform
            </NavLink>
          ) : null}
          {links.settings ? (
            <NavLink className="tab" to={`${base}/settings`}>
              Settings and changes
            </NavLink>
          ) : null}
        </nav>
      ) : null}
    </header>
  );
}
