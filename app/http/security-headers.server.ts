import { randomBytes } from "node:crypto";
import type { RequestHandler, Response } from "express";
import helmet from "helmet";

export const nonceOf = (res: Response): string => String(res.locals["nonce"]);

const makeNonce: RequestHandler = (_req, res, next) => {
  res.locals["nonce"] = randomBytes(16).toString("base64");
  next();
};

/**
 * Only scripts that carry this reply's nonce or come from our own files run. Styles may be inline: the sketch places
 * its nodes with them. In development Vite brings inline scripts of its own, so there is no policy then.
 */
export function securityHeaders({ development }: { development: boolean }): RequestHandler[] {
  const policy = {
    useDefaults: true,
    directives: {
      "default-src": ["'self'"],
      "script-src": ["'self'", (_req: unknown, res: unknown) => `'nonce-${nonceOf(res as Response)}'`],
      "style-src": ["'self'", "'unsafe-inline'"],
      "font-src": ["'self'"],
      "img-src": ["'self'", "data:", "blob:"],
      "worker-src": ["'self'", "blob:"],
      "frame-ancestors": ["'none'"],
      // The server speaks plain HTTP on its own machine; whoever puts TLS in front adds this there.
      "upgrade-insecure-requests": null,
    },
  };
  return [
    makeNonce,
    helmet({
      contentSecurityPolicy: development ? false : policy,
      referrerPolicy: { policy: "same-origin" },
      // Neighbours on other subdomains may still speak plain HTTP.
      strictTransportSecurity: { includeSubDomains: false },
    }),
  ];
}
