import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The built app, serving at this address with a database of its own. */
    baseUrl: string;
  }
}

export interface RunningServer {
  url: string;
  /** Ends it as a deployment does; resolves with its exit code. */
  stop: () => Promise<number | null>;
  /** Ends it as a power cut does. */
  kill: () => Promise<void>;
}

const START_MS = 60_000;

/** Serves the build on `port` (0: any free one) over the database in `folder`. */
export async function startServer({
  folder,
  port = 0,
  env = {},
  onOutput,
}: {
  folder: string;
  port?: number;
  env?: Record<string, string>;
  onOutput?: (text: string) => void;
}): Promise<RunningServer> {
  const child = spawn(process.execPath, ["--import", "tsx", "server.ts"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: `file:${path.join(folder, "app.db")}`,
      PORT: String(port),
      LOG_LEVEL: "warn",
      ...env,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (onOutput) child.stdout.on("data", (chunk: Buffer) => onOutput(chunk.toString()));
  const url = await listening(child);
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  return {
    url,
    stop: () => {
      if (child.exitCode === null) child.kill("SIGTERM");
      return ended;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Resolves with the address that the server prints once it listens. */
function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`the server did not start within ${START_MS} ms`));
    }, START_MS);
    let printed = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /Headroom: (http:\/\/\S+)/.exec(printed)?.[1];
      if (!url) return;
      clearTimeout(timer);
      resolve(url);
    });
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`the server ended with ${code} before it listened`));
    });
  });
}

/** A folder with a migrated database, as `npm run setup` makes one. */
export function newDatabaseFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "headroom-server-"));
  execFileSync("npx", ["prisma", "migrate", "deploy"], {
    env: { ...process.env, DATABASE_URL: `file:${path.join(folder, "app.db")}` },
    stdio: "pipe",
  });
  return folder;
}

export default async function setup({ provide }: TestProject) {
  if (!existsSync("build/server/index.js")) throw new Error("Build first: npm run build");
  const folder = newDatabaseFolder();
  const server = await startServer({ folder });
  provide("baseUrl", server.url);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
