import { describe, expect, it } from "vitest";
import { authFor } from "~/auth/auth.server.ts";
import type { Role } from "~/authorisation/table.ts";
import { inTransaction } from "~/models/db.server.ts";
import {
  action as overviewAct,
  loader as overview,
} from "~/routes/courses.$courseId.assignments.$assignmentId._index/route.tsx";
import {
  action as editAct,
  loader as edit,
} from "~/routes/courses.$courseId.assignments.$assignmentId.edit/route.tsx";
import {
  action as liveAct,
  loader as live,
} from "~/routes/courses.$courseId.assignments.$assignmentId.live/route.tsx";
import { loader as liveNow } from "~/routes/courses.$courseId.assignments.$assignmentId.live_.now.tsx";
import { action as makeAct, loader as make } from "~/routes/courses.$courseId.assignments.new/route.tsx";
import { loader as course } from "~/routes/courses.$courseId._index/route.tsx";
import { action as peopleAct, loader as people } from "~/routes/courses.$courseId.people/route.tsx";
import { action as rosterAct, loader as roster } from "~/routes/courses.$courseId.roster/route.tsx";
import { action as settingsAct, loader as settings } from "~/routes/courses.$courseId.settings/route.tsx";
import { action as joinAct } from "~/routes/courses.join/route.tsx";
import { newAssignment, newCourse, warmedBank } from "../support/course.ts";
import { freshDatabase } from "../support/database.ts";
import { requests } from "../support/requests.ts";
import { START } from "../support/round.ts";

freshDatabase();
warmedBank();

type Route = (args: {
  request: Request;
  params: Record<string, string>;
  context: { nonce: string };
}) => unknown;

/** The status that a route answers with, thrown or returned. */
async function statusOf(route: unknown, request: Request, params: Record<string, string>): Promise<number> {
  const answer: unknown = await Promise.resolve()
    .then(() => (route as Route)({ request, params, context: { nonce: "" } }))
    .catch((thrown: unknown) => thrown);
  if (answer instanceof Response) return answer.status;
  if (answer instanceof Error) throw answer;
  return (answer as { init?: ResponseInit | null }).init?.status ?? 200;
}

let signUps = 0;
/** A browser that is signed in to an account of its own. */
async function signedIn(role: Role | "none", courseId: string) {
  signUps += 1;
  const { headers, response } = await authFor(new Request("http://localhost:3000")).api.signUpEmail({
    body: { name: `Person ${signUps}`, email: `p${signUps}@example.org`, password: "a quiet long password" },
    returnHeaders: true,
  });
  const userId = response.user.id;
  if (role !== "none")
    await inTransaction((tx) => tx.member.create({ data: { courseId, userId, role, joinedAt: START } }));
  return requests(headers.get("Set-Cookie")?.split(";")[0] ?? "");
}

/** Each page, each action with a form of its own, and what instructor, assistant and student are answered. */
const PAGES: [string, unknown, number, number, number][] = [
  ["overview", course, 200, 200, 200],
  ["people", people, 200, 200, 403],
  ["roster", roster, 200, 403, 403],
  ["settings", settings, 200, 200, 403],
  ["new assignment", make, 200, 403, 403],
  ["assignment", overview, 200, 200, 200],
  ["edit", edit, 200, 403, 403],
  ["live", live, 200, 200, 403],
  ["live now", liveNow, 200, 200, 403],
];
const ACTIONS: [string, unknown, Record<string, string>, number, number, number][] = [
  [
    "change a person",
    peopleAct,
    { intent: "change", person: "nobody", role: "student", time: "1" },
    404,
    403,
    403,
  ],
  ["import a roster", rosterAct, { intent: "preview", text: "email\na@x.edu" }, 200, 403, 403],
  ["renew the code", settingsAct, { intent: "code-new" }, 302, 403, 403],
  ["rename", settingsAct, { intent: "rename", title: "", timeZone: "UTC" }, 422, 403, 403],
  ["make an assignment", makeAct, { title: "" }, 422, 403, 403],
  ["start", overviewAct, { intent: "start", slot: "1" }, 403, 403, 409],
  ["unpublish", overviewAct, { intent: "publish" }, 302, 403, 403],
  ["add a question", editAct, { intent: "add", question: "none", weight: "1" }, 409, 403, 403],
  ["give time", liveAct, { intent: "extend", minutes: "5" }, 409, 409, 403],
  ["give an outage back", liveAct, { intent: "outage", outage: "9" }, 409, 403, 403],
];

describe("every page and action of a course", () => {
  it("answers each role as the table says, strangers with 404 and visitors with the way to sign in", async () => {
    const made = await newCourse();
    const { courseId } = made;
    // Its window is over, so that a start is refused for its time and not for its right.
    const params = { courseId, assignmentId: await newAssignment(made) };
    const roles = ["instructor", "assistant", "student"] as const;
    const browsers = await Promise.all(roles.map((role) => signedIn(role, courseId)));
    const stranger = await signedIn("none", courseId);
    const elsewhere = await signedIn("instructor", (await newCourse()).courseId);
    const visitor = requests("");
    for (const [name, route, ...expected] of PAGES) {
      const statuses = await Promise.all(
        browsers.map((one) => statusOf(route, one.get("/courses/x"), params)),
      );
      expect(statuses, name).toEqual(expected);
      for (const one of [stranger, elsewhere])
        expect(await statusOf(route, one.get("/courses/x"), params), name).toBe(404);
      expect(await statusOf(route, visitor.get("/courses/x"), params), name).toBe(302);
    }
    for (const [name, route, fields, ...expected] of ACTIONS) {
      for (const one of [stranger, elsewhere])
        expect(await statusOf(route, one.postForm("/courses/x", fields), params), name).toBe(404);
      expect(await statusOf(route, visitor.postForm("/courses/x", fields), params), name).toBe(302);
      for (const [index, one] of browsers.entries())
        expect(
          await statusOf(route, one.postForm("/courses/x", fields), params),
          `${name}, ${roles[index]}`,
        ).toBe(expected[index]);
    }
  }, 120_000);

  it("knows no assignment of another course, and no draft for students", async () => {
    const [one, other] = [await newCourse(), await newCourse()];
    const teacher = await signedIn("instructor", one.courseId);
    const student = await signedIn("student", one.courseId);
    const theirs = { courseId: one.courseId, assignmentId: await newAssignment(other) };
    const draft = { courseId: one.courseId, assignmentId: await newAssignment(one, { published: false }) };
    expect(await statusOf(overview, teacher.get("/"), theirs)).toBe(404);
    expect(await statusOf(liveAct, teacher.postForm("/", { minutes: "5" }), theirs)).toBe(404);
    expect(await statusOf(overview, teacher.get("/"), draft)).toBe(200);
    expect(await statusOf(overview, student.get("/"), draft)).toBe(404);
  });

  it("stops whoever tries codes", async () => {
    const { courseId } = await newCourse();
    const guesser = await signedIn("none", courseId);
    const guess = () => statusOf(joinAct, guesser.postForm("/courses/join", { code: "ACDE-FGHJ" }), {});
    for (let i = 0; i < 10; i += 1) expect(await guess()).toBe(404);
    expect(await guess()).toBe(429);
  });
});
