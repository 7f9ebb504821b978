import type { Format, Level } from "~graders";
import { Chip } from "./chip.tsx";
import { FORMAT_LABELS, LEVEL_LABELS, minutesLabel } from "./labels.ts";

/** Level, format and length of a question, always in this order. */
export function QuestionFacts({
  level,
  format,
  minutes,
}: {
  level: Level;
  format: Format;
  minutes?: number;
}) {
  return (
    <div className="row gap-2">
      <Chip tone="accent">{LEVEL_LABELS[level]}</Chip>
      <Chip>{FORMAT_LABELS[format]}</Chip>
      {minutes === undefined ? null : <Chip>{minutesLabel(minutes)}</Chip>}
    </div>
  );
}
