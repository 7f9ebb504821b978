import { type ChangeEvent, useId, useState } from "react";
import { Banner } from "~/components/banner.tsx";
import { Button } from "~/components/button.tsx";
import { Field } from "~/components/field.tsx";
import { useWorkspace } from "../context.ts";
import type { Section } from "../sections.ts";
import type { Brought } from "./brought-fields.ts";
import type { BroughtList } from "./brought-list.tsx";

/** Bytes of a file that is read at all; a document of the longest length in any script fits. */
const LARGEST_FILE = 800_000;

type State =
  | { step: "paste" }
  | { step: "reading" }
  | { step: "choose"; fields: Brought[]; warnings: string[]; List: typeof BroughtList }
  | { step: "done"; titles: string[] };

/**
 * Takes a design document written elsewhere. It shows what it recognised, field by field, before anything changes.
 * Without JavaScript the form's own button fills the fields that are empty.
 */
export function BringDocument({
  sections,
  problem,
}: {
  sections: readonly Section[];
  problem: string | undefined;
}) {
  const { saver, locked, announce } = useWorkspace();
  const [text, setText] = useState("");
  const [state, setState] = useState<State>({ step: "paste" });
  const [trouble, setTrouble] = useState<string | null>(problem ?? null);
  const file = useId();

  const read = (markdown: string) => {
    setTrouble(null);
    setState({ step: "reading" });
    Promise.all([import("./brought-fields.ts"), import("./brought-list.tsx")])
      .then(([{ readBrought }, { BroughtList: List }]) => {
        const brought = readBrought(markdown, sections);
        if (!brought.ok) {
          setTrouble(brought.message);
          setState({ step: "paste" });
        } else {
          setState({ step: "choose", fields: brought.fields, warnings: brought.warnings, List });
          announce(`${brought.fields.length} sections recognised. Nothing has changed yet.`);
        }
      })
      .catch(() => {
        setTrouble("The reader could not be fetched. Try again when you are online.");
        setState({ step: "paste" });
      });
  };

  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.target.files?.[0];
    if (!chosen) return;
    if (chosen.size > LARGEST_FILE) {
      setTrouble(`“${chosen.name}” is larger than a design document. Send the text without its attachments.`);
      return;
    }
    const content = await chosen.text();
    setText(content);
    read(content);
  };

  const put = (chosen: readonly Brought[]) => {
    for (const { field, value } of chosen) saver.edit(field, value);
    saver.flush();
    setState({ step: "done", titles: chosen.map(({ title }) => title) });
    setText("");
    announce(`${chosen.length} sections filled.`);
  };

  return (
    <details className="bring section-fold" open={problem !== undefined || undefined}>
      <summary>
        <h2>Bring your document</h2>
        <span className="muted">Markdown</span>
      </summary>
      <div className="stack gap-3 pb-5">
        <p className="muted">
          Paste a design document, or choose a .md file. You see what was recognised before anything changes.
        </p>
        {trouble ? <Banner tone="bad">{trouble}</Banner> : null}
        {state.step === "done" ? (
          <Banner tone="ok">
            Filled: {state.titles.join(", ")}. Look it over; it is saved like anything you type.
          </Banner>
        ) : null}
        {state.step === "choose" ? (
          <state.List
            fields={state.fields}
            warnings={state.warnings}
            onPut={put}
            onCancel={() => setState({ step: "paste" })}
          />
        ) : (
          <>
            <Field label="The document">
              {(control) => (
                <textarea
                  {...control}
                  className="input diagram-text"
                  name="document"
                  value={text}
                  readOnly={locked}
                  maxLength={200_000}
                  onChange={(event) => setText(event.target.value)}
                />
              )}
            </Field>
            <div className="row">
              <Button
                type="submit"
                name="intent"
                value="document"
                disabled={locked || state.step === "reading"}
                onClick={(event) => {
                  event.preventDefault();
                  if (text.trim() === "") setTrouble("Paste a document first, or choose a file.");
                  else read(text);
                }}
              >
                {state.step === "reading" ? "Reading…" : "Read it"}
              </Button>
              <label className="needs-script file-choice" htmlFor={file}>
                <span>or a file:</span>
                <input
                  id={file}
                  type="file"
                  accept=".md,.markdown,.txt,text/markdown,text/plain"
                  disabled={locked}
                  onChange={(event) => void choose(event)}
                />
              </label>
            </div>
          </>
        )}
      </div>
    </details>
  );
}
