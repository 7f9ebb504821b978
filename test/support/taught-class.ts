import { type MarkedClass, markedClass } from "./marked-class.ts";
import type { Browser } from "./requests.ts";
import { signedIn } from "./signed-in.ts";

export interface Taught extends MarkedClass {
  teacher: Browser;
  learner: Browser;
}

/** A class marked as in `markedClass`, whose instructor and first student sit at browsers. */
export async function taughtClass(options: Parameters<typeof markedClass>[0] = {}): Promise<Taught> {
  const teacher = await signedIn("Ines Instructor");
  const learner = await signedIn("Sam Student");
  const taught = await markedClass({ ...options, instructor: teacher.userId, student: learner.userId });
  return { ...taught, teacher, learner };
}

export type Params = Record<string, string>;
export type Route = (args: { request: Request; params: Params; context: { nonce: string } }) => unknown;

/** What a route says: what its page would get, or the reply it throws. */
export async function ask(route: unknown, request: Request, params: Params) {
  const answer: unknown = await Promise.resolve()
    .then(() => (route as Route)({ request, params, context: { nonce: "" } }))
    .catch((thrown: unknown) => {
      if (thrown instanceof Response) return thrown;
      throw thrown;
    });
  if (answer instanceof Response) return { status: answer.status, reply: answer, page: null };
  const wrapped = answer as { type?: string; data?: unknown; init?: { status?: number } };
  if (wrapped.type === "DataWithResponseInit")
    return { status: wrapped.init?.status ?? 200, reply: null, page: wrapped.data };
  return { status: 200, reply: null, page: answer };
}

/** Where a page of the class stands. */
export const at = ({ courseId, assignmentId }: MarkedClass, more: Params = {}): Params => ({
  courseId,
  assignmentId,
  slot: "1",
  questionId: "ticket-triage",
  criterion: "fallback",
  ...more,
});
export const post = (browser: Omit<Browser, "userId">, fields: Record<string, string>) =>
  browser.postForm("/anywhere", fields);
export const open = (browser: Omit<Browser, "userId">, search = "") => browser.get(`/anywhere${search}`);
