import type { Sketch } from "~graders";
import { SketchSvg } from "~/components/sketch/sketch-svg.tsx";
import type { AnswerSection } from "./answer-view.server.ts";

function SectionBody({
  section,
  sketch,
  highlights,
}: {
  section: AnswerSection;
  sketch: Sketch | null;
  highlights: ReadonlySet<string>;
}) {
  switch (section.kind) {
    case "text":
      return section.parts.map((part, index) => (
        <div key={index} className="stack gap-1">
          {part.label ? <h4 className="text-sm">{part.label}</h4> : null}
          <div className="prose" dangerouslySetInnerHTML={{ __html: part.html }} />
        </div>
      ));
    case "rows":
      return (
        <div className="table-frame">
          <table className="table">
            <thead>
              <tr>
                {section.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {section.rows.map((row, index) => (
                <tr key={index}>
                  {row.cells.map((cell, k) => (
                    <td key={k} className="number">
                      {cell}
                      {k === row.cells.length - 1 && row.problem ? (
                        <span className="block text-bad">{row.problem}</span>
                      ) : null}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case "sketch":
      return sketch ? (
        <div className="overflow-x-auto">
          <SketchSvg sketch={sketch} highlights={highlights} />
        </div>
      ) : null;
  }
}

function AnswerColumn({
  title,
  prefix,
  sections,
  sketch,
  highlights,
}: {
  title: string;
  prefix: string;
  sections: readonly AnswerSection[];
  sketch: Sketch | null;
  highlights: ReadonlySet<string>;
}) {
  return (
    <div className="stack min-w-0 gap-4">
      <h3>{title}</h3>
      {sections.length === 0 ? <p className="muted">Nothing was written.</p> : null}
      {sections.map((section) => (
        <section
          key={section.id}
          id={`${prefix}-${section.id}`}
          className="stack scroll-mt-24 gap-2 border-t border-line pt-4"
          aria-label={`${title}: ${section.label}`}
        >
          <p className="eyebrow">{section.label}</p>
          <SectionBody section={section} sketch={sketch} highlights={highlights} />
        </section>
      ))}
    </div>
  );
}

const NONE: ReadonlySet<string> = new Set();

/** The answer with its evidence marked, and the model answer beside it. */
export function AnswerPanel({
  answer,
  modelAnswer,
  sketch,
  modelSketch,
  highlightedNodes,
}: {
  answer: readonly AnswerSection[];
  modelAnswer: readonly AnswerSection[] | null;
  sketch: Sketch;
  modelSketch: Sketch | null;
  highlightedNodes: readonly string[];
}) {
  return (
    <section className="card stack gap-4" aria-labelledby="answers">
      <div>
        <h2 id="answers">Side by side</h2>
        <p className="muted">
          Marked passages are the evidence; the small numbers lead to the findings. The model answer is one
          good way, not the only one.
        </p>
      </div>
      <div className="grid gap-6 lg:grid-cols-2">
        <AnswerColumn
          title="Your answer"
          prefix="answer"
          sections={answer}
          sketch={sketch}
          highlights={new Set(highlightedNodes)}
        />
        {modelAnswer ? (
          <AnswerColumn
            title="Model answer"
            prefix="model"
            sections={modelAnswer}
            sketch={modelSketch}
            highlights={NONE}
          />
        ) : null}
      </div>
    </section>
  );
}
