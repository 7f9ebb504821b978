import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";

export interface Serving {
  port: number;
  /** Processor time of the server since its last start and before, in milliseconds. */
  cpuMs: () => number;
  /** Ends it as a power cut does, and starts it again over the same database. Resolves with how long nobody was answered. */
  killAndStart: () => Promise<number>;
  stop: () => Promise<void>;
  /** What the server logged of each request: its own time, without the way. */
  served: () => { method: string; path: string; status: number; ms: number }[];
}

const START_MS = 120_000;
const TICKS_A_SECOND = 100;

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

/** User and system time of a process, as Linux counts it; 0 where that cannot be read. */
function cpuMsOf(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return ((Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND) * 1000;
  } catch {
    return 0;
  }
}

/** Serves the build as `npm start` does, its log kept in the folder of the database. */
export async function serve({ folder, secret }: { folder: string; secret: string }): Promise<Serving> {
  const port = await freePort();
  const logFile = path.join(folder, "server.log");
  let child: ChildProcess | undefined;
  let spentMs = 0;

  async function start() {
    const log = openSync(logFile, "a");
    const started = spawn(process.execPath, ["--import", "tsx", "server.ts"], {
      env: {
        ...process.env,
        NODE_ENV: "production",
        DATABASE_URL: `file:${path.join(folder, "app.db")}`,
        HEADROOM_SECRET: secret,
        PORT: String(port),
      },
      stdio: ["ignore", log, "inherit"],
    });
    closeSync(log);
    child = started;
    const deadline = performance.now() + START_MS;
    for (;;) {
      const up = await fetch(`http://127.0.0.1:${port}/healthz`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (up) return;
      if (started.exitCode !== null) throw new Error(`the server ended with ${started.exitCode}`);
      if (performance.now() > deadline) {
        started.kill("SIGKILL");
        throw new Error("the server did not start");
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async function end(signal: NodeJS.Signals) {
    const ending = child;
    spentMs += cpuMsOf(ending?.pid);
    if (!ending || ending.exitCode !== null) return;
    const ended = new Promise((resolve) => ending.once("exit", resolve));
    ending.kill(signal);
    await ended;
  }

  await start();
  return {
    port,
    cpuMs: () => spentMs + cpuMsOf(child?.pid),
    async killAndStart() {
      const beforeMs = performance.now();
      await end("SIGKILL");
      await start();
      return performance.now() - beforeMs;
    },
    stop: () => end("SIGTERM"),
    served: () =>
      readFileSync(logFile, "utf8")
        .split("\n")
        .filter((line) => line.includes('"msg":"request"'))
        .map((line) => JSON.parse(line) as { method: string; path: string; status: number; ms: number }),
  };
}
