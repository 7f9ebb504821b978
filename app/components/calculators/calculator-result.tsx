import type { Calculation } from "./calculation.ts";

type Shown = Pick<Calculation, "results" | "steps" | "problem" | "isExample">;

/** The answer large, the others beneath it; or why there is none. Said to screen readers when it changes. */
export function CalculatorResult({ results, problem, isExample }: Shown) {
  const main = results.find((result) => result.main);
  const others = results.filter((result) => !result.main);
  return (
    <>
      <div role="status">
        {problem === null ? null : <p className="calc-problem">{problem}</p>}
        {main ? (
          <p className="stack gap-1">
            <span className="field-label">{main.label}</span>
            <span className="calc-figure">{main.text}</span>
            {main.exact === "" ? null : <span className="eyebrow">{main.exact}</span>}
          </p>
        ) : null}
      </div>
      {isExample ? <p className="muted">These are the figures of an example; put in your own.</p> : null}
      {others.length === 0 ? null : (
        <dl className="calc-others">
          {others.map(({ key, label, text, exact }) => (
            <div key={key}>
              <dt className="muted">{label}</dt>
              <dd className="number" title={exact === "" ? undefined : exact}>
                {/^https:\/\/\S+$/.test(text) ? <a href={text}>{text}</a> : text}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

export function CalculatorSteps({ steps }: Pick<Calculation, "steps">) {
  return (
    <ol className="calc-steps">
      {steps.map(({ label, expression, text }, index) => (
        <li key={index}>
          <span>{label}</span>
          <span className="calc-sum">= {expression}</span>
          <span className="calc-value">= {text}</span>
        </li>
      ))}
    </ol>
  );
}
