import type { GradeInput, Report } from "~graders";

/** One answer to grade, sent to the thread; they are taken one at a time. */
export interface GradeRequest {
  input: GradeInput;
}

/** What came of it. `error`: the name of what the grader threw; never its message, which may quote the candidate. */
export type GradeReply = { report: Report; ms: number } | { error: string };
