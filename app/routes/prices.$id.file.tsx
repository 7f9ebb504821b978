import type { LoaderFunctionArgs } from "@remix-run/node";
import { BUILT_IN_PRICES, type PriceTable, writeHardwareCsv, writePricesCsv, writeTableJson } from "~graders";
import { readOwnTable, readOwnVersion } from "~/models/price-table.server.ts";
import { plainly } from "~/own-request.server.ts";
import { getUserId } from "~/session.server.ts";

const KINDS: Readonly<
  Record<string, { type: string; ending: string; write: (table: PriceTable) => string }>
> = {
  json: { type: "application/json", ending: ".json", write: writeTableJson },
  prices: { type: "text/csv", ending: "-prices.csv", write: writePricesCsv },
  hardware: { type: "text/csv", ending: "-hardware.csv", write: writeHardwareCsv },
};

/** A table to take along: `as` json (all of it), prices or hardware (CSV); `version` an earlier one. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const as = searchParams.get("as") ?? "json";
  const kind = Object.hasOwn(KINDS, as) ? KINDS[as] : undefined;
  if (!kind) return plainly("Ask for as=json, as=prices or as=hardware.", 400);
  const table = await findTable(request, params["id"] ?? "", searchParams.get("version"));
  if (!table)
    return plainly("There is no such price table here. It may be another person's, or deleted.", 404);
  const name =
    table.name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "") || "prices";
  return new Response(kind.write(table), {
    headers: {
      "Content-Type": `${kind.type}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="${name}-${table.date}${kind.ending}"`,
      "Cache-Control": "no-store",
    },
  });
}

async function findTable(
  request: Request,
  tableId: string,
  version: string | null,
): Promise<PriceTable | null> {
  if (tableId === "built-in") return BUILT_IN_PRICES;
  const userId = await getUserId(request);
  if (userId === null) return null;
  if (version === null) return (await readOwnTable({ tableId, userId }))?.table ?? null;
  const number = /^\d{1,6}$/.test(version) ? Number(version) : 0;
  return readOwnVersion({ tableId, userId, number });
}
