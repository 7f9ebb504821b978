import { readdirSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { RequestHandler } from "express";

const TYPES: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
};
const SMALLEST_BYTES = 1024;

const brotli = promisify(brotliCompress);
const gunzippable = promisify(gzip);
const ENCODERS = {
  br: (file: Buffer) => brotli(file, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (file: Buffer) => gunzippable(file, { level: 9 }),
};

/**
 * The build's scripts and styles, each compressed once and kept: a class that opens an exam asks for hundreds of times the
 * same files in a minute. Their names change with their content, so that browsers keep them for good. What it does not
 * know it passes on.
 */
export function builtFiles(folder: string): RequestHandler {
  const names = new Set(
    readdirSync(folder).filter((name) => {
      const file = path.join(folder, name);
      return path.extname(name) in TYPES && statSync(file).isFile() && statSync(file).size >= SMALLEST_BYTES;
    }),
  );
  const kept = new Map<string, Promise<Buffer>>();

  function compressed(name: string, encoding: keyof typeof ENCODERS): Promise<Buffer> {
    const key = `${encoding} ${name}`;
    const known = kept.get(key);
    if (known) return known;
    const made = readFile(path.join(folder, name)).then(ENCODERS[encoding]);
    kept.set(key, made);
    // A file that could not be read is tried again.
    made.catch(() => kept.delete(key));
    return made;
  }

  return (req, res, next) => {
    const name = req.path.slice(1);
    if ((req.method !== "GET" && req.method !== "HEAD") || !names.has(name)) return next();
    const encoding = req.acceptsEncodings("br", "gzip");
    if (encoding !== "br" && encoding !== "gzip") return next();
    compressed(name, encoding).then((body) => {
      res.set({
        "Content-Type": TYPES[path.extname(name)],
        "Content-Encoding": encoding,
        "Cache-Control": "public, max-age=31536000, immutable",
        Vary: "Accept-Encoding",
      });
      res.end(req.method === "HEAD" ? undefined : body);
    }, next);
  };
}
