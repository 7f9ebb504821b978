import { Link } from "@remix-run/react";

interface SetWhereProps {
  courseId: string;
  set: readonly { assignmentId: string; title: string; version: number | null }[];
  /** The newest version's number. */
  newest: number;
}

/** The assignments that ask a question, and the version of each that is not the newest. */
export function SetWhere({ courseId, set, newest }: SetWhereProps) {
  if (set.length === 0) return <span className="muted">Nowhere yet</span>;
  return (
    <ul className="stack gap-1">
      {set.map(({ assignmentId, title, version }) => (
        <li key={assignmentId}>
          <Link to={`/courses/${courseId}/assignments/${assignmentId}`}>{title}</Link>
          {version === null || version === newest ? null : (
            <span className="muted"> at version {version}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
