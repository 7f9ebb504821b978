import { readReply } from "~graders";
import { config } from "~/config.server.ts";
import { completeFor, judgeProvider } from "./judge-complete.server.ts";

export type JudgeTest = { ok: true; ms: number } | { ok: false; message: string };

/** Asks the judge for one small verdict, over the same way that criteria take, and counts it like them. */
export async function testJudge({ userId }: { userId: string }): Promise<JudgeTest> {
  const { judge } = config();
  const provider = judgeProvider();
  if (judge === null || provider === null) return { ok: false, message: "The judge is off." };
  const complete = completeFor(judge, provider, { userId, attemptId: null, now: () => new Date() });
  const startedMs = performance.now();
  const completion = await complete({
    form: "verdict",
    messages: [
      {
        role: "system",
        content:
          'This is a test of the connection. Reply with this JSON object: {"reason": "The connection works.", "quotes": [], "verdict": "not-met", "borderline": false}',
      },
      { role: "user", content: "Reply now." },
    ],
    temperature: 0,
    vote: 0,
  });
  switch (completion.kind) {
    case "text": {
      const read = readReply(completion.text);
      return read.ok
        ? { ok: true, ms: Math.round(performance.now() - startedMs) }
        : { ok: false, message: `The model answers, but not as asked: ${read.problem}.` };
    }
    case "refused":
      return { ok: false, message: "The model answers, but refused." };
    case "cut":
      return { ok: false, message: "The provider's reply broke off before its end." };
    case "unavailable":
    case "denied":
      return { ok: false, message: completion.reason };
  }
}
