import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { Banner } from "~/components/banner.tsx";
import { Button, ButtonLink } from "~/components/button.tsx";
import { HardwareTable, PriceTable } from "~/components/prices/dated-tables.tsx";
import { readByClassLink } from "~/models/price-table.server.ts";
import { ownPrices } from "~/own-prices.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.table.name ?? "Prices"} · Headroom` },
  { name: "robots", content: "noindex" },
];

/** Where a class link leads: the table to read, and one button that pins it. A visit alone keeps nothing. */
export async function loader({ request }: LoaderFunctionArgs) {
  const link = new URL(request.url).searchParams.get("link") ?? "";
  const found = await readByClassLink(link);
  if (!found)
    throw data("This link leads to no price table. It may have been withdrawn: ask for the new one.", 404);
  const { tableId } = await ownPrices(request);
  return data(
    { link, table: found.table, inUse: tableId === found.tableId },
    { headers: { "Cache-Control": "no-store" } },
  );
}

export default function ClassPrices() {
  const { link, table, inUse } = useLoaderData<typeof loader>();
  return (
    <div className="page stack gap-6">
      <header className="stack gap-2">
        <p className="eyebrow">
          <Link to="/prices">Prices</Link> / for a class
        </p>
        <h1>{table.name}</h1>
        <p className="lead">
          A price table of <time dateTime={table.date}>{table.date}</time>, with {table.prices.length} prices
          and {table.hardware.length} accelerators. Work with it, and calculators, your running sketch and the
          grade of the rounds that you begin from then on reckon with these prices.
        </p>
      </header>
      {inUse ? (
        <Banner
          tone="ok"
          actions={
            <>
              <ButtonLink to="/questions" look="primary">
                Find a question
              </ButtonLink>
              <ButtonLink to="/prices">Change the prices</ButtonLink>
            </>
          }
        >
          You work with these prices.
        </Banner>
      ) : (
        <Form method="post" action="/prices/use">
          <input type="hidden" name="link" value={link} />
          <Button type="submit" look="primary">
            Use these prices
          </Button>
        </Form>
      )}
      <PriceTable rows={table.prices} />
      <HardwareTable rows={table.hardware} />
    </div>
  );
}
