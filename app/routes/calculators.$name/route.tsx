import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData, useSubmit } from "@remix-run/react";
import { type FormEvent, useEffect, useRef } from "react";
import { Button, ButtonLink } from "~/components/button.tsx";
import { calculate } from "~/components/calculators/calculation.ts";
import { CalculatorFields } from "~/components/calculators/calculator-fields.tsx";
import { CalculatorResult, CalculatorSteps } from "~/components/calculators/calculator-result.tsx";
import { headingOf } from "~/components/calculators/families.ts";
import { HardwareTable, PriceTable } from "~/components/prices/dated-tables.tsx";
import { PricesLine } from "~/components/prices/prices-line.tsx";
import { PlotFigure } from "~/components/calculators/plot-figure.tsx";
import { ownPrices } from "~/own-prices.server.ts";
import stylesheet from "~/styles/calculators.css?url";
import { datedRows } from "./dated-rows.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.calculation.title ?? "Calculator"} · Headroom` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const typed = Object.fromEntries(new URL(request.url).searchParams);
  const { table } = await ownPrices(request);
  const calculation = calculate(params["name"] ?? "", typed, table);
  if (!calculation) throw data("There is no calculator of this name.", 404);
  return { calculation, ...datedRows(calculation, table), table: { name: table.name, date: table.date } };
}

/** Quiet for so long, typing counts as done and the result is asked for. */
const PAUSE_MS = 450;

/** Sends the form a moment after the last key; without JavaScript its button does. */
function useLiveSubmit() {
  const submit = useSubmit();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  return (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => submit(form, { replace: true, preventScrollReset: true }), PAUSE_MS);
  };
}

export default function CalculatorPage() {
  const { calculation, hardware, prices, table } = useLoaderData<typeof loader>();
  const { name, title, family, summary, formula, source, assumptions } = calculation;
  const { fields, problem, steps, plot, row, command, presets, prices: offered, isExample } = calculation;
  const onInput = useLiveSubmit();
  const typed = Object.fromEntries(fields.map(({ key, value }) => [key, value]));
  return (
    <div className="page stack gap-6">
      <header className="stack gap-2">
        <p className="eyebrow">
          <Link to="/calculators">Calculators</Link> / {headingOf(family)}
        </p>
        <h1>{title}</h1>
        <p className="lead">{summary}</p>
        {hardware || prices || presets.length > 0 ? <PricesLine {...table} /> : null}
      </header>
      <div className="calc-layout">
        <Form
          method="get"
          action={`/calculators/${name}`}
          className="card stack gap-4"
          // Another calculator brings its own inputs; while one is shown, what is typed stays.
          key={name}
          onInput={onInput}
          preventScrollReset
        >
          <h2>Inputs</h2>
          <CalculatorFields fields={fields} />
          <div className="row">
            <Button type="submit" look="primary">
              Calculate
            </Button>
            <ButtonLink to={`/calculators/${name}`} look="quiet" reloadDocument>
              Show the example
            </ButtonLink>
          </div>
          <p className="field-hint">
            Magnitudes and units are read: 10M, 2 kB, 5k/s, 200 ms, 40%. The address of this page carries the
            inputs, so it can be shared.
          </p>
          {offered.length === 0 ? null : (
            <details>
              <summary>Take a price of the table</summary>
              {[...new Set(offered.map(({ input }) => input))].map((input) => (
                <section key={input} className="pt-3" aria-label={input}>
                  <h3 className="field-label">{input}</h3>
                  <ul className="row gap-2 pt-2">
                    {offered
                      .filter((one) => one.input === input)
                      .map(({ key, value, item, quoted }) => (
                        <li key={item}>
                          <Link
                            className="chip"
                            reloadDocument
                            to={`/calculators/${name}?${new URLSearchParams({ ...typed, [key]: value }).toString()}`}
                          >
                            {item}: ${value}
                            {quoted === null ? "" : ` (${quoted})`}
                          </Link>
                        </li>
                      ))}
                  </ul>
                </section>
              ))}
            </details>
          )}
          {presets.length === 0 ? null : (
            <details>
              <summary>Take the figures of an accelerator</summary>
              <ul className="row gap-2 pt-3">
                {presets.map(({ label, values }) => (
                  <li key={label}>
                    <Link
                      className="chip"
                      reloadDocument
                      to={`/calculators/${name}?${new URLSearchParams({ ...typed, ...values }).toString()}`}
                    >
                      {label}
                    </Link>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </Form>
        <div className="stack gap-5 min-w-0">
          <section className="card stack gap-4" aria-labelledby="result">
            <h2 id="result">Result</h2>
            <CalculatorResult {...calculation} />
            {steps.length === 0 ? null : (
              <>
                <h3>Working</h3>
                <CalculatorSteps steps={steps} />
              </>
            )}
            {problem === null || isExample ? null : (
              <p className="muted">Mend the input, and the result comes back.</p>
            )}
          </section>
          {plot ? (
            <section className="card stack gap-3" aria-labelledby="plot">
              <h2 id="plot">{plot.title}</h2>
              <PlotFigure plot={plot} />
            </section>
          ) : null}
          <section className="card stack gap-3" aria-labelledby="grounds">
            <h2 id="grounds">What it rests on</h2>
            <p className="calc-formula">{formula}</p>
            <ul className="list-disc pl-5 stack gap-1">
              {assumptions.map((assumption) => (
                <li key={assumption}>{assumption}</li>
              ))}
            </ul>
            <p className="muted">Source: {source}</p>
          </section>
          <section className="card stack gap-3" aria-labelledby="elsewhere">
            <h2 id="elsewhere">Use it elsewhere</h2>
            {row ? (
              <>
                <p className="field-label">As a row of the ledger</p>
                <p className="calc-formula">
                  {row.name} = {row.expression}
                </p>
              </>
            ) : null}
            <p className="field-label">On the command line</p>
            <p className="calc-formula">npm run --silent {command.replace("headroom", "headroom --")}</p>
          </section>
        </div>
      </div>
      {hardware ? <HardwareTable rows={hardware} /> : null}
      {prices ? <PriceTable rows={prices} /> : null}
    </div>
  );
}
