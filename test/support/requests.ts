import { ensureUser } from "~/session.server.ts";

const ORIGIN = "http://localhost:3000";

/** Somebody's browser, as far as routes see it: requests that carry that person's cookie. */
export interface Browser {
  userId: string;
  get: (path: string) => Request;
  postJson: (path: string, body: unknown) => Request;
  postForm: (path: string, fields?: Record<string, string>) => Request;
}

export async function openBrowser(now: Date): Promise<Browser> {
  const { userId, setCookie } = await ensureUser(new Request(ORIGIN), now);
  return { userId, ...requests(setCookie?.split(";")[0] ?? "") };
}

/** A browser that nobody has worked in yet, or that brings a cookie of its own making. */
export function requests(cookie: string): Omit<Browser, "userId"> {
  const make = (path: string, init: RequestInit = {}, type?: string) =>
    new Request(ORIGIN + path, {
      ...init,
      headers: { ...(cookie && { Cookie: cookie }), ...(type && { "Content-Type": type, Accept: type }) },
    });
  return {
    get: (path) => make(path),
    postJson: (path, body) =>
      make(
        path,
        { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) },
        "application/json",
      ),
    postForm: (path, fields = {}) => make(path, { method: "POST", body: new URLSearchParams(fields) }),
  };
}

/** What a route answers, whether it returns or throws it. */
export async function answerOf(work: Promise<unknown>): Promise<Response> {
  const answer = await work.catch((thrown: unknown) => thrown);
  if (answer instanceof Response) return answer;
  throw answer instanceof Error ? answer : new Error("the route answered with no Response");
}
