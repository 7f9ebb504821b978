import { type Complete, type Completion, type JudgeRequest, readReply } from "~graders";
import { config, type JudgeConfig } from "~/config.server.ts";
import { canonicalJson, sha256 } from "~/models/canonical-json.server.ts";
import { closeCall, keptReply, openCall } from "~/models/judge-call.server.ts";
import { makeProvider, MOST_REPLY_TOKENS, type Provider } from "./judge-provider.server.ts";

/** Letters to a token, at the least, in English and in code: so that what is set aside is never too little by much. */
const LETTERS_PER_TOKEN = 3;

let made: { for: JudgeConfig; provider: Provider } | null = null;
/** This process's provider, whose breaker all requests share. Null: the judge is off. */
export function judgeProvider(): Provider | null {
  const { judge } = config();
  if (judge === null) return null;
  if (made?.for !== judge) made = { for: judge, provider: makeProvider(judge) };
  return made.provider;
}

/**
 * Asks the judge on behalf of somebody: a kept reply first, then the budget, then the provider. Every call is accounted
 * for before it goes out, and its reply is kept in the transaction that closes it: what was paid for is never asked twice.
 */
export function completeFor(
  judge: JudgeConfig,
  provider: Provider,
  { userId, attemptId, now }: { userId: string; attemptId: string | null; now: () => Date },
): Complete {
  return async (request): Promise<Completion> => {
    const requestHash = hashOf(judge, request);
    const call = { userId, attemptId, model: judge.model, requestHash };
    const kept = attemptId === null ? null : await keptReply(call, now());
    if (kept !== null) return { kind: "text", text: kept };
    const letters = request.messages.reduce((sum, { content }) => sum + content.length, 0);
    const opened = await openCall(call, {
      promptTokens: Math.ceil(letters / LETTERS_PER_TOKEN),
      completionTokens: MOST_REPLY_TOKENS,
      budget: judge.budget,
      now: now(),
    });
    if (typeof opened === "string") return { kind: "denied", reason: opened };
    const startedMs = performance.now();
    const { completion, tokens } = await provider.ask(request);
    const isText = completion.kind === "text";
    // What a provider does not count is counted here; what never reached it took nothing.
    const text = isText ? completion.text : "";
    const reached = isText || completion.kind === "cut" || completion.kind === "refused";
    const used = tokens ?? {
      prompt: reached ? Math.ceil(letters / LETTERS_PER_TOKEN) : 0,
      completion: Math.ceil(text.length / LETTERS_PER_TOKEN),
    };
    await closeCall(
      opened,
      {
        outcome: completion.kind,
        promptTokens: used.prompt,
        completionTokens: used.completion,
        usd: dollars(judge, used),
        ms: Math.round(performance.now() - startedMs),
      },
      isText && attemptId !== null && readReply(completion.text).ok
        ? { requestHash, text: completion.text, now: now() }
        : null,
    );
    return completion;
  };
}

/** Model, rubric, prompt and answer are all in what is sent. */
const hashOf = (judge: JudgeConfig, request: JudgeRequest) =>
  sha256(canonicalJson({ baseUrl: judge.baseUrl, model: judge.model, ...request }));

const dollars = ({ usdPerMillion }: JudgeConfig, used: { prompt: number; completion: number }) =>
  usdPerMillion && (used.prompt * usdPerMillion.input + used.completion * usdPerMillion.output) / 1_000_000;
