import type { Estimate } from "~graders";

/** Lines of a pasted text as ledger rows: `name = sum`, list marks left out. */
export function pastedRows(text: string): Estimate[] {
  return text
    .slice(0, 20_000)
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*[-*•]\s+/, "").trim())
    .filter((line) => line !== "")
    .map((line) => {
      const at = line.indexOf("=");
      return at < 0
        ? { name: "", expression: line, note: "" }
        : { name: line.slice(0, at).trim(), expression: line.slice(at + 1).trim(), note: "" };
    });
}
