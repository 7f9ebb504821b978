import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";
import remixConfig from "./remix.config.js";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

/** Builds the program of the thread that grades beside the server's own. */
const gradingThread: Plugin = {
  name: "grading-thread",
  apply: (_config, { command, isSsrBuild }) => command === "build" && isSsrBuild === true,
  buildStart() {
    const id = here("./app/grading/grading-thread.ts");
    this.emitFile({ type: "chunk", id, fileName: "grading-thread.js" });
  },
};

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [tailwindcss(), remix(remixConfig), gradingThread],
  resolve: { alias: { "~graders": here("./graders/index.ts"), "~": here("./app") } },
  build: { target: isSsrBuild ? "node20" : "es2022", chunkSizeWarningLimit: 700 },
}));
