import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { authorise } from "~/authorisation/authorise.server.ts";
import { Banner } from "~/components/banner.tsx";
import { Button } from "~/components/button.tsx";
import { Chip } from "~/components/chip.tsx";
import { CourseHead } from "~/components/courses/course-head.tsx";
import { counted, extraTimeLabel, ROLE_LABELS } from "~/components/courses/words.ts";
import { Field } from "~/components/field.tsx";
import { ScrollFrame } from "~/components/scroll-frame.tsx";
import { courseHead, UNCACHED } from "~/course-view.server.ts";
import { planRoster, type RosterEffect, takeRoster } from "~/models/roster.server.ts";
import { readRoster } from "~/roster/read-roster.ts";
import { rosterText } from "./roster-text.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Import a roster · ${loaded?.course.title ?? "Course"} · Headroom` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  return data(courseHead(await authorise(request, params, "roster.import")), UNCACHED);
}

/** Shows what a file would do, then takes its good lines in one transaction. What is taken is read anew. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { courseId, userId: by, now } = await authorise(request, params, "roster.import");
  const form = await request.formData();
  const given = await rosterText(form);
  if (!given.ok) return data({ text: "", fault: given.message, preview: null }, 422);
  const { people, problems, leftAside } = readRoster(given.text);
  if (form.get("intent") === "take" && people.length > 0) {
    await takeRoster({ courseId, people, by, now });
    throw redirect(`/courses/${courseId}/people`);
  }
  const lines = await planRoster(courseId, people);
  return data(
    { text: given.text, fault: null, preview: { lines, problems, leftAside } },
    people.length > 0 ? 200 : 422,
  );
}

const EFFECTS: Record<RosterEffect, { tone: "ok" | "accent" | "plain" | "warn"; says: string }> = {
  expected: { tone: "ok", says: "New" },
  "expected-changed": { tone: "accent", says: "Changes the roster" },
  "member-changed": { tone: "accent", says: "Changes a member" },
  unchanged: { tone: "plain", says: "As it is" },
  "kept-instructor": { tone: "warn", says: "Stays instructor: the course needs one" },
  unconfirmed: { tone: "warn", says: "Left out: their address is not confirmed" },
};

export default function Roster() {
  const head = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const preview = sent?.preview ?? null;
  return (
    <div className="page stack gap-6">
      <CourseHead {...head} title="Import a roster">
        <p className="lead">
          A CSV file whose first line names its columns: mail address, and where you have them name, number,
          role and extra time. Nothing is taken before you have seen it.
        </p>
      </CourseHead>
      {sent?.fault ? <Banner tone="bad">{sent.fault}</Banner> : null}
      {preview && preview.problems.length > 0 ? (
        <section className="card stack gap-3" aria-labelledby="problems">
          <h2 id="problems">{counted(preview.problems.length, "line")} left out</h2>
          <ul className="stack gap-1">
            {preview.problems.map(({ line, message }, index) => (
              <li key={index}>
                {line === null ? null : <strong>Line {line}: </strong>}
                {message}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {preview && preview.leftAside.length > 0 ? (
        <p className="muted">Columns not used: {preview.leftAside.join(", ")}.</p>
      ) : null}
      {preview && preview.lines.length > 0 ? (
        <section className="stack gap-3" aria-labelledby="preview">
          <h2 id="preview">{counted(preview.lines.length, "line")} to take</h2>
          <ScrollFrame label="Lines to take">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">Line</th>
                  <th scope="col">Name</th>
                  <th scope="col">Mail address</th>
                  <th scope="col">Number</th>
                  <th scope="col">Role</th>
                  <th scope="col">Extra time</th>
                  <th scope="col">What it does</th>
                </tr>
              </thead>
              <tbody>
                {preview.lines.map(({ line, name, email, number, role, timeMultiplier, effect }) => (
                  <tr key={email}>
                    <td className="numeric">{line}</td>
                    <th scope="row">{name}</th>
                    <td>{email}</td>
                    <td>{number}</td>
                    <td>{ROLE_LABELS[role]}</td>
                    <td>{extraTimeLabel(timeMultiplier)}</td>
                    <td>
                      <Chip tone={EFFECTS[effect].tone}>{EFFECTS[effect].says}</Chip>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollFrame>
          <Form method="post">
            <input type="hidden" name="text" value={sent?.text ?? ""} />
            <Button type="submit" look="primary" name="intent" value="take">
              Take {counted(preview.lines.length, "line")}
            </Button>
          </Form>
        </section>
      ) : null}
      <Form method="post" encType="multipart/form-data" className="card stack gap-4">
        <h2>{preview ? "Another file" : "The file"}</h2>
        <Field label="CSV file" hint="Up to 2,000 lines; separated by commas, semicolons or tabs.">
          {(control) => (
            <input className="input" type="file" name="file" accept=".csv,.tsv,.txt,text/csv" {...control} />
          )}
        </Field>
        <Field label="Or paste it">
          {(control) => (
            <textarea
              className="input input-mono"
              name="text"
              rows={5}
              defaultValue={sent?.text ?? ""}
              placeholder={"name,email,number,role,extra time\nAda Lovelace,ada@school.edu,1815,student,1.5"}
              {...control}
            />
          )}
        </Field>
        <div>
          <Button type="submit" look={preview ? "plain" : "primary"} name="intent" value="preview">
            Show what it does
          </Button>
        </div>
      </Form>
    </div>
  );
}
