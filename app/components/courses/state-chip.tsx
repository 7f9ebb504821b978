import { Chip, type Tone } from "~/components/chip.tsx";

const STATES: Record<"draft" | "not-open" | "open" | "closed" | "released", { tone: Tone; says: string }> = {
  draft: { tone: "warn", says: "Draft" },
  "not-open": { tone: "plain", says: "Not open yet" },
  open: { tone: "ok", says: "Open" },
  closed: { tone: "plain", says: "Closed" },
  released: { tone: "accent", says: "Released" },
};

/** Where an assignment stands in its life. */
export function StateChip({ state }: { state: keyof typeof STATES }) {
  return <Chip tone={STATES[state].tone}>{STATES[state].says}</Chip>;
}
