import type { Sketch } from "../model/index.ts";

/** Something in a drawing's text that cannot be read; line and column count from 1. */
export interface TextProblem {
  line: number;
  column: number;
  message: string;
}

export type SketchResult =
  { ok: true; sketch: Sketch; warnings: string[] } | { ok: false; problems: TextProblem[] };

export const failed = (message: string, line = 1, column = 1): SketchResult => ({
  ok: false,
  problems: [{ line, column, message }],
});
