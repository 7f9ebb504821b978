import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** As it came, still compressed. */
  body: Buffer;
  ms: number;
}

/** A browser's way to the server: connections of its own that stay open, its cookie, and what browsers say of themselves. */
export interface Line {
  get: (path: string, accept?: string) => Promise<Answer>;
  postJson: (path: string, body: string) => Promise<Answer>;
  postForm: (path: string, fields: Record<string, string>) => Promise<Answer>;
  close: () => void;
}

export function textOf({ headers, body }: Answer): string {
  const encoding = headers["content-encoding"];
  const plain =
    encoding === "br" ? brotliDecompressSync(body) : encoding === "gzip" ? gunzipSync(body) : body;
  return plain.toString();
}

/** The page's own limit on a save. Whoever loads a page waits longer. */
const TIMEOUT_MS = { GET: 60_000, POST: 15_000 };
/** Connections that a browser opens to one server. */
const CONNECTIONS = 6;

/** Node's own client on purpose: with 500 students the generator must take far less of the processors than the server. */
export function openLine({ port, cookie }: { port: number; cookie: string }): Line {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const origin = `http://127.0.0.1:${port}`;

  function once(
    method: "GET" | "POST",
    path: string,
    headers: Record<string, string>,
    body?: string,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const startedMs = performance.now();
      const sent = request(
        {
          host: "127.0.0.1",
          port,
          path,
          method,
          agent,
          timeout: TIMEOUT_MS[method],
          headers: {
            Cookie: cookie,
            "Accept-Encoding": "gzip, deflate, br",
            "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36",
            ...headers,
            ...(body === undefined
              ? {}
              : {
                  "Content-Length": String(Buffer.byteLength(body)),
                  Origin: origin,
                  "Sec-Fetch-Site": "same-origin",
                }),
          },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.on("error", reject);
          answer.on("end", () =>
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              body: Buffer.concat(chunks),
              ms: performance.now() - startedMs,
            }),
          );
        },
      );
      sent.on("timeout", () => sent.destroy(new Error("no answer in time")));
      sent.on("error", reject);
      sent.end(body);
    });
  }

  return {
    get: (path, accept = "text/html,application/xhtml+xml") => once("GET", path, { Accept: accept }),
    postJson: (path, body) =>
      once("POST", path, { Accept: "application/json", "Content-Type": "application/json" }, body),
    postForm: (path, fields) =>
      once(
        "POST",
        path,
        { Accept: "text/html", "Content-Type": "application/x-www-form-urlencoded" },
        new URLSearchParams(fields).toString(),
      ),
    close: () => agent.destroy(),
  };
}
