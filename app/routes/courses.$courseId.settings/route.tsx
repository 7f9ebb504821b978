import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { authorise } from "~/authorisation/authorise.server.ts";
import { Button } from "~/components/button.tsx";
import { CourseHead } from "~/components/courses/course-head.tsx";
import { TextField } from "~/components/field.tsx";
import { ScrollFrame } from "~/components/scroll-frame.tsx";
import { courseHead, textOf, UNCACHED } from "~/course-view.server.ts";
import { listAssignments } from "~/models/assignment.server.ts";
import { changeCourse, CourseSchema, readJoinCodeOf, setEnded, setJoinCode } from "~/models/course.server.ts";
import { listAudit } from "~/models/course-audit.server.ts";
import { shownJoinCode } from "~/models/join-code.server.ts";
import { courseNames } from "~/models/people.server.ts";
import { plainly } from "~/own-request.server.ts";
import { zonedLabel } from "~/time-zone.ts";
import { auditLines } from "./audit-lines.ts";
import { auditWords } from "./audit-words.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Settings · ${loaded?.course.title ?? "Course"} · Headroom` },
];

const PAGE = 100;

/** What an administrator who teaches nothing here reads in full: no marks, no papers. */
const OF_PEOPLE = /^(course|code|member|roster)-|^joined$/;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = await authorise(request, params, "course.see");
  const { courseId, course, may } = asked;
  if (!may("code.see") && !may("audit.see"))
    throw plainly("Your role in this course does not include this.", 403);
  const before = Number(new URL(request.url).searchParams.get("before")) || null;
  const entries = may("audit.see") ? await listAudit({ courseId, before, limit: PAGE }) : [];
  const isShown = (kind: string) => may("marks.see") || OF_PEOPLE.test(kind);
  const names = await courseNames(courseId);
  const titles = new Map(
    (await listAssignments({ courseId, drafts: may("assignment.see-drafts") })).map(({ id, rules }) => [
      id,
      rules.title,
    ]),
  );
  const nameOf = (id: string) => names.get(id) ?? titles.get(id);
  const code = may("code.see") ? await readJoinCodeOf(courseId) : null;
  return data(
    {
      ...courseHead(asked),
      code: code && shownJoinCode(code),
      mayChange: may("course.change"),
      mayCode: may("code.change"),
      maySeeCode: may("code.see"),
      maySeeAudit: may("audit.see"),
      older: entries.length === PAGE ? (entries.at(-1)?.id ?? null) : null,
      entries: entries.map((entry) => ({
        id: entry.id,
        at: entry.at,
        when: zonedLabel(entry.at, course.timeZone),
        who: entry.by === null ? "The server" : (names.get(entry.by) ?? "Somebody who has left"),
        what: auditWords(entry.kind),
        subject: entry.subject === courseId ? "" : (nameOf(entry.subject) ?? entry.subject),
        lines: isShown(entry.kind) ? auditLines(entry.detail, { timeZone: course.timeZone, nameOf }) : [],
      })),
    },
    UNCACHED,
  );
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const intent = textOf(form, "intent", 20);
  const asked = await authorise(request, params, intent.startsWith("code") ? "code.change" : "course.change");
  const { courseId, userId: by, now } = asked;
  switch (intent) {
    case "code-new":
    case "code-withdraw":
      await setJoinCode({ courseId, by, wanted: intent === "code-new", now });
      break;
    case "end":
    case "reopen":
      await setEnded({ courseId, by, ended: intent === "end", now });
      break;
    case "rename": {
      const typed = { title: textOf(form, "title"), timeZone: textOf(form, "timeZone") };
      const parsed = CourseSchema.safeParse(typed);
      if (!parsed.success) {
        const errors: Partial<Record<string, string>> = Object.fromEntries(
          parsed.error.issues.map(({ path, message }) => [String(path[0]), message]),
        );
        return data({ typed, errors }, 422);
      }
      await changeCourse({ courseId, by, form: parsed.data, now });
      break;
    }
    default:
      throw plainly("Say what to change.", 422);
  }
  throw redirect(`/courses/${courseId}/settings`);
}

export default function Settings() {
  const { code, mayChange, mayCode, maySeeCode, maySeeAudit, entries, older, ...head } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { course } = head;
  return (
    <div className="page stack gap-6">
      <CourseHead {...head} title="Settings and changes" />
      <div className="grid gap-4 lg:grid-cols-2 items-start">
        {maySeeCode ? (
          <section className="card stack gap-3" aria-labelledby="code">
            <h2 id="code">Code to join by</h2>
            {code ? (
              <p className="number text-2xl">{code}</p>
            ) : (
              <p className="muted">There is none: nobody joins by code.</p>
            )}
            {mayCode ? (
              <Form method="post" className="row">
                <Button type="submit" name="intent" value="code-new">
                  {code ? "Renew it" : "Make one"}
                </Button>
                {code ? (
                  <Button type="submit" look="danger" name="intent" value="code-withdraw">
                    Withdraw it
                  </Button>
                ) : null}
              </Form>
            ) : null}
            <p className="muted text-sm">
              A new code ends the old one. Whoever you removed could come back by it: renew it then.
            </p>
          </section>
        ) : null}
        {mayChange ? (
          <section className="card stack gap-4" aria-labelledby="facts">
            <h2 id="facts">Title and time zone</h2>
            <Form method="post" className="stack gap-4">
              <TextField
                label="Title"
                name="title"
                required
                maxLength={120}
                defaultValue={refused?.typed.title ?? course.title}
                error={refused?.errors["title"]}
              />
              <TextField
                label="Time zone"
                name="timeZone"
                required
                defaultValue={refused?.typed.timeZone ?? course.timeZone}
                error={refused?.errors["timeZone"]}
                hint="An IANA name. Windows stay the moments they are, and are shown in the new zone."
              />
              <div className="row">
                <Button type="submit" name="intent" value="rename">
                  Save
                </Button>
                <Button
                  type="submit"
                  look={course.endedAt ? "plain" : "danger"}
                  name="intent"
                  value={course.endedAt ? "reopen" : "end"}
                >
                  {course.endedAt ? "Begin it again" : "End the course"}
                </Button>
              </div>
            </Form>
          </section>
        ) : null}
      </div>
      {maySeeAudit ? (
        <section className="stack gap-3" aria-labelledby="changes">
          <h2 id="changes">Changes</h2>
          <p className="muted">
            Every change of people, rules, times and marks, and who made it. Nothing here can be altered.
          </p>
          <ScrollFrame label="Changes">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">When</th>
                  <th scope="col">Who</th>
                  <th scope="col">What</th>
                  <th scope="col">Of</th>
                  <th scope="col">In detail</th>
                </tr>
              </thead>
              <tbody>
                {entries.map(({ id, at, when, who, what, subject, lines }) => (
                  <tr key={id}>
                    <td className="whitespace-nowrap">
                      <time dateTime={at}>{when}</time>
                    </td>
                    <td>{who}</td>
                    <td>{what}</td>
                    <td>{subject}</td>
                    <td>
                      {lines.map(({ label, text }) => (
                        <div key={label}>
                          <span className="muted">{label}</span> {text}
                        </div>
                      ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollFrame>
          {older === null ? null : <Link to={`?before=${older}`}>Older changes</Link>}
        </section>
      ) : null}
    </div>
  );
}
