import type { JSONWebKeySet } from "jose";
import { addPlatform, listPlatforms, type Platform } from "~/models/lti-platform.server.ts";
import { loader as keysLoader } from "~/routes/lti.jwks.ts";
import { loader as loginLoader } from "~/routes/lti.login/route.tsx";
import { action as launchAction } from "~/routes/lti.launch/route.tsx";
import { action as enterAction } from "~/routes/lti.enter/route.tsx";
import { FakePlatform, type LaunchWish } from "./lti-platform.ts";

export const TOOL = "http://localhost:3000";

export const startPlatform = () =>
  FakePlatform.start(async () => (await (await keysLoader()).json()) as JSONWebKeySet);

/** Registers a platform of ours, for one course or (null) by an administrator for all. */
export async function register(
  platform: FakePlatform,
  { courseId = null, by = "admin" }: { courseId?: string | null; by?: string } = {},
): Promise<Platform> {
  await addPlatform({ facts: platform.facts, courseId, by, now: new Date() });
  const [made] = await listPlatforms(courseId);
  if (!made) throw new Error("nothing was registered");
  return made;
}

/** What a route answers: a response, or the data and status of a page. */
export interface Answer {
  status: number;
  to: string;
  cookies: string[];
  data: Record<string, unknown>;
}

export async function answered(work: () => unknown): Promise<Answer> {
  const answer: unknown = await Promise.resolve()
    .then(work)
    .catch((thrown: unknown) => thrown);
  if (answer instanceof Error) throw answer;
  if (answer instanceof Response)
    return {
      status: answer.status,
      to: answer.headers.get("Location") ?? "",
      cookies: answer.headers.getSetCookie(),
      data: { text: await answer.text() },
    };
  const { data, init } = answer as { data: Record<string, unknown>; init: ResponseInit | null };
  return { status: init?.status ?? 200, to: "", cookies: [], data };
}

const context = { nonce: "" };
const crumbs = (cookies: string[]) => cookies.map((one) => one.split(";")[0]).join("; ");

const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  new Request(TOOL + path, { method: "POST", body: new URLSearchParams(fields), headers });

/** A person's way from the platform's link to this app, up to the answer to its token. */
export async function launch(
  platform: FakePlatform,
  wish: LaunchWish,
  { framed = false, change = (fields: Record<string, string>) => fields } = {},
): Promise<Answer & { begun: string[] }> {
  const begun = await answered(() =>
    loginLoader({
      request: new Request(`${TOOL}/lti/login?${new URLSearchParams(platform.loginParameters(wish, TOOL))}`),
      params: {},
      context,
    }),
  );
  if (begun.status !== 302)
    throw new Error(`the login was answered ${begun.status}: ${JSON.stringify(begun.data)}`);
  const { to, fields } = await platform.authorise(begun.to);
  if (to !== `${TOOL}/lti/launch`) throw new Error(`the token would go to ${to}`);
  const headers = { Cookie: crumbs(begun.cookies), "Sec-Fetch-Dest": framed ? "iframe" : "document" };
  const answer = await answered(() =>
    launchAction({ request: post("/lti/launch", change(fields), headers), params: {}, context }),
  );
  return { ...answer, begun: begun.cookies };
}

export const ticketIn = ({ to }: Answer): string => new URL(to, TOOL).searchParams.get("launch") ?? "";

/** Presses the button that a launch leads to. `cookie`: of the browser. */
export async function goOn(
  ticket: string,
  { as = "new", cookie = "" }: { as?: string; cookie?: string } = {},
): Promise<Answer & { cookie: string }> {
  const answer = await answered(() =>
    enterAction({
      request: post("/lti/enter", { launch: ticket, as }, cookie === "" ? {} : { Cookie: cookie }),
      params: {},
      context,
    }),
  );
  return { ...answer, cookie: crumbs(answer.cookies) };
}

/** Follows a link and goes on, as whoever the platform says. */
export async function come(
  platform: FakePlatform,
  wish: LaunchWish,
  { as = "new", cookie = "" }: { as?: string; cookie?: string } = {},
) {
  const answer = await launch(platform, wish);
  if (answer.status !== 303) throw new Error(`the launch was refused: ${JSON.stringify(answer.data)}`);
  return goOn(ticketIn(answer), { as, cookie });
}
