import type { Simulation, Sketch } from "~graders";
import { LazyDiagram } from "~/components/diagram/lazy-diagram.tsx";
import { ScrollFrame } from "~/components/scroll-frame.tsx";
import { type Readings, readingsOf } from "~/components/simulation/readings.ts";
import { SketchSvg } from "~/components/sketch/sketch-svg.tsx";
import type { AnswerSection } from "./answer-view.server.ts";

function SectionBody({
  owner,
  section,
  sketch,
  highlights,
  readings,
}: {
  /** Whose answer it is. */
  owner: string;
  section: AnswerSection;
  sketch: Sketch | null;
  highlights: ReadonlySet<string>;
  readings: Readings | null;
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
        <ScrollFrame label={`${owner}: ${section.label}, table`}>
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
        </ScrollFrame>
      );
    case "diagrams":
      return section.diagrams.map(({ label, text, html }) => (
        <div key={label} className="stack gap-2">
          <h4 className="text-sm">{label}</h4>
          <LazyDiagram text={text} label={`${owner}: ${label}`} />
          <details>
            <summary className="muted text-sm">Its text, with the evidence marked</summary>
            <ScrollFrame label={`${owner}: ${label}, text`} className="diagram-source">
              <pre dangerouslySetInnerHTML={{ __html: html }} />
            </ScrollFrame>
          </details>
        </div>
      ));
    case "sketch":
      return sketch ? (
        <ScrollFrame label={`${owner}: the drawing`} className="overflow-x-auto">
          <SketchSvg sketch={sketch} highlights={highlights} readings={readings} />
          {readings ? (
            <p className="mt-2 text-sm muted">
              Coloured and labelled by utilisation at the load that the grade ran it under.
            </p>
          ) : null}
        </ScrollFrame>
      ) : null;
  }
}

/** One answer, section by section, with its evidence marked. */
export function AnswerColumn({
  title,
  prefix,
  sections,
  sketch,
  highlights,
  readings = null,
}: {
  title: string;
  prefix: string;
  sections: readonly AnswerSection[];
  sketch: Sketch | null;
  highlights: ReadonlySet<string>;
  readings?: Readings | null;
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
          <h4 className="eyebrow">{section.label}</h4>
          <SectionBody
            owner={title}
            section={section}
            sketch={sketch}
            highlights={highlights}
            readings={readings}
          />
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
  simulation,
}: {
  answer: readonly AnswerSection[];
  modelAnswer: readonly AnswerSection[] | null;
  sketch: Sketch;
  modelSketch: Sketch | null;
  highlightedNodes: readonly string[];
  /** As the grade ran the sketch; null: it did not. */
  simulation: Simulation | null;
}) {
  return (
    <section className="card stack gap-4" aria-labelledby="answers">
      <div>
        <h2 id="answers">{modelAnswer ? "Side by side" : "What you handed in"}</h2>
        {modelAnswer ? (
          <p className="muted">
            Marked passages are the evidence; the small numbers lead to the findings. The model answer is one
            good way, not the only one.
          </p>
        ) : null}
      </div>
      <div className="grid gap-6 lg:grid-cols-2">
        <AnswerColumn
          title="Your answer"
          prefix="answer"
          sections={answer}
          sketch={sketch}
          highlights={new Set(highlightedNodes)}
          readings={simulation ? readingsOf({ simulation, sketch }) : null}
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
