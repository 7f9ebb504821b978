import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { BUILT_IN_PRICES } from "~graders";
import { HardwareTable, PriceTable } from "~/components/prices/dated-tables.tsx";
import { TableFiles } from "~/components/prices/table-files.tsx";

export const meta: MetaFunction = () => [{ title: "The built-in prices · Headroom" }];

export const loader = () => ({ table: BUILT_IN_PRICES });

export default function BuiltInPrices() {
  const { table } = useLoaderData<typeof loader>();
  return (
    <div className="page stack gap-6">
      <header className="stack gap-2">
        <p className="eyebrow">
          <Link to="/prices">Prices</Link>
        </p>
        <h1>The built-in table</h1>
        <p className="lead">
          As of <time dateTime={table.date}>{table.date}</time>; each row has its own source and date.
        </p>
        <TableFiles id="built-in" />
      </header>
      <PriceTable rows={table.prices} />
      <HardwareTable rows={table.hardware} />
    </div>
  );
}
