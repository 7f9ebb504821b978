import { Button } from "~/components/button.tsx";
import { Field, SelectField } from "~/components/field.tsx";
import { FORMAT_LABELS, LEVEL_LABELS } from "~/components/labels.ts";
import { TextArea } from "~/components/text-area.tsx";
import type { Typed } from "./rubric-form.server.ts";

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
const MORE = [1, 2, 3, 4];

/** The prompt and the references. A plain form, so that it uploads and posts without the page's script. */
export function ReferencesForm({ typed }: { typed: Typed | null }) {
  const reference = (at: number) => (
    <Field
      key={at}
      label={at === 0 ? "Reference answer" : `Reference answer ${at + 1}`}
      {...(at === 0
        ? {
            hint: "Markdown, as a candidate would hand it in: sums, decisions, costs and a Mermaid sketch are read too.",
          }
        : {})}
    >
      {(control) => (
        <TextArea
          {...control}
          name="reference"
          className="max-h-[32rem]"
          rows={at === 0 ? 12 : 6}
          maxLength={60_000}
          defaultValue={typed?.references[at] ?? ""}
        />
      )}
    </Field>
  );
  return (
    <form method="post" encType="multipart/form-data" action="/rubrics/new" className="card stack gap-5">
      <input type="hidden" name="do" value="draft" />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="Level"
          name="level"
          defaultValue={typed?.level ?? "senior"}
          options={options(LEVEL_LABELS)}
        />
        <SelectField
          label="Format"
          name="format"
          defaultValue={typed?.format ?? "design"}
          options={options(FORMAT_LABELS)}
        />
      </div>
      <Field
        label="Prompt (optional)"
        hint="What candidates are shown. What it says itself earns them nothing."
      >
        {(control) => (
          <TextArea
            {...control}
            name="prompt"
            rows={4}
            maxLength={6_000}
            className="max-h-[20rem]"
            defaultValue={typed?.prompt ?? ""}
          />
        )}
      </Field>
      {reference(0)}
      <details className="stack gap-4" open={(typed?.references.length ?? 0) > 1}>
        <summary className="py-2 font-semibold">More references</summary>
        <div className="stack gap-4 pt-2">
          <p className="muted">What several references say weighs more than what one of them says.</p>
          {MORE.map(reference)}
        </div>
      </details>
      <Field label="Or upload Markdown files" hint="Up to five, pasted ones included.">
        {(control) => (
          <input
            {...control}
            className="input"
            type="file"
            name="files"
            accept=".md,.markdown,.txt,text/markdown,text/plain"
            multiple
          />
        )}
      </Field>
      <div>
        <Button type="submit" look="primary">
          Draft the rubric
        </Button>
      </div>
    </form>
  );
}
