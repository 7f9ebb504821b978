import type { RequestHandler } from "express";
import { log } from "../log.server.ts";

/** One line a request: method, path without its query, status and time. No address, cookie or text. */
export const requestLog: RequestHandler = (req, res, next) => {
  const startedMs = performance.now();
  const { method, path } = req;
  res.on("finish", () => {
    const ms = Math.round((performance.now() - startedMs) * 10) / 10;
    const entry = { method, path: path.slice(0, 200), status: res.statusCode, ms };
    if (res.statusCode >= 500) log().error(entry, "request");
    else if (path === "/healthz") log().debug(entry, "request");
    else log().info(entry, "request");
  });
  next();
};
