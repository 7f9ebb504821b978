import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import { type Bench, type Figure } from "./bench.ts";

const CLIENT = fileURLToPath(new URL("../../build/client", import.meta.url));

const ModuleSchema = z.object({ module: z.string(), imports: z.array(z.string()).default([]) });
const ManifestSchema = z.object({
  entry: ModuleSchema,
  routes: z.record(z.string(), ModuleSchema.extend({ parentId: z.string().optional() })),
});
type Manifest = z.infer<typeof ManifestSchema>;

/** Kilobytes (1,000 bytes) of JavaScript that a page may load before anything is clicked. */
const READING_KB = 110;
const WORKSPACE_KB = 220;

/** Pages by the end of their route's id. */
const PAGES: readonly { name: string; route: string; aim: number }[] = [
  { name: "landing page", route: "routes/_index", aim: READING_KB },
  { name: "bank", route: "routes/questions._index", aim: READING_KB },
  { name: "question", route: "routes/questions.$id", aim: READING_KB },
  { name: "history", route: "routes/attempts._index", aim: READING_KB },
  { name: "workspace, sketch closed", route: "routes/attempts.$id._index", aim: WORKSPACE_KB },
  { name: "report", route: "routes/attempts.$id.report", aim: READING_KB },
];

export function readManifest(client: string): Manifest {
  const assets = path.join(client, "assets");
  const name = existsSync(assets)
    ? readdirSync(assets).find((file) => /^manifest-.*\.js$/.test(file))
    : undefined;
  if (name === undefined) throw new Error("There is no build to weigh: npm run build.");
  const text = readFileSync(path.join(assets, name), "utf8");
  return ManifestSchema.parse(JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1)));
}

const STATIC_IMPORT =
  /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{][^"'()]*?from\s*)?["'](\.{1,2}\/[^"']+\.js)["']/g;

/** Files under `client` that a route loads at once: the entry, the route and those around it, and what they import. */
export function filesOfRoute(client: string, manifest: Manifest, routeId: string): string[] {
  const wanted = [manifest.entry.module, ...manifest.entry.imports];
  for (let id: string | undefined = routeId; id !== undefined;) {
    const route: Manifest["routes"][string] | undefined = manifest.routes[id];
    if (!route) throw new Error(`The build has no route ${id}.`);
    wanted.push(route.module, ...route.imports);
    id = route.parentId;
  }
  const files = new Set<string>();
  while (wanted.length > 0) {
    const url = wanted.pop() ?? "";
    // A route without a component for the browser is a name with a query and no file of its own.
    const file = url.replace(/[?#].*$/, "");
    if (files.has(file) || !existsSync(path.join(client, file))) continue;
    files.add(file);
    const text = readFileSync(path.join(client, file), "utf8");
    for (const [, target = ""] of text.matchAll(STATIC_IMPORT))
      wanted.push(path.posix.join(path.posix.dirname(file), target));
  }
  return [...files].sort();
}

/** JavaScript that each page loads before anything is clicked, as it travels (gzip). */
export const pageWeight: Bench = {
  name: "JavaScript of pages",
  run() {
    const manifest = readManifest(CLIENT);
    return PAGES.flatMap(({ name, route, aim }): Figure[] => {
      const id = Object.keys(manifest.routes).find((known) => known === route || known === `${route}/route`);
      if (id === undefined) return [];
      const bytes = filesOfRoute(CLIENT, manifest, id).reduce(
        (sum, file) => sum + gzipSync(readFileSync(path.join(CLIENT, file))).length,
        0,
      );
      return [{ name, value: bytes / 1000, unit: "kB gzip", aim }];
    });
  },
};
