import type { Verdict } from "~graders";
import type { Tone } from "./chip.tsx";

/** How a verdict is coloured; its words stand beside it. */
export const VERDICT_TONES: Record<Verdict, Tone> = {
  met: "ok",
  "partly-met": "warn",
  "not-met": "bad",
  "not-graded": "plain",
};
