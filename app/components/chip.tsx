import type { ReactNode } from "react";
import { classes } from "./classes.ts";

export type Tone = "plain" | "accent" | "ok" | "warn" | "bad";

/** A short fact about a thing: level, format, minutes, verdict. */
export function Chip({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={classes("chip", tone !== "plain" && `chip-${tone}`)}>{children}</span>;
}
