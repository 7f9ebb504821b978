import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const PATH = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** Without a browser these tests cannot run; they say so loudly rather than pass. */
export const hasChromium = existsSync(PATH);
if (!hasChromium && process.env["HEADROOM_REQUIRE_BROWSER"])
  throw new Error(`there is no chromium at ${PATH}`);
if (!hasChromium) process.stderr.write(`\n*** BROWSER TESTS SKIPPED: there is no chromium at ${PATH}. ***\n`);

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: PATH,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
