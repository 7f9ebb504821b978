import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { NODE_KINDS, type PriceTable } from "~graders";
import { Banner } from "~/components/banner.tsx";
import { Button } from "~/components/button.tsx";
import { Field, SelectField, TextField } from "~/components/field.tsx";
import { TableFileField } from "~/components/prices/table-file-field.tsx";
import { TableFiles } from "~/components/prices/table-files.tsx";
import { pricesInUse } from "~/models/price-table-in-use.server.ts";
import {
  deleteTable,
  editTable,
  MOST_VERSIONS,
  type OwnTable,
  readOwnTable,
  setClassLink,
} from "~/models/price-table.server.ts";
import { plainly } from "~/own-request.server.ts";
import { getUserId } from "~/session.server.ts";
import stylesheet from "~/styles/prices.css?url";
import { readUploadedTable } from "~/uploaded-table.server.ts";
import { ClassLink } from "./class-link.tsx";
import { HardwareRows, PriceRows } from "./table-rows.tsx";
import { readTyped, tableFrom, typedFrom } from "./typed-table.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.table.name ?? "Prices"} · Headroom` },
  { name: "robots", content: "noindex" },
];

/** The same reply for another person's table, a deleted one and one that never was. */
const noSuchTable = () =>
  plainly("There is no such price table here. It may be another person's, or deleted.", 404);

async function ownTable(
  request: Request,
  params: { id?: string },
): Promise<{ userId: string; own: OwnTable }> {
  const userId = await getUserId(request);
  const own = userId && params.id ? await readOwnTable({ tableId: params.id, userId }) : null;
  if (!userId || !own) throw noSuchTable();
  return { userId, own };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { userId, own } = await ownTable(request, params);
  const { origin } = new URL(request.url);
  return data(
    {
      id: own.id,
      version: own.version,
      versions: own.versions.slice(0, 20),
      table: own.table,
      pinnedBy: own.pinnedBy,
      classAddress: own.classLink === null ? null : `${origin}/prices/class?link=${own.classLink}`,
      inUse: (await pricesInUse(userId)).tableId === own.id,
    },
    { headers: { "Cache-Control": "no-store" } },
  );
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData().catch(() => new FormData());
  const { userId, own } = await ownTable(request, params);
  const tableId = own.id;
  const here = `/prices/${tableId}`;
  switch (form.get("intent")) {
    case "link":
    case "withdraw":
      await setClassLink({ tableId, userId, open: form.get("intent") === "link" });
      return redirect(here);
    case "delete":
      await deleteTable({ tableId, userId });
      return redirect("/prices");
    case "import": {
      const uploaded = await readUploadedTable(form, own.table);
      if (uploaded.kind === "none") return refuse(["Choose a file, or paste its text."]);
      if (uploaded.kind === "problems") return refuse(uploaded.problems);
      return save({ userId, own, table: uploaded.table, basedOn: own.version });
    }
    case "save": {
      const typed = readTyped(form);
      const basedOn = Number(form.get("version"));
      const read = tableFrom(typed);
      if (!read.ok) return data({ typed, basedOn, errors: read.errors, problems: [], saved: null }, 422);
      const outcome = await save({ userId, own, table: read.table, basedOn });
      return outcome instanceof Response || outcome.data.saved !== null
        ? outcome
        : data({ ...outcome.data, typed, basedOn }, outcome.init ?? {});
    }
    default:
      return refuse(["This form asks for something that cannot be done here."]);
  }
}

const refuse = (problems: string[], status = 422) =>
  data({ typed: null, basedOn: null, errors: {}, problems, saved: null as number | null }, status);

async function save({
  userId,
  own,
  table,
  basedOn,
}: {
  userId: string;
  own: OwnTable;
  table: PriceTable;
  basedOn: number;
}) {
  const outcome = await editTable({ tableId: own.id, userId, table, basedOn, now: new Date() });
  if (!outcome) throw noSuchTable();
  switch (outcome.kind) {
    case "saved":
    case "unchanged":
      return data({ typed: null, basedOn: null, errors: {}, problems: [], saved: outcome.version });
    case "conflict":
      return refuse(
        [
          `Another tab saved version ${outcome.version} meanwhile. What you typed is shown; copy what you need, then load the page again.`,
        ],
        409,
      );
    case "full":
      return refuse(
        [`This table has ${MOST_VERSIONS} versions, which is as many as one may have. Copy it to go on.`],
        409,
      );
  }
}

export default function EditPrices() {
  const { id, version, versions, table, pinnedBy, classAddress, inUse } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const typed = done?.typed ?? typedFrom(table);
  const errors: Record<string, string> = done?.errors ?? {};
  const wrong = Object.keys(errors).length;
  return (
    <div className="page stack gap-6">
      <header className="stack gap-2">
        <p className="eyebrow">
          <Link to="/prices">Prices</Link>
        </p>
        <h1>{table.name}</h1>
        <p className="lead">
          Version {version}, of <time dateTime={table.date}>{table.date}</time>.
        </p>
        <TableFiles id={id} />
        {inUse ? (
          <p>
            <span className="chip chip-ok">In use</span> Calculators, your sketch and the rounds that you
            begin reckon with it.
          </p>
        ) : (
          <Form method="post" action="/prices/use">
            <input type="hidden" name="table" value={id} />
            <Button type="submit">Use it myself</Button>
          </Form>
        )}
      </header>
      {done?.saved ? <Banner tone="ok">Saved as version {done.saved}.</Banner> : null}
      {wrong > 0 || (done && done.problems.length > 0) ? (
        <Banner tone="bad">
          <p>
            {wrong > 0
              ? `Nothing was saved: ${wrong} ${wrong === 1 ? "field does" : "fields do"} not fit. What is wrong stands beneath each.`
              : "Nothing was saved."}
          </p>
          <ul className="list-disc pl-5">
            {[...(done?.problems ?? []), ...topLevel(errors)].map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Banner>
      ) : null}
      <ClassLink address={classAddress} pinnedBy={pinnedBy} />
      <Form method="post" className="stack gap-5" key={done?.saved ?? version} noValidate>
        <input type="hidden" name="version" value={done?.basedOn ?? version} />
        <section className="card stack gap-4" aria-labelledby="prices">
          <h2 id="prices">Prices</h2>
          <div className="grid gap-4 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
            <TextField
              label="Name of the table"
              name="name"
              maxLength={80}
              defaultValue={typed.name}
              error={errors["name"]}
            />
            <TextField
              label="Date of the table"
              name="date"
              maxLength={10}
              defaultValue={typed.date}
              error={errors["date"]}
            />
          </div>
          <p className="muted">
            A price of components is what one replica costs where a sketch states no price; it is for an hour
            or a month. The middle of a range counts. Kinds: {NODE_KINDS.join(", ")}.
          </p>
          <PriceRows
            rows={typed.prices}
            accelerators={table.hardware.map(({ name }) => name)}
            errors={errors}
          />
        </section>
        <section className="card stack gap-4" aria-labelledby="hardware">
          <h2 id="hardware">Hardware</h2>
          <p className="muted">FLOPS are dense; figures with sparsity are halved. GB of 1e9 bytes.</p>
          <HardwareRows rows={typed.hardware} errors={errors} />
        </section>
        <div className="price-save">
          <Button type="submit" name="intent" value="save" look="primary">
            Save as version {version + 1}
          </Button>
          <p className="muted">An empty last row adds one when it is filled; save to get the next.</p>
        </div>
      </Form>
      <section className="card stack gap-4" aria-labelledby="import">
        <div>
          <h2 id="import">From a file</h2>
          <p className="muted">
            CSV with prices or with hardware, or JSON, as the downloads have them. Rows are known by id, else
            by item or name. JSON stands for the parts that it holds.
          </p>
        </div>
        <Form method="post" encType="multipart/form-data" className="stack gap-4">
          <TableFileField label="File" />
          <Field label="Or its text">
            {(control) => (
              <textarea
                className="input input-mono"
                name="pasted"
                rows={4}
                spellCheck={false}
                placeholder="item,price,unit,source,quoted,components"
                {...control}
              />
            )}
          </Field>
          <SelectField
            label="Rows of a CSV"
            name="how"
            options={[
              { value: "change", label: "change and add to these" },
              { value: "replace", label: "stand instead of these" },
            ]}
          />
          <div>
            <Button type="submit" name="intent" value="import">
              Import
            </Button>
          </div>
        </Form>
      </section>
      <section className="card stack gap-3" aria-labelledby="versions">
        <h2 id="versions">Versions</h2>
        <ol className="stack gap-1">
          {versions.map(({ number, changes, at }) => (
            <li key={number} value={number}>
              {number}: {changes}, on <time dateTime={at}>{at.slice(0, 10)}</time>{" "}
              <a href={`/prices/${id}/file?as=json&version=${number}`}>
                JSON<span className="visually-hidden"> of version {number}</span>
              </a>
            </li>
          ))}
        </ol>
        <details>
          <summary>Delete this table</summary>
          <Form method="post" className="stack gap-3 pt-3">
            <p>
              Its versions and its class link go. Whoever works with it works with the built-in prices again;
              rounds keep theirs, and so do reports.
            </p>
            <div>
              <Button type="submit" name="intent" value="delete" look="danger">
                Delete the table
              </Button>
            </div>
          </Form>
        </details>
      </section>
    </div>
  );
}

/** What is wrong with no one field. */
const topLevel = (errors: Record<string, string>) =>
  ["prices", "hardware"].flatMap((part) =>
    errors[part] === undefined ? [] : [`The table's ${part}: ${errors[part]}.`],
  );
