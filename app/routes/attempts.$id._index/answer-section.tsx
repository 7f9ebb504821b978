import type { ReactNode } from "react";
import { REVISION } from "./answer-form.ts";
import { useWorkspace } from "./context.ts";
import { CostsField } from "./fields/costs-field.tsx";
import { DecisionsField } from "./fields/decisions-field.tsx";
import { FaultsField } from "./fields/faults-field.tsx";
import { DeepDivesField } from "./fields/deep-dives-field.tsx";
import { DiagramsField } from "./fields/diagrams-field.tsx";
import { FunctionalField } from "./fields/functional-field.tsx";
import { LedgerField } from "./fields/ledger-field.tsx";
import { NonFunctionalField } from "./fields/non-functional-field.tsx";
import { SketchField } from "./fields/sketch-field.tsx";
import { AnswerText } from "./fields/text-field.tsx";
import { isFilled, type Section } from "./sections.ts";

/** One section: heading, lead, its field, and what the server could not take of it. Leaving the field saves it. */
export function AnswerSection({ section, problem }: { section: Section; problem: string | undefined }) {
  const { saver } = useWorkspace();
  const { field, title, lead, optional } = section;
  const body = (
    <>
      <p className="section-lead">{lead}</p>
      <input type="hidden" name={`${REVISION}${field}`} value={saver.revision(field)} />
      {problem ? (
        <p className="banner banner-bad" role="alert">
          Not saved: {problem}
        </p>
      ) : null}
      {editorOf(section)}
    </>
  );
  const leave = () => {
    if (saver.edited(field)) saver.flush();
  };
  if (!optional)
    return (
      <section id={`section-${field}`} className="section" aria-labelledby={`title-${field}`} onBlur={leave}>
        <h2 id={`title-${field}`}>{title}</h2>
        {body}
      </section>
    );
  return (
    <details
      id={`section-${field}`}
      className="section section-fold"
      open={isFilled(saver.value(field) as Parameters<typeof isFilled>[0]) || undefined}
      onBlur={leave}
    >
      <summary>
        <h2 id={`title-${field}`}>{title}</h2>
        <span className="muted">optional</span>
      </summary>
      {body}
    </details>
  );
}

function editorOf({ field, title, size }: Section): ReactNode {
  switch (field) {
    case "functional":
      return <FunctionalField />;
    case "nonFunctional":
      return <NonFunctionalField />;
    case "ledger":
      return <LedgerField large={size === "large"} />;
    case "deepDives":
      return <DeepDivesField />;
    case "decisions":
      return <DecisionsField single={size === "single"} />;
    case "costs":
      return <CostsField />;
    case "sketch":
      return <SketchField />;
    case "diagrams":
      return <DiagramsField />;
    case "scope":
    case "api":
    case "dataModel":
    case "operations":
      return <AnswerText field={field} label={title} placeholder={PLACEHOLDERS[field]} />;
    case "prose":
      return <AnswerText field={field} label={title} tall={size !== "short"} />;
    case "faults":
      return <FaultsField />;
  }
}

const PLACEHOLDERS = {
  scope: "Out of scope: search, ads.\nAssumption: 30M people a day, six visits each.",
  api: "GET /v1/home?user=…&count=20 → 200 [{video, score}]",
  dataModel: "user_features: key user_id, 2 kB, kept 90 days",
  operations: "What pages someone at night, what is rolled back how, who may read what",
};
