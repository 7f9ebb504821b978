import { lookup as lookUp, type LookupAddress } from "node:dns";
import { request as requestPlain, type IncomingMessage, type RequestOptions } from "node:http";
import { request as requestOverTls } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { config } from "~/config.server.ts";
import { isPublicAddress } from "./addresses.server.ts";

const TIME_LIMIT_MS = 8000;
const MOST_BYTES = 2 * 1024 * 1024;

export interface OutsideReply {
  status: number;
  headers: IncomingMessage["headers"];
  body: string;
}

/** Why an address that somebody typed, or a platform named, was not asked. The message is for people. */
export class NotFetched extends Error {}

/** Null, or one sentence why this server does not send requests there. Names are looked at again when they are resolved. */
export function refusedAddress(address: string): string | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return "This is not an address. It begins with https://.";
  }
  if (url.username !== "" || url.password !== "") return "An address here holds no name or password.";
  if (config().ltiAllowPrivate) {
    return /^https?:$/.test(url.protocol) ? null : "The address must begin with http:// or https://.";
  }
  if (url.protocol !== "https:") return "The address must begin with https://.";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isName = isIP(host) === 0;
  if (isName ? !host.includes(".") || /\.(local|localhost|internal)\.?$/i.test(host) : !isPublicAddress(host))
    return "The address leads into a private network.";
  return null;
}

/** Resolves a name for the connection itself, so that what was looked at is what is connected to. */
const lookUpPublic: LookupFunction = (host, options, done) => {
  lookUp(host, { ...options, all: true }, (error, found) => {
    if (error) return done(error, "");
    const addresses: LookupAddress[] = found;
    const [first] = addresses;
    if (!first || !addresses.every(({ address }) => isPublicAddress(address)))
      return done(new NotFetched("The address leads into a private network."), "");
    if (options.all === true) done(null, addresses);
    else done(null, first.address, first.family);
  });
};

/**
 * Asks an address that a platform, or whoever registered it, has named: over TLS, on the open network, within a time and a
 * size, and following nothing. Throws NotFetched with the reason in words where there is no reply.
 */
export async function fetchOutside(
  address: string,
  {
    method = "GET",
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string },
): Promise<OutsideReply> {
  const refused = refusedAddress(address);
  if (refused !== null) throw new NotFetched(refused);
  const url = new URL(address);
  const options: RequestOptions = {
    method,
    headers: {
      ...headers,
      "User-Agent": "Headroom",
      ...(body !== undefined && { "Content-Length": String(Buffer.byteLength(body)) }),
    },
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
    // No connection is kept for another name to be found behind it.
    agent: false,
    ...(config().ltiAllowPrivate ? {} : { lookup: lookUpPublic }),
  };
  const ask = url.protocol === "https:" ? requestOverTls : requestPlain;
  return new Promise((resolve, reject) => {
    const sent = ask(url, options, (reply) => {
      readWithin(reply).then(
        (text) => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: text }),
        (error: unknown) => {
          sent.destroy();
          reject(inWords(error, url));
        },
      );
    });
    sent.on("error", (error) => reject(inWords(error, url)));
    sent.end(body);
  });
}

async function readWithin(reply: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of reply) {
    const chunk = Buffer.from(part as Uint8Array);
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new NotFetched("The reply is larger than 2 MB.");
    parts.push(chunk);
  }
  return Buffer.concat(parts).toString("utf8");
}

function inWords(error: unknown, url: URL): NotFetched {
  if (error instanceof NotFetched) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const name = error instanceof Error ? error.name : "";
  if (name === "TimeoutError" || name === "AbortError" || code === "ABORT_ERR")
    return new NotFetched(`${url.host} did not answer within ${TIME_LIMIT_MS / 1000} s.`);
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return new NotFetched(`There is no host ${url.host}.`);
  if (/CERT|SSL|TLS|ALTNAME/.test(code)) return new NotFetched(`The certificate of ${url.host} is not good.`);
  return new NotFetched(`${url.host} could not be reached.`);
}

/** The reply's JSON, as anything. Throws NotFetched where it is none. */
export function jsonOf({ body }: OutsideReply, whose: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new NotFetched(`${whose} is not JSON.`);
  }
}
