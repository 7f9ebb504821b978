import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

const RequestSchema = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  temperature: z.number().optional(),
  response_format: z.object({ type: z.string() }).optional(),
});
export type ChatRequest = z.infer<typeof RequestSchema>;

/** What the server does with one request. */
export type Behaviour =
  | { kind: "say"; content: string; finish?: string; refusal?: string; usage?: boolean }
  | { kind: "status"; status: number; headers?: Record<string, string>; message?: string }
  /** Sends the head and half of a body, then breaks the connection. */
  | { kind: "break" }
  /** Sends a body that is no JSON. */
  | { kind: "garbage"; body: string }
  /** Sends a byte now and then, for ever. */
  | { kind: "trickle" }
  /** Never answers. */
  | { kind: "silence" };

export interface ChatServer {
  /** As OPENAI_BASE_URL has it. */
  url: string;
  /** Requests as they came. */
  requests: ChatRequest[];
  /** The most that were under way at once. */
  mostAtOnce: () => number;
  /** From now on: what to do, by request and by its number from 0. */
  behave: (decide: (request: ChatRequest, at: number) => Behaviour | Promise<Behaviour>) => void;
  close: () => Promise<void>;
}

/** A server that speaks the chat-completions protocol and misbehaves on demand. */
export async function startChatServer(port = 0): Promise<ChatServer> {
  const requests: ChatRequest[] = [];
  let decide: (request: ChatRequest, at: number) => Behaviour | Promise<Behaviour> = () => ({
    kind: "status",
    status: 500,
  });
  let [underWay, most] = [0, 0];
  const server = createServer((req, res) => {
    underWay += 1;
    most = Math.max(most, underWay);
    res.on("close", () => (underWay -= 1));
    void answer(req, res);
  });
  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const request = RequestSchema.parse(JSON.parse(Buffer.concat(chunks).toString("utf8")));
    requests.push(request);
    play(await decide(request, requests.length - 1), request, res);
  }
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    mostAtOnce: () => most,
    behave: (next) => (decide = next),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function play(behaviour: Behaviour, { model, messages }: ChatRequest, res: ServerResponse): void {
  const json = { "Content-Type": "application/json" };
  switch (behaviour.kind) {
    case "say": {
      const { content, finish = "stop", refusal = null, usage = true } = behaviour;
      const letters = messages.reduce((sum, message) => sum + message.content.length, 0);
      res.writeHead(200, json).end(
        JSON.stringify({
          id: "chatcmpl-1",
          object: "chat.completion",
          created: 1_767_000_000,
          model,
          choices: [{ index: 0, finish_reason: finish, message: { role: "assistant", content, refusal } }],
          ...(usage && {
            usage: {
              prompt_tokens: Math.ceil(letters / 4),
              completion_tokens: Math.ceil(content.length / 4),
              total_tokens: Math.ceil((letters + content.length) / 4),
            },
          }),
        }),
      );
      return;
    }
    case "status":
      res
        .writeHead(behaviour.status, { ...json, ...behaviour.headers })
        .end(JSON.stringify({ error: { message: behaviour.message ?? "no" } }));
      return;
    case "break":
      res.writeHead(200, { ...json, "Content-Length": "4000" });
      res.write('{"id": "chatcmpl-1", "choices": [{"index": 0, "message": {"content": "{\\"reason');
      setTimeout(() => res.destroy(), 20);
      return;
    case "garbage":
      res.writeHead(200, json).end(behaviour.body);
      return;
    case "trickle": {
      res.writeHead(200, json);
      const drip = setInterval(() => res.write(" "), 50);
      res.on("close", () => clearInterval(drip));
      return;
    }
    case "silence":
  }
}

/** A well-behaved judge's reply. */
export const verdictReply = (more: Record<string, unknown> = {}) =>
  JSON.stringify({
    reason: "It says where a ticket goes, and why it must not wait.",
    quotes: ["every ticket goes to the general queue"],
    verdict: "met",
    borderline: false,
    ...more,
  });
