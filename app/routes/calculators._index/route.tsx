import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "~/components/button.tsx";
import { byHeading } from "~/components/calculators/families.ts";
import { EmptyState } from "~/components/empty-state.tsx";
import { TextField } from "~/components/field.tsx";
import { PricesLine } from "~/components/prices/prices-line.tsx";
import { ownPrices } from "~/own-prices.server.ts";
import stylesheet from "~/styles/calculators.css?url";
import { findCalculators } from "./find.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];
export const meta: MetaFunction = () => [{ title: "Calculators · Headroom" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { table } = await ownPrices(request);
  const search = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, 100);
  return { search, ...findCalculators(search), prices: { name: table.name, date: table.date } };
}

export default function Calculators() {
  const { search, found, total, prices } = useLoaderData<typeof loader>();
  return (
    <div className="page stack gap-6">
      <header className="stack gap-2">
        <h1>Calculators</h1>
        <p className="lead">
          The sums behind a design, each with its working, its assumptions and its source. The grader checks
          estimates with the same ones.
        </p>
        <PricesLine {...prices} />
      </header>
      <Form method="get" role="search" className="card row items-end" key={search}>
        <TextField
          className="grow"
          label="Search"
          type="search"
          name="q"
          defaultValue={search}
          maxLength={100}
        />
        <Button type="submit">Search</Button>
      </Form>
      <div className="row justify-between">
        <p className="eyebrow" role="status">
          {search === "" ? `${total} calculators` : `${found.length} of ${total} calculators`}
        </p>
        {search === "" ? null : <Link to="/calculators">Show all</Link>}
      </div>
      {found.length === 0 ? (
        <EmptyState
          title="No calculator fits"
          action={<ButtonLink to="/calculators">Show all calculators</ButtonLink>}
        >
          <p className="muted">Try the name of what you want to know: latency, memory, price.</p>
        </EmptyState>
      ) : (
        byHeading(found).map(({ heading, entries }) => (
          <section key={heading} className="stack gap-3" aria-label={heading}>
            <h2>{heading}</h2>
            <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
              {entries.map(({ name, title, summary }) => (
                <li key={name} className="card card-link stack gap-2">
                  <h3>
                    <Link to={`/calculators/${name}`} prefetch="intent">
                      {title}
                    </Link>
                  </h3>
                  <p className="muted">{summary}</p>
                </li>
              ))}
            </ul>
          </section>
        ))
      )}
    </div>
  );
}
