import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "vite";
import { expect, it } from "vitest";
import type * as Graders from "~graders";
import { drawVariant, grade, type Question, readDocument } from "~graders";
import { hasChromium, launch } from "../support/chromium.ts";
import { bankDocuments } from "../laws/answers.ts";

const run = promisify(execFile);
const at = (file: string) => fileURLToPath(new URL(`../../${file}`, import.meta.url));
const hash = (text: string) => createHash("sha256").update(text).digest("hex");

/** One answer of each quality from different questions, and every strong one: the longest ways through the grader. */
const chosen = bankDocuments().filter(({ quality, name }, index, all) => {
  const first = all.find((one) => one.quality === quality);
  return quality === "strong" || quality === "wrong" || name === first?.name;
});

const here = ({ question, variant, asked, text }: (typeof chosen)[number]): string => {
  const { answer, lifted } = readDocument(text);
  return JSON.stringify(grade({ question, variant, asked, answer, lifted }));
};

/** The grader as a script that leaves itself on `window.graders`. */
async function bundled(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      minify: true,
      lib: { entry: at("graders/index.ts"), formats: ["iife"], name: "graders" },
    },
  });
  const output = Array.isArray(built) ? built[0] : built;
  if (output === undefined || !("output" in output)) throw new Error("nothing was built");
  const chunk = output.output.find((file) => file.type === "chunk");
  if (chunk === undefined) throw new Error("no script was built");
  return chunk.code;
}

it.skipIf(!hasChromium)("a browser's report is Node's, byte for byte", async () => {
  const script = await bundled();
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: script });
    for (const document of chosen) {
      const { question, variant, asked, text } = document;
      const there = await page.evaluate(
        (given) => {
          const { readDocument, grade } = (window as unknown as { graders: typeof Graders }).graders;
          const { answer, lifted } = readDocument(given.text);
          return JSON.stringify(grade({ ...given, answer, lifted }));
        },
        { question, variant, asked, text },
      );
      expect(hash(there), document.name).toBe(hash(here(document)));
    }
  } finally {
    await browser.close();
  }
});

it("another process, time zone and language gives the same bytes", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "headroom-"));
  try {
    const { question, text } = chosen.find(({ question: { id } }) => id === "recsys-100k-rps")!;
    const file = path.join(folder, "answer.md");
    await writeFile(file, text);
    const graded = async (env: Record<string, string>) => {
      const { stdout } = await run(
        at("node_modules/.bin/tsx"),
        [at("graders/cli/main.ts"), "grade", "--question", question.id, file, "--json"],
        { cwd: at("."), env: { ...process.env, ...env }, maxBuffer: 64 << 20 },
      );
      return stdout;
    };
    const [one, other] = await Promise.all([
      graded({ TZ: "UTC", LC_ALL: "C" }),
      graded({ TZ: "Pacific/Auckland", LC_ALL: "tr_TR.UTF-8" }),
    ]);
    expect(other).toBe(one);
    const [entry] = JSON.parse(one) as { score: number }[];
    expect(entry?.score).toBe(scoreHere(question, text));
  } finally {
    await rm(folder, { recursive: true });
  }
});

function scoreHere(question: Question, text: string): number | null {
  const { answer, lifted } = readDocument(text);
  return grade({ question, variant: drawVariant({ question, seed: null }), answer, lifted }).score;
}
