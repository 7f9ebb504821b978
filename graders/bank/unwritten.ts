import type { BankProblem } from "./yaml-file.ts";

/** Stands in a new question's files wherever its author has yet to write. */
export const MARK = "WRITE:";

/** Places of a question's files that nobody has written yet. */
export function unwrittenIn(
  files: Readonly<Record<string, string>>,
  named: (file: string) => string,
): BankProblem[] {
  return Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([file, text]) =>
      text.split("\n").flatMap((line, index) => {
        const at = line.indexOf(MARK);
        if (at < 0) return [];
        const what = line
          .slice(at + MARK.length)
          .trim()
          .replace(/["'\]}]+$/, "");
        const message = `still to be written: ${what.slice(0, 120)}`;
        return [{ file: named(file), line: index + 1, column: at + 1, field: "", message }];
      }),
    );
}
