import type { RequestHandler } from "express";
import { refuse } from "./refuse.server.ts";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Learning platforms post here from their own pages, as LTI 1.3 asks. A visitor's cookie decides nothing there: the first
 * writes nothing, and the second asks for a token that the platform has signed, for a login that began here.
 */
const FROM_PLATFORMS = new Set(["/lti/login", "/lti/launch"]);

const hostOf = (origin: string): string | null => {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
};

/**
 * Refuses writes that another site's page sends with our visitor's cookie. Browsers say where a request comes from in
 * Sec-Fetch-Site, older ones in Origin; whatever sends neither is no browser and has no visitor's cookie to misuse.
 */
export const sameOrigin: RequestHandler = (req, res, next) => {
  if (SAFE.has(req.method)) return next();
  if (FROM_PLATFORMS.has(req.path)) {
    // The framework would hold it against the host once more.
    delete req.headers.origin;
    return next();
  }
  const site = req.get("sec-fetch-site");
  const origin = req.get("origin");
  const foreign =
    site !== undefined
      ? site !== "same-origin" && site !== "none"
      : origin !== undefined && hostOf(origin) !== req.get("host");
  if (foreign) return refuse(req, res, 403, "This came from another site, so it was not done.");
  next();
};
