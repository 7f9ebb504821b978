import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { BUILT_IN_PRICES, PriceTableSchema } from "~graders";
import { Banner } from "~/components/banner.tsx";
import { Button } from "~/components/button.tsx";
import { SelectField, TextField } from "~/components/field.tsx";
import { TableFileField } from "~/components/prices/table-file-field.tsx";
import { createTable, listTables, MOST_TABLES } from "~/models/price-table.server.ts";
import { ownPrices } from "~/own-prices.server.ts";
import { ensureUser, getUserId } from "~/session.server.ts";
import { readUploadedTable } from "~/uploaded-table.server.ts";

export const meta: MetaFunction = () => [{ title: "Prices · Headroom" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { table, tableId, isOwn } = await ownPrices(request);
  const userId = await getUserId(request);
  return data(
    {
      inUse: {
        name: table.name,
        date: table.date,
        tableId,
        isOwn,
        prices: table.prices.length,
        hardware: table.hardware.length,
      },
      own: userId === null ? [] : await listTables(userId),
      today: new Date().toISOString().slice(0, 7),
    },
    { headers: { "Cache-Control": "no-store" } },
  );
}

/** Makes a table: a copy of the built-in one or of the one in use, changed by a file where one is given. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData().catch(() => new FormData());
  const typed = { name: String(form.get("name") ?? ""), date: String(form.get("date") ?? "") };
  const refuse = (problems: string[], status = 422) => data({ typed, problems }, status);
  const start = form.get("from") === "in-use" ? (await ownPrices(request)).table : BUILT_IN_PRICES;
  const named = PriceTableSchema.safeParse({ ...start, ...typed });
  if (!named.success)
    return refuse(
      named.error.issues.map(({ path, message }) =>
        path[0] === "name" ? `The name ${message}.` : `The date ${message}.`,
      ),
    );
  const uploaded = await readUploadedTable(form, named.data);
  if (uploaded.kind === "problems") return refuse(uploaded.problems);
  // What was typed beside the file names the table, whatever the file calls it.
  const { name, date } = named.data;
  const table = uploaded.kind === "table" ? { ...uploaded.table, name, date } : named.data;
  const now = new Date();
  const { userId, setCookie } = await ensureUser(request, now);
  const made = await createTable({ userId, table, now });
  if (!made)
    return refuse(
      [`You have ${MOST_TABLES} tables, which is as many as one may have. Delete one first.`],
      409,
    );
  return redirect(`/prices/${made.tableId}`, setCookie ? { headers: { "Set-Cookie": setCookie } } : {});
}

export default function Prices() {
  const { inUse, own, today } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="page stack gap-6">
      <header className="stack gap-2">
        <h1>Prices and hardware</h1>
        <p className="lead">
          What a replica costs a month where a sketch does not say, what an accelerator rents for, and what
          calculators open with. Every row has its source and its date. A class can share one table, so that
          all its bills rest on the same prices.
        </p>
      </header>
      <section className="card stack gap-3" aria-labelledby="in-use">
        <h2 id="in-use">In use</h2>
        <p>
          <strong>{inUse.name}</strong>, <time dateTime={inUse.date}>{inUse.date}</time>: {inUse.prices}{" "}
          prices and {inUse.hardware} accelerators
          {inUse.tableId === null ? "" : inUse.isOwn ? ", your own table" : ", from a class link"}.
        </p>
        <p className="muted">A round keeps the prices that it begins with; a change counts from the next.</p>
        <div className="row">
          {inUse.tableId === null ? null : (
            <Form method="post" action="/prices/use">
              <Button type="submit">Use the built-in table</Button>
            </Form>
          )}
          <Link to="/prices/built-in">See the built-in table</Link>
        </div>
      </section>
      {own.length === 0 ? null : (
        <section className="stack gap-3" aria-labelledby="own">
          <h2 id="own">Your tables</h2>
          <ul className="grid gap-4 md:grid-cols-2">
            {own.map(({ id, name, date, version, changedAt, hasClassLink }) => (
              <li key={id} className="card stack gap-3">
                <h3>
                  <Link to={`/prices/${id}`}>{name}</Link>
                </h3>
                <p className="muted">
                  <time dateTime={date}>{date}</time> · version {version}, saved on{" "}
                  <time dateTime={changedAt}>{changedAt.slice(0, 10)}</time>
                  {hasClassLink ? " · has a class link" : ""}
                </p>
                {inUse.tableId === id ? (
                  <p>
                    <span className="chip chip-ok">In use</span>
                  </p>
                ) : (
                  <Form method="post" action="/prices/use">
                    <input type="hidden" name="table" value={id} />
                    <Button type="submit" aria-label={`Use ${name}`}>
                      Use it
                    </Button>
                  </Form>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="card stack gap-4" aria-labelledby="make">
        <div>
          <h2 id="make">Make a table</h2>
          <p className="muted">
            It starts as a copy. Change its rows on the next page, or give a file with the rows that differ.
          </p>
        </div>
        {refused ? (
          <Banner tone="bad">
            <p>The table was not made.</p>
            <ul className="list-disc pl-5">
              {refused.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </Banner>
        ) : null}
        <Form method="post" action="/prices?index" encType="multipart/form-data" className="stack gap-4">
          <div className="grid gap-4 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
            <TextField
              label="Name"
              name="name"
              required
              maxLength={80}
              defaultValue={refused?.typed.name ?? ""}
              placeholder="ML systems 101, autumn 2026"
            />
            <TextField
              label="Date"
              name="date"
              required
              maxLength={10}
              pattern="\d{4}-\d{2}(-\d{2})?"
              title="A month or day, as 2026-11 or 2026-11-21"
              defaultValue={refused?.typed.date ?? today}
            />
            <SelectField
              label="Copy of"
              name="from"
              options={[
                { value: "built-in", label: "the built-in table" },
                ...(inUse.tableId === null ? [] : [{ value: "in-use", label: inUse.name }]),
              ]}
            />
          </div>
          <TableFileField
            label="File (optional)"
            hint="CSV with prices or with hardware, or JSON, as the downloads have them. Its rows change and add to the copy's."
          />
          <div>
            <Button type="submit" look="primary">
              Make the table
            </Button>
          </div>
        </Form>
      </section>
    </div>
  );
}
