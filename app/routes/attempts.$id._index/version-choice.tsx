import { useState } from "react";
import { Button } from "~/components/button.tsx";
import { TextArea } from "~/components/text-area.tsx";
import { titleOf } from "./sections.ts";
import { asText, bothOf, isTextField } from "./versions.ts";

export interface Versions {
  field: string;
  mine: unknown;
  theirs: unknown;
  /** Where each comes from. */
  mineLabel: string;
  theirsLabel: string;
}

/** One field in two versions, side by side, and the three ways out. */
export function VersionChoice({
  versions,
  onMine,
  onTheirs,
  onMerged,
}: {
  versions: Versions;
  onMine: () => void;
  onTheirs: () => void;
  onMerged: (value: unknown) => void;
}) {
  const { field, mine, theirs, mineLabel, theirsLabel } = versions;
  const both = bothOf(field, mine, theirs);
  const [merging, setMerging] = useState<string | null>(null);
  const title = titleOf(field);
  return (
    <section className="versions" aria-label={title}>
      <h3>{title}</h3>
      <div className="versions-pair">
        <Version label={mineLabel} text={asText(field, mine)} />
        <Version label={theirsLabel} text={asText(field, theirs)} />
      </div>
      {merging === null ? (
        <div className="row">
          <Button look="primary" onClick={onMine}>
            Keep mine
          </Button>
          <Button onClick={onTheirs}>Take the other</Button>
          {isTextField(field) ? (
            <Button look="quiet" onClick={() => setMerging(String(both))}>
              Merge by hand
            </Button>
          ) : field === "sketch" ? null : (
            <Button look="quiet" onClick={() => onMerged(both)}>
              Keep the rows of both
            </Button>
          )}
        </div>
      ) : (
        <div className="stack">
          <TextArea
            aria-label={`${title}, merged`}
            value={merging}
            onChange={(event) => setMerging(event.target.value)}
          />
          <div className="row">
            <Button look="primary" onClick={() => onMerged(merging)}>
              Keep this
            </Button>
            <Button look="quiet" onClick={() => setMerging(null)}>
              Back
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}

/** A read-only text area: it scrolls by keyboard, and parts of it can be copied. */
function Version({ label, text }: { label: string; text: string }) {
  return (
    <label className="version">
      <span className="eyebrow">{label}</span>
      <textarea className="input" readOnly value={text === "" ? "(empty)" : text} />
    </label>
  );
}
