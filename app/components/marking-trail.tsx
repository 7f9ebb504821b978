import { Link } from "@remix-run/react";

/** Where a marking page stands: the way back to the course and to the assignment. `base`: the assignment's address. */
export function MarkingTrail({ base, course, title }: { base: string; course: string; title: string }) {
  return (
    <p className="eyebrow">
      <Link to="/courses">Courses</Link> / <Link to={base.replace(/\/assignments\/.*$/, "")}>{course}</Link> /{" "}
      <Link to={base}>{title}</Link>
    </p>
  );
}
