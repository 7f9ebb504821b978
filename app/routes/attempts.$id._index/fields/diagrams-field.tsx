import type { Diagram, DiagramKind } from "~graders";
import { LazyDiagram } from "~/components/diagram/lazy-diagram.tsx";
import { Field } from "~/components/field.tsx";
import { TextArea } from "~/components/text-area.tsx";
import { useField, useWorkspace } from "../context.ts";

const KINDS: readonly DiagramKind[] = ["sequence", "component", "deployment"];

const ABOUT: Record<DiagramKind, { title: string; hint: string; placeholder: string }> = {
  sequence: {
    title: "Sequence",
    hint: "One request from end to end, and what happens when a step fails.",
    placeholder: "sequenceDiagram\n  actor U as Client\n  U->>API: POST /predict\n  API-->>U: 200 score",
  },
  component: {
    title: "Components",
    hint: "The parts and the calls between them. Left empty, the sketch stands for it.",
    placeholder: "flowchart LR\n  client[Client] --> api[API]\n  api --> db[(Database)]",
  },
  deployment: {
    title: "Deployment",
    hint: "Where the parts run: clusters, zones and networks as subgraphs.",
    placeholder: "flowchart TB\n  subgraph zone_a[Zone a]\n    pod1[API pod]\n  end",
  },
};

/** The three kinds first, in their order and even when empty; then whatever a document brought beside them. */
function inOrder(diagrams: readonly Diagram[]): Diagram[] {
  const first = KINDS.map(
    (kind): Diagram => diagrams.find((diagram) => diagram.kind === kind) ?? { kind, text: "" },
  );
  return [...first, ...diagrams.filter((diagram) => !first.includes(diagram))];
}

/** One editor for each kind of diagram, with its picture below. Without JavaScript it is text, and saves as such. */
export function DiagramsField() {
  const [diagrams, set] = useField("diagrams");
  const { locked } = useWorkspace();
  const shown = inOrder(diagrams);
  const change = (index: number, text: string) =>
    set(
      shown
        .map((diagram, at) => (at === index ? { ...diagram, text } : diagram))
        .filter((diagram) => diagram.text !== ""),
    );
  return (
    <ol className="rows">
      {shown.map(({ kind, text }, index) => {
        const { title, hint, placeholder } = ABOUT[kind];
        const name = index < KINDS.length ? title : `${title}, another one`;
        return (
          <li key={`${kind}-${index}`} className="block-row" data-row={`diagrams.${index}`}>
            <input type="hidden" name={`diagrams.${index}.kind`} value={kind} />
            <Field label={name} hint={hint}>
              {(control) => (
                <TextArea
                  {...control}
                  className="diagram-text"
                  name={`diagrams.${index}.text`}
                  data-control="text"
                  placeholder={placeholder}
                  spellCheck={false}
                  value={text}
                  readOnly={locked}
                  maxLength={60_000}
                  onChange={(event) => change(index, event.target.value)}
                />
              )}
            </Field>
            <LazyDiagram
              text={text}
              label={index < KINDS.length ? `${title} diagram` : `${title} diagram ${index}`}
            />
          </li>
        );
      })}
    </ol>
  );
}
