import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { readByClassLink } from "~/models/price-table.server.ts";
import { pinByClassLink, pinOwnTable } from "~/models/price-table-in-use.server.ts";
import { plainly } from "~/own-request.server.ts";
import { readBody } from "~/request-body.server.ts";
import { ensureUser, getUserId } from "~/session.server.ts";

const noSuchTable = () =>
  plainly("There is no such price table here. It may have been deleted, or its link withdrawn.", 404);

/** Pins a table for whoever asks: by a class link, one of their own, or (neither given) the built-in one. */
export async function action({ request }: ActionFunctionArgs) {
  const body = await readBody(request);
  const [link, table] = [body["link"], body["table"]].map((value) =>
    typeof value === "string" ? value : "",
  );
  // Whoever asks for what is not theirs leaves nothing here, so no visitor is made for it.
  const mayBeThere = link
    ? (await readByClassLink(link)) !== null
    : !table || (await getUserId(request)) !== null;
  if (!mayBeThere) return noSuchTable();
  const { userId, setCookie } = await ensureUser(request, new Date());
  const pinned = link
    ? await pinByClassLink({ userId, link })
    : await pinOwnTable({ userId, tableId: table || null });
  if (!pinned) return noSuchTable();
  return redirect(
    link ? `/prices/class?link=${encodeURIComponent(link)}` : "/prices",
    setCookie ? { headers: { "Set-Cookie": setCookie } } : {},
  );
}

export const loader = () => redirect("/prices");
