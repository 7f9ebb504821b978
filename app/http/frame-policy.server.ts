import type { Response } from "express";
import type { FramePolicy } from "~/lti/frames.ts";

const POLICY = "Content-Security-Policy";

/** Opens one reply to the frames of a learning platform; every other page stays closed to all. */
export function letFrame(res: Response, { shownBy, formsTo }: FramePolicy): void {
  res.removeHeader("X-Frame-Options");
  const policy = res.getHeader(POLICY);
  // In development there is none.
  if (typeof policy !== "string") return;
  const opened = policy
    .split(";")
    .filter((part) => !/^\s*(frame-ancestors|form-action)\b/.test(part))
    .concat(
      `frame-ancestors ${shownBy.join(" ") || "'none'"}`,
      `form-action 'self' ${formsTo.join(" ")}`.trim(),
    );
  res.setHeader(POLICY, opened.join(";"));
}
