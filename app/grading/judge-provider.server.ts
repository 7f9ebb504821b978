import {
  BrokenCircuitError,
  bulkhead,
  circuitBreaker,
  ConsecutiveBreaker,
  handleWhenResult,
  wrap,
} from "cockatiel";
import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from "openai";
import {
  type Completion,
  FOLLOW_UP_JSON_SCHEMA,
  INTERVIEWER_JSON_SCHEMA,
  JUDGE_REPLY_JSON_SCHEMA,
  type JudgeRequest,
} from "~graders";
import type { JudgeConfig } from "~/config.server.ts";

/** What a reply may take; a full one takes some 400. */
export const MOST_REPLY_TOKENS = 1200;
/** Failures in a row before the provider is left alone, and for how long. */
const FAILURES = 5;
const REST_MS = 30_000;
/** Longer waits that a provider asks for are cut to this. */
const LONGEST_WAIT_MS = 10 * 60_000;

const SCHEMAS = {
  verdict: JUDGE_REPLY_JSON_SCHEMA,
  clarification: INTERVIEWER_JSON_SCHEMA,
  "follow-up": FOLLOW_UP_JSON_SCHEMA,
};

export interface Provided {
  completion: Completion;
  /** As the provider counts them; null: it did not say. */
  tokens: { prompt: number; completion: number } | null;
}
export interface Provider {
  ask: (request: JudgeRequest) => Promise<Provided>;
  /** Whether the provider is left alone for a while, after failures in a row. */
  isResting: () => boolean;
}

/**
 * The provider behind a circuit breaker and a limit of requests under way. Never throws: whatever happens is a Completion.
 * An endpoint that knows no strict schema, or no temperature, is asked without from then on.
 */
export function makeProvider(judge: JudgeConfig): Provider {
  const client = new OpenAI({
    apiKey: judge.apiKey,
    baseURL: judge.baseUrl,
    timeout: judge.timeoutMs,
    // Tries again are the job's, with its own back-off.
    maxRetries: 0,
    logLevel: "off",
  });
  const knows = { schema: true, temperature: true };

  async function once({ form, messages, temperature, vote }: JudgeRequest): Promise<Provided> {
    const abort = new AbortController();
    // The SDK's own limit ends when the head of the reply has come; a body that trickles has to end too.
    const timer = setTimeout(() => abort.abort(), judge.timeoutMs);
    try {
      const reply = await client.chat.completions.create(
        {
          model: judge.model,
          messages,
          max_completion_tokens: MOST_REPLY_TOKENS,
          ...(knows.temperature && { temperature, seed: vote }),
          response_format: knows.schema
            ? {
                type: "json_schema",
                json_schema: { name: form, strict: true, schema: SCHEMAS[form] },
              }
            : { type: "json_object" },
        },
        { signal: abort.signal },
      );
      return read(reply);
    } catch (error) {
      return { completion: failure(error), tokens: null };
    } finally {
      clearTimeout(timer);
    }
  }

  async function adapting(request: JudgeRequest): Promise<Provided> {
    const first = await once(request);
    const { completion } = first;
    if (completion.kind !== "denied" || !completion.reason.includes("(400)")) return first;
    const lacks = knows.schema && /response_format|json_schema/i.test(completion.reason);
    const cold = knows.temperature && /temperature|seed/i.test(completion.reason);
    if (!lacks && !cold) return first;
    if (lacks) knows.schema = false;
    if (cold) knows.temperature = false;
    return adapting(request);
  }

  const breaker = circuitBreaker(
    handleWhenResult((result) => isDown((result as Provided).completion)),
    { halfOpenAfter: REST_MS, breaker: new ConsecutiveBreaker(FAILURES) },
  );
  const policy = wrap(bulkhead(judge.concurrency, Infinity), breaker);
  let restingUntilMs = 0;
  breaker.onBreak(() => (restingUntilMs = performance.now() + REST_MS));
  breaker.onReset(() => (restingUntilMs = 0));

  return {
    isResting: () => performance.now() < restingUntilMs,
    async ask(request) {
      try {
        return await policy.execute(() => adapting(request));
      } catch (error) {
        if (error instanceof BrokenCircuitError)
          return unavailable("The provider has failed several times in a row.", REST_MS);
        throw error;
      }
    },
  };
}

/** A busy provider says when to come back; that is no failure. */
const isDown = (completion: Completion) =>
  completion.kind === "unavailable" && completion.retryAfterMs === null;

const unavailable = (reason: string, retryAfterMs: number | null = null): Provided => ({
  completion: { kind: "unavailable", reason, retryAfterMs },
  tokens: null,
});

/** A reply as the SDK hands it on, which is whatever the endpoint sent: nothing of it is taken for granted. */
function read(reply: OpenAI.ChatCompletion): Provided {
  const usage = reply.usage;
  const tokens = usage
    ? { prompt: count(usage.prompt_tokens), completion: count(usage.completion_tokens) }
    : null;
  const choice = (reply.choices as OpenAI.ChatCompletion.Choice[] | undefined)?.[0];
  const message = choice?.message as OpenAI.ChatCompletionMessage | undefined;
  if (!choice || !message) return { completion: { kind: "cut" }, tokens };
  if (choice.finish_reason === "content_filter" || message.refusal)
    return { completion: { kind: "refused" }, tokens };
  if (choice.finish_reason === "length") return { completion: { kind: "cut" }, tokens };
  if (typeof message.content !== "string" || message.content === "")
    return { completion: { kind: "cut" }, tokens };
  return { completion: { kind: "text", text: message.content }, tokens };
}

const count = (value: unknown) =>
  typeof value === "number" && Number.isFinite(value) && value >= 0 ? Math.round(value) : 0;

/** The provider's words are not handed on: they may hold the key or the candidate's text. */
function failure(error: unknown): Completion {
  const later = (reason: string, retryAfterMs: number | null = null): Completion => ({
    kind: "unavailable",
    reason,
    retryAfterMs,
  });
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError)
    return later("The provider did not answer in time.");
  if (error instanceof APIConnectionError) return later("The provider could not be reached.");
  if (error instanceof APIError) {
    const { status } = error as { status?: number };
    if (status === 429) return later("The provider is busy.", retryAfter(error.headers) ?? 5000);
    if (status === 408 || status === 409 || status === undefined || status >= 500)
      return later(`The provider failed (${status ?? "no status"}).`);
    if (status === 401 || status === 403)
      return { kind: "denied", reason: `The provider does not accept the key (${status}).` };
    const about = /response_format|json_schema|temperature|seed/i.exec(error.message)?.[0];
    return {
      kind: "denied",
      reason: `The provider does not accept the request (${status})${about ? `: ${about}` : ""}.`,
    };
  }
  // A body that breaks off or is no JSON surfaces as a plain error.
  return { kind: "cut" };
}

/** Seconds or a date, as HTTP has it. */
function retryAfter(headers: Headers | undefined): number | null {
  const value = headers?.get("retry-after") ?? "";
  const ms = /^\d{1,9}(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 500), LONGEST_WAIT_MS) : null;
}
