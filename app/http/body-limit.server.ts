import type { RequestHandler } from "express";
import { refuse } from "./refuse.server.ts";

/** Many times the longest answer that fits its fields. */
export const MOST_BODY_BYTES = 2 * 1024 * 1024;
/** Up to here an upload that is too large is read to its end and dropped: browsers hear the reply only after that. */
const MOST_DRAINED_BYTES = 64 * 1024 * 1024;

/** A class's documents in a zip, for those who may grade them; whoever may not is refused before anything is unpacked. */
const MOST_DOCUMENT_BYTES = 13 * 1024 * 1024;
const DOCUMENTS = /^\/courses\/[^/]+\/documents(?:\.data)?\/?$/;

const TOO_LARGE = "This is larger than 2 MB, which is more than an answer can hold. Nothing of it was saved.";

/** Refuses bodies over the limit before any of them is parsed. */
export const bodyLimit: RequestHandler = (req, res, next) => {
  if (req.method === "GET" || req.method === "HEAD") return next();
  const declared = req.get("content-length");
  if (declared === undefined) {
    if (req.get("transfer-encoding") === undefined) return next();
    res.set("Connection", "close");
    return refuse(req, res, 411, "Send the length of the body with it.");
  }
  const bytes = Number(declared);
  const most = DOCUMENTS.test(req.path) ? MOST_DOCUMENT_BYTES : MOST_BODY_BYTES;
  if (bytes <= most) return next();
  res.set("Connection", "close");
  if (bytes > MOST_DRAINED_BYTES) return refuse(req, res, 413, TOO_LARGE);
  req.on("end", () => refuse(req, res, 413, TOO_LARGE));
  req.resume();
};
