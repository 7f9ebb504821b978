import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import { config } from "./app/config.server.ts";
import type * as entryServer from "./app/entry.server.tsx";
import { bodyLimit } from "./app/http/body-limit.server.ts";
import { writeLimits } from "./app/http/rate-limits.server.ts";
import { requestLog } from "./app/http/request-log.server.ts";
import { sameOrigin } from "./app/http/same-origin.server.ts";
import { nonceOf, securityHeaders } from "./app/http/security-headers.server.ts";
import { errorFacts, log } from "./app/log.server.ts";

/** What the built app offers beside pages: see app/entry.server.tsx. */
type Entry = Pick<
  typeof entryServer,
  "warmBank" | "sweep" | "beat" | "startGrading" | "startJudge" | "closeDatabase"
>;

const SWEEP_MS = 60_000;
/** How often the server writes its pulse: an outage is known to within this. */
const BEAT_MS = 10_000;
const SHUTDOWN_MS = 10_000;

const { mode, host, port, trustedProxies } = config();
const development = mode !== "production";

const vite = development
  ? await import("vite").then((v) => v.createServer({ server: { middlewareMode: true } }))
  : undefined;

async function loadBuild(): Promise<ServerBuild> {
  if (vite) return (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild;
  // Only there once built, so its name is not for the compiler.
  const built = new URL("./build/server/index.js", import.meta.url).href;
  return (await import(built)) as ServerBuild;
}

/** The program of the thread that grades. */
const gradingProgram = new URL(
  vite ? "./app/grading/thread-from-source.mjs" : "./build/server/grading-thread.js",
  import.meta.url,
);

const entryOf = async () => (await loadBuild()).entry.module as unknown as Entry;

const app = express();
app.disable("x-powered-by");
app.set("trust proxy", trustedProxies);
app.use(requestLog, compression(), ...securityHeaders({ development }));
if (vite) app.use(vite.middlewares);
else {
  app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y" }));
  app.use(express.static("build/client", { maxAge: "1h" }));
}
app.use(sameOrigin, ...writeLimits, bodyLimit);
app.all(
  "*",
  createRequestHandler({
    build: vite ? loadBuild : await loadBuild(),
    mode,
    getLoadContext: (_req, res) => ({ nonce: nonceOf(res) }),
  }),
);

await (await entryOf()).warmBank();
// Before the first request: what lies behind the last pulse was an outage.
await (await entryOf()).beat({ now: new Date(), starting: true });
// A start after a crash finds what was submitted and not graded.
const grading = (await entryOf()).startGrading({ program: gradingProgram });
void grading.warm();
// The thread has read the grader once; an edit of it has to reach the next answer.
vite?.watcher.on("change", (file) => /[\\/]graders[\\/]/.test(file) && grading.renew());
const server = app.listen(port, host, () => {
  const address = server.address();
  const bound = typeof address === "object" && address ? address.port : port;
  console.log(`Headroom: http://${host === "0.0.0.0" || host === "127.0.0.1" ? "localhost" : host}:${bound}`);
});
server.on("error", (error) => {
  console.error(`Cannot listen on ${host}:${port}: ${error.message}. Set PORT to a free port.`);
  process.exit(1);
});

async function sweep() {
  try {
    const swept = await (await entryOf()).sweep({ now: new Date() });
    if (swept.closed + swept.graded + swept.failed > 0) log().info(swept, "sweep");
  } catch (error) {
    log().error(errorFacts(error), "sweep failed");
  }
}
async function beat() {
  try {
    await (await entryOf()).beat({ now: new Date() });
  } catch (error) {
    log().error(errorFacts(error), "the pulse was not written");
  }
}
const beating = setInterval(() => void beat(), BEAT_MS);
const sweeping = setInterval(() => void sweep(), SWEEP_MS);
// What came due while the server was down.
void sweep();
const judge = (await entryOf()).startJudge();

let stopping = false;
/** Lets requests under way finish, so that a save that was sent is a save that is answered. */
function stop() {
  if (stopping) return;
  stopping = true;
  clearInterval(sweeping);
  clearInterval(beating);
  judge.stop();
  setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
  server.close(async () => {
    await grading.stop();
    // The last moment in which somebody was answered.
    await beat();
    await (await entryOf()).closeDatabase();
    await vite?.close();
    process.exit(0);
  });
  // A connection becomes idle only once its request is answered.
  setInterval(() => server.closeIdleConnections(), 100).unref();
}
process.on("SIGINT", stop);
process.on("SIGTERM", stop);
