/** What a command did: 0 done, 1 the work found a fault, 2 bad input. `error` is one line for standard error. */
export interface CommandOutcome {
  code: 0 | 1 | 2;
  out: string;
  error?: string;
}

export const done = (out: string, code: 0 | 1 = 0): CommandOutcome => ({ code, out });
export const refuse = (error: string): CommandOutcome => ({
  code: 2,
  out: "",
  error: error.replace(/\s*\n\s*/g, " "),
});
export const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
