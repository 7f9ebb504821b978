import { runCommandLine } from "./command-line.ts";

// A reader that stops early (`| head`) is no fault of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const { code, out, error } = await runCommandLine(process.argv.slice(2));
process.stdout.write(out);
if (error !== undefined) process.stderr.write(`${error}\n`);
process.exitCode = code;
