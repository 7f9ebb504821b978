import { createHash } from "node:crypto";
import {
  calculateJwkThumbprint,
  compactDecrypt,
  CompactEncrypt,
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
  SignJWT,
} from "jose";
import { config } from "~/config.server.ts";
import { keepLtiKey, type KeptKey, listLtiKeys } from "~/models/lti-key.server.ts";

/** What every platform must understand: https://www.imsglobal.org/spec/security/v1p1 */
const ALGORITHM = "RS256";

/** A backup of the database alone lets nobody sign in this app's name. */
const wrappingKey = () => createHash("sha256").update(`lti key\n${config().secret}`).digest();

async function wrapped(jwk: JWK): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(jwk));
  return new CompactEncrypt(text).setProtectedHeader({ alg: "dir", enc: "A256GCM" }).encrypt(wrappingKey());
}

/** Null: it was encrypted under another secret. */
async function unwrapped(text: string): Promise<JWK | null> {
  try {
    const { plaintext } = await compactDecrypt(text, wrappingKey());
    return JSON.parse(new TextDecoder().decode(plaintext)) as JWK;
  } catch {
    return null;
  }
}

interface SigningKey {
  id: string;
  key: CryptoKey;
}

async function signingKeyOf(kept: KeptKey | undefined): Promise<SigningKey | null> {
  const jwk = kept && (await unwrapped(kept.privateJwk));
  if (!jwk) return null;
  const key = await importJWK(jwk, ALGORITHM);
  return key instanceof Uint8Array ? null : { id: kept.id, key };
}

async function makeKey(newest: string | null, now: Date): Promise<void> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const publicJwk = await exportJWK(publicKey);
  const id = await calculateJwkThumbprint(publicJwk);
  const privateJwk = await wrapped(await exportJWK(privateKey));
  await keepLtiKey({ id, publicJwk: JSON.stringify(publicJwk), privateJwk }, { newest, now });
}

/** The key that signs: the newest, made where there is none or its secret was changed. */
async function signingKey(now: Date): Promise<SigningKey> {
  const [newest] = await listLtiKeys();
  const known = await signingKeyOf(newest);
  if (known) return known;
  await makeKey(newest?.id ?? null, now);
  const [made] = await listLtiKeys();
  const fresh = await signingKeyOf(made);
  if (!fresh) throw new Error("no key to sign with could be made");
  return fresh;
}

/** The public halves of all keys, as platforms fetch them. A pair is made on first use. */
export async function publicKeys(now: Date): Promise<{ keys: JWK[] }> {
  await signingKey(now);
  const kept = await listLtiKeys();
  return {
    keys: kept.map(({ id, publicJwk }) => ({
      ...(JSON.parse(publicJwk) as JWK),
      kid: id,
      use: "sig",
      alg: ALGORITHM,
    })),
  };
}

/** Signs claims in this app's name, good for `lastsS` seconds. */
export async function signed(
  claims: JWTPayload,
  { lastsS, now }: { lastsS: number; now: Date },
): Promise<string> {
  const { id, key } = await signingKey(now);
  const at = Math.floor(now.getTime() / 1000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: ALGORITHM, kid: id, typ: "JWT" })
    .setIssuedAt(at)
    .setExpirationTime(at + lastsS)
    .sign(key);
}
