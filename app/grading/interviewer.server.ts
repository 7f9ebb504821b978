import { interviewerMessages, readInterviewerReply } from "~graders";
import { config } from "~/config.server.ts";
import type { Voice } from "~/models/asked-question.server.ts";
import { completeFor, judgeProvider } from "./judge-complete.server.ts";

/** Longer than this nobody waits for a reply in a timed round. */
const MOST_MS = 8000;

/**
 * The interviewer's voice, where the judge is on: recognises which of the bank's facts a question is after when the patterns
 * do not. Late, refused, out of budget or not to be used: null, and the bank's own reply stands.
 */
export const interviewerFor =
  ({ attemptId, userId }: { attemptId: string; userId: string }): Voice =>
  async ({ question, variant, text }) => {
    const { judge } = config();
    const provider = judgeProvider();
    if (judge === null || provider === null) return null;
    const complete = completeFor(judge, provider, { userId, attemptId, now: () => new Date() });
    const asking = complete({
      form: "clarification",
      messages: interviewerMessages({ question, variant, text }),
      temperature: 0,
      vote: 0,
    });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), MOST_MS)));
    const completion = await Promise.race([asking, late]).finally(() => clearTimeout(timer));
    if (completion?.kind !== "text") return null;
    return readInterviewerReply({ reply: completion.text, question, variant, text });
  };
