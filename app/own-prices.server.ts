import { type PricesInUse, pricesInUse } from "~/models/price-table-in-use.server.ts";
import { getUserId } from "~/session.server.ts";

/** The price table that whoever asks works with. A visitor without a cookie has pinned none, so nothing is looked up. */
export const ownPrices = async (request: Request): Promise<PricesInUse> =>
  pricesInUse(request.headers.has("Cookie") ? await getUserId(request) : null);
