import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from "jose";
import { z } from "zod";
import { fetchOutside, jsonOf, NotFetched } from "./fetch-outside.server.ts";

/** A key that a platform has withdrawn is taken for this long. */
const KEPT_MS = 10 * 60_000;
/** A token can name keys that are nowhere, as often as somebody likes: a platform is asked again after this at the earliest. */
const ASK_AGAIN_MS = 20_000;
const MOST_KEPT = 200;

const KeySetSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(100) });

interface Kept {
  keys: ReturnType<typeof createLocalJWKSet>;
  atMs: number;
}
const kept = new Map<string, Kept>();

async function ask(url: string, now: Date): Promise<Kept> {
  const reply = await fetchOutside(url, { headers: { Accept: "application/json" } });
  if (reply.status !== 200)
    throw new NotFetched(`The platform's keys could not be read: its server answered ${reply.status}.`);
  const parsed = KeySetSchema.safeParse(jsonOf(reply, "The platform's key set"));
  if (!parsed.success) throw new NotFetched("What stands at the platform's key address is no key set.");
  // A shared secret among them would make whoever knows it the platform.
  const keys = parsed.data.keys.filter(({ kty }) => kty === "RSA" || kty === "EC");
  const found = { keys: createLocalJWKSet({ keys } as JSONWebKeySet), atMs: now.getTime() };
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(url, found);
  return found;
}

/**
 * Finds the key that a token names, at a platform's address. When it is not among those known, the platform has changed its
 * keys, and is asked again.
 */
export function platformKeys(url: string, now: Date): JWTVerifyGetKey {
  return async (header, token) => {
    const known = kept.get(url);
    const ageMs = known ? now.getTime() - known.atMs : Infinity;
    const current = known && ageMs < KEPT_MS ? known : await ask(url, now);
    try {
      return await current.keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || current !== known || ageMs < ASK_AGAIN_MS)
        throw error;
      return (await ask(url, now)).keys(header, token);
    }
  };
}
