import { followUpMessages, interviewerMessages, readFollowUp, readInterviewerReply } from "~graders";
import { config } from "~/config.server.ts";
import { errorFacts, log } from "~/log.server.ts";
import type { Voice } from "~/models/asked-question.server.ts";
import { readCountedAnswer } from "~/models/field-value.server.ts";
import { followUpOf, isFollowUp, keepFollowUp } from "~/models/follow-up.server.ts";
import { readOwnAttempt } from "~/models/own-attempt.server.ts";
import type { DueProbe } from "~/protocol/attempt.ts";
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

/** Not again so soon, whatever came of it. */
const AGAIN_MS = 10 * 60_000;
/** What this process is asking behind: pages ask for the talk again and again. */
const asking = new Set<string>();

/**
 * Has the interviewer ask behind each probe that has come due, about what is written by then. Nobody waits for it: the
 * question is there when the page next asks for the talk. Without a judge, in an exam, and behind a curveball: nothing.
 */
export async function followUp(
  own: { attemptId: string; userId: string; now: Date },
  probes: readonly DueProbe[],
): Promise<void> {
  if (config().judge === null) return;
  const asked = new Set(probes.map(({ id }) => id));
  for (const probe of probes) {
    const key = `${own.attemptId} ${probe.id}`;
    if (probe.breaks || isFollowUp(probe.id) || asked.has(followUpOf(probe.id)) || asking.has(key)) continue;
    asking.add(key);
    setTimeout(() => asking.delete(key), AGAIN_MS).unref();
    try {
      await askBehind(own, probe);
    } catch (error) {
      log().error(errorFacts(error), "a follow-up was not asked");
    }
  }
}

async function askBehind(
  { attemptId, userId, now }: { attemptId: string; userId: string; now: Date },
  { id: probe, ask }: DueProbe,
): Promise<void> {
  const { judge } = config();
  const provider = judgeProvider();
  const read = await readOwnAttempt({ attemptId, userId, now });
  if (judge === null || provider === null || !read) return;
  if (read.attempt.mode === "exam" || read.attempt.state !== "running") return;
  const { variant, snapshot } = read;
  const { question } = snapshot;
  const answer = await readCountedAnswer(attemptId);
  const messages = followUpMessages({ question, variant, answer, probe: ask });
  if (messages === null) return;
  const beganMs = performance.now();
  const later = () => new Date(now.getTime() + performance.now() - beganMs);
  const complete = completeFor(judge, provider, { userId, attemptId, now: later });
  const completion = await complete({ form: "follow-up", messages, temperature: 0, vote: 0 });
  if (completion.kind !== "text") return;
  const said = readFollowUp({ reply: completion.text, variant, answer, title: question.title });
  if (said !== null) await keepFollowUp({ attemptId, userId, probe, ask: said, now: later() });
}
