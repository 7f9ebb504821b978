import { countVisitorsWork } from "~/models/adoption.server.ts";
import { getVisitorId } from "~/session.server.ts";

/** What whoever signs in here could bring along; null: nothing. */
export async function workHere(request: Request) {
  const visitorId = await getVisitorId(request);
  if (visitorId === null) return null;
  const work = await countVisitorsWork(visitorId);
  return work.attempts + work.priceTables === 0 ? null : work;
}
