import { Chip } from "~/components/chip.tsx";
import { VERDICT_LABELS } from "~/components/labels.ts";
import { VERDICT_TONES } from "~/components/verdict-tones.ts";
import { EvidenceList } from "~/routes/attempts.$id.report/evidence.tsx";
import type { Sheet } from "./sheet.server.ts";

/** What the check or the judge made of the answer: a suggestion, with what it rests on. */
export function SuggestionCard({ sheet, isJudged }: { sheet: Sheet; isJudged: boolean }) {
  const { suggestion, blind } = sheet;
  if (blind)
    return (
      <p className="muted text-sm">
        Marked blind: this answer was drawn to be marked twice, so neither the suggestion nor another marker's
        verdict is shown.
      </p>
    );
  if (!suggestion) return null;
  return (
    <section id="finding-1" className="stack scroll-mt-24 gap-2" aria-labelledby="suggestion">
      <div className="row justify-between">
        <h2 id="suggestion" className="text-base">
          {isJudged ? "The judge suggests" : "The check suggests"}
        </h2>
        <span className="row gap-2">
          <Chip tone={VERDICT_TONES[suggestion.verdict]}>{VERDICT_LABELS[suggestion.verdict]}</Chip>
          <span className="number muted text-sm">
            {suggestion.points === null
              ? "no points"
              : `${+suggestion.points.toFixed(2)} of ${suggestion.possible}`}
          </span>
        </span>
      </div>
      <p className="text-sm">{suggestion.found}</p>
      <div className="text-sm">
        <EvidenceList evidence={suggestion.evidence} />
      </div>
    </section>
  );
}
