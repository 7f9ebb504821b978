import type { Dimension, Format, Level, Mode, Phase, Verdict } from "~graders";

/** How the product's words stand on screens. Types only are imported, so that no schema travels with a page. */
export const LEVEL_LABELS: Record<Level, string> = { mid: "Mid", senior: "Senior", principal: "Principal" };

export const FORMAT_LABELS: Record<Format, string> = {
  design: "Design round",
  explain: "Explain",
  estimate: "Estimate drill",
  review: "Review",
  project: "Project",
};

export const MODE_LABELS: Record<Mode, string> = {
  practice: "Practice",
  interview: "Interview",
  exam: "Exam",
};

export const DIMENSION_LABELS: Record<Dimension, string> = {
  requirements: "Requirements",
  scaling: "Scaling",
  "trade-offs": "Trade-offs",
  cost: "Cost",
  estimates: "Estimates",
  architecture: "Architecture",
  reliability: "Reliability",
  operations: "Operations",
};

export const PHASE_LABELS: Record<Phase, string> = {
  requirements: "Requirements",
  estimates: "Estimates",
  interfaces: "Interfaces and data",
  architecture: "Architecture",
  "deep-dives": "Deep dives",
  "wrap-up": "Wrap-up",
};

export const VERDICT_LABELS: Record<Verdict, string> = {
  met: "Met",
  "partly-met": "Partly met",
  "not-met": "Not met",
  "not-graded": "Not graded",
};

/** `multi-region` → `Multi-region`: skills are written as they are said. */
export function skillLabel(skill: string): string {
  const said: Record<string, string> = { llm: "LLM", gpu: "GPU" };
  return said[skill] ?? skill.charAt(0).toUpperCase() + skill.slice(1);
}

/** `42 min`; projects run for days. */
export function minutesLabel(minutes: number): string {
  return minutes < 24 * 60 ? `${minutes} min` : `${Math.round(minutes / 1440)} days`;
}

const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });

/** `21 Nov 2026, 10:32 UTC`: the same on the server and in the browser, wherever either stands. */
export function momentLabel(iso: string): string {
  const at = new Date(iso);
  return `${DAY.format(at)}, ${TIME.format(at)} UTC`;
}
