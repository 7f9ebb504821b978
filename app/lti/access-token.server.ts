import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Platform } from "~/models/lti-platform.server.ts";
import { fetchOutside, jsonOf, NotFetched, type OutsideReply } from "./fetch-outside.server.ts";
import { signed } from "./tool-key.server.ts";

const ASSERTION_LASTS_S = 5 * 60;
/** A token is left this long before it ends. */
const EARLY_MS = 60_000;
const MOST_KEPT = 500;

const TokenSchema = z.object({
  access_token: z.string().min(1).max(10_000),
  expires_in: z.coerce.number().min(0).max(86_400).catch(0),
});

interface Kept {
  token: string;
  untilMs: number;
}
const kept = new Map<string, Kept>();
const keyOf = ({ id, tokenUrl, clientId }: Platform, scopes: readonly string[]) =>
  JSON.stringify([id, tokenUrl, clientId, ...scopes]);

/** Why a platform gives no token: RFC 6749, 5.2. */
const RefusalSchema = z.object({ error: z.string().max(100), error_description: z.string().optional() });

/**
 * A token for a platform's services, asked for with an assertion that this app signed (RFC 7523), and kept while it lasts.
 * Throws NotFetched with the reason in words.
 */
async function accessToken(platform: Platform, scopes: readonly string[], now: Date): Promise<string> {
  const key = keyOf(platform, scopes);
  const known = kept.get(key);
  if (known && known.untilMs > now.getTime()) return known.token;
  const { clientId, tokenUrl, tokenAudience } = platform;
  const assertion = await signed(
    { iss: clientId, sub: clientId, aud: tokenAudience ?? tokenUrl, jti: randomUUID() },
    { lastsS: ASSERTION_LASTS_S, now },
  );
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion: assertion,
    scope: scopes.join(" "),
  });
  const reply = await fetchOutside(tokenUrl, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json" },
    body: form.toString(),
  });
  if (reply.status !== 200 && reply.status !== 201) throw new NotFetched(refusal(reply));
  const parsed = TokenSchema.safeParse(jsonOf(reply, "The platform’s access token"));
  if (!parsed.success) throw new NotFetched("The platform’s access token cannot be read.");
  const { access_token: token, expires_in: lastsS } = parsed.data;
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, { token, untilMs: now.getTime() + lastsS * 1000 - EARLY_MS });
  return token;
}

function refusal(reply: OutsideReply): string {
  let said = "";
  try {
    said = RefusalSchema.parse(JSON.parse(reply.body)).error.replace(/[^\w:. -]/g, " ");
  } catch {
    // Not every platform says why.
  }
  return `The platform gives no access token: it answered ${reply.status}${said === "" ? "" : `, ${said}`}.`;
}

export interface ServiceCall {
  url: string;
  scopes: readonly string[];
  method?: "GET" | "POST";
  accept?: string;
  contentType?: string;
  body?: string;
}

/** Asks one of a platform's services, in this app's name. A token that the platform has forgotten is asked for again, once. */
export async function askService(platform: Platform, call: ServiceCall, now: Date): Promise<OutsideReply> {
  const { url, scopes, method = "GET", accept, contentType, body } = call;
  const ask = async () =>
    fetchOutside(url, {
      method,
      headers: {
        Authorization: `Bearer ${await accessToken(platform, scopes, now)}`,
        ...(accept !== undefined && { Accept: accept }),
        ...(contentType !== undefined && { "Content-Type": contentType }),
      },
      ...(body !== undefined && { body }),
    });
  const reply = await ask();
  if (reply.status !== 401) return reply;
  kept.delete(keyOf(platform, scopes));
  return ask();
}
