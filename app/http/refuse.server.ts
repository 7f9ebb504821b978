import type { Request, Response } from "express";
import type { SaveReply } from "../protocol/attempt.ts";

/** Replies in one sentence: as a SaveReply to the page's script, as text to a plain form. */
export function refuse(req: Request, res: Response, status: number, message: string): void {
  const reply: SaveReply = { kind: "refused", message };
  if (/\bjson\b/.test(`${req.get("accept")} ${req.get("content-type")}`)) res.status(status).json(reply);
  else res.status(status).type("text/plain").send(message);
}
