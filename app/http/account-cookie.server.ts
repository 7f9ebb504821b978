import { createHmac, timingSafeEqual } from "node:crypto";
import { config } from "../config.server.ts";

const COOKIE = /(?:^|;\s*)(?:__Secure-)?headroom\.session_token=([^;]{1,300})/;

/**
 * Whether the cookies hold a sign-in that this server signed: one that nobody makes up. Whether the session still lasts
 * is for the routes to ask.
 */
export function hasAccountCookie(cookies: string): boolean {
  const sent = COOKIE.exec(cookies)?.[1];
  if (sent === undefined) return false;
  let value: string;
  try {
    value = decodeURIComponent(sent);
  } catch {
    return false;
  }
  // As the auth library writes it: the token, a dot, and its HMAC in base64.
  const dot = value.lastIndexOf(".");
  if (dot < 1) return false;
  const wanted = createHmac("sha256", config().secret).update(value.slice(0, dot)).digest();
  const signature = Buffer.from(value.slice(dot + 1), "base64");
  return signature.length === wanted.length && timingSafeEqual(signature, wanted);
}
