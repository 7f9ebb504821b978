import { createHmac, timingSafeEqual } from "node:crypto";
import { config } from "../config.server.ts";

const COOKIES = {
  plain: /(?:^|;\s*)headroom\.session_token=([^;]{1,300})/,
  secure: /(?:^|;\s*)__Secure-headroom\.session_token=([^;]{1,300})/,
};

/**
 * The token of the sign-in that these cookies hold, where this server signed it: nobody makes one up. Null: there is none.
 * Whether the session still lasts is for the database to say. `secure` is the cookie that goes over TLS alone.
 */
export function signedToken(cookies: string, kind: keyof typeof COOKIES): string | null {
  const sent = COOKIES[kind].exec(cookies)?.[1];
  if (sent === undefined) return null;
  let value: string;
  try {
    value = decodeURIComponent(sent);
  } catch {
    return null;
  }
  // As the auth library writes it: the token, a dot, and its HMAC in base64.
  const dot = value.lastIndexOf(".");
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  const wanted = createHmac("sha256", config().secret).update(token).digest();
  const signature = Buffer.from(value.slice(dot + 1), "base64");
  return signature.length === wanted.length && timingSafeEqual(signature, wanted) ? token : null;
}
