import type { ReactNode } from "react";
import { classes } from "./classes.ts";

/** Holds what may be wider than the page, so that it scrolls by itself, by keyboard too. `label` must be its page's only one. */
export function ScrollFrame({
  label,
  className = "table-frame",
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    // A region that scrolls must be reachable by keyboard (WCAG 2.1.1), which takes a tab stop.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes(className)} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
