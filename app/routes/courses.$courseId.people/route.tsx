import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { authorise } from "~/authorisation/authorise.server.ts";
import { ROLES } from "~/authorisation/table.ts";
import { Banner } from "~/components/banner.tsx";
import { Button, ButtonLink } from "~/components/button.tsx";
import { CourseHead } from "~/components/courses/course-head.tsx";
import { counted, extraTimeLabel, ROLE_LABELS, ROLE_OPTIONS } from "~/components/courses/words.ts";
import { ScrollFrame } from "~/components/scroll-frame.tsx";
import { courseHead, textOf, UNCACHED } from "~/course-view.server.ts";
import { changeMember, listPeople, removeMember, removeRosterLine } from "~/models/people.server.ts";
import { plainly } from "~/own-request.server.ts";
import { readExtraTime } from "~/roster/extra-time.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `People · ${loaded?.course.title ?? "Course"} · Headroom` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = await authorise(request, params, "people.see");
  return data(
    {
      ...courseHead(asked),
      ...(await listPeople(asked.courseId)),
      mayChange: asked.may("people.change"),
      mayImport: asked.may("roster.import"),
    },
    UNCACHED,
  );
}

/** Changes one person, takes one out, or strikes a line off the roster. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { courseId, userId: by, now } = await authorise(request, params, "people.change");
  const form = await request.formData();
  const userId = textOf(form, "person", 100);
  const refuse = (message: string, status: number) => data({ person: userId, message }, status);
  switch (form.get("intent")) {
    case "unlist":
      await removeRosterLine({ courseId, email: textOf(form, "email", 300), by, now });
      break;
    case "remove":
    case "change": {
      const role = ROLES.find((one) => one === form.get("role"));
      const timeMultiplier = readExtraTime(textOf(form, "time", 40));
      const removing = form.get("intent") === "remove";
      if (!removing && role === undefined) return refuse("Choose a role.", 422);
      if (!removing && timeMultiplier === null)
        return refuse("Extra time is a factor from 1 to 4, as 1.5, or a percentage, as 50%.", 422);
      const outcome =
        removing || role === undefined || timeMultiplier === null
          ? await removeMember({ courseId, userId, by, now })
          : await changeMember({ courseId, userId, role, timeMultiplier, by, now });
      if (outcome === "last-instructor")
        return refuse("A course keeps at least one instructor. Make somebody else one first.", 409);
      if (outcome === "no-member") return refuse("This person is no longer in the course.", 404);
      break;
    }
    default:
      throw plainly("Say what to do: change, remove or unlist.", 422);
  }
  throw redirect(`/courses/${courseId}/people`);
}

export default function People() {
  const { members, expected, mayChange, mayImport, ...head } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const students = members.filter(({ role }) => role === "student").length;
  const refusedName = members.find(({ userId }) => userId === refused?.person)?.name;
  return (
    <div className="page stack gap-6">
      <CourseHead {...head} title="People">
        <p className="muted">
          {counted(students, "student")}, {counted(members.length - students, "person", "people")} teaching.
          Extra time counts from the next start; who has started is given time in the live view.
        </p>
      </CourseHead>
      {refused ? (
        <Banner tone="bad">
          {refusedName ? `${refusedName}: ` : ""}
          {refused.message}
        </Banner>
      ) : null}
      {mayImport ? (
        <div className="row">
          <ButtonLink to={`/courses/${head.course.id}/roster`} look="primary">
            Import a roster
          </ButtonLink>
        </div>
      ) : null}
      <ScrollFrame label="Members">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Mail address</th>
              <th scope="col">Number</th>
              <th scope="col">Role and extra time</th>
            </tr>
          </thead>
          <tbody>
            {members.map(({ userId, name, email, number, role, timeMultiplier }) => (
              <tr key={userId}>
                <th scope="row">{name}</th>
                <td>{email ?? "none"}</td>
                <td>{number}</td>
                <td>
                  {mayChange ? (
                    <Form method="post" className="row gap-2 flex-nowrap">
                      <input type="hidden" name="person" value={userId} />
                      <select
                        className="input w-36"
                        name="role"
                        defaultValue={role}
                        aria-label={`Role of ${name}`}
                      >
                        {ROLE_OPTIONS.map(({ value, label }) => (
                          <option key={value} value={value}>
                            {label}
                          </option>
                        ))}
                      </select>
                      <input
                        className="input w-20"
                        name="time"
                        defaultValue={timeMultiplier}
                        inputMode="decimal"
                        maxLength={20}
                        aria-label={`Extra time of ${name}, as a factor`}
                      />
                      <Button type="submit" name="intent" value="change" aria-label={`Save ${name}`}>
                        Save
                      </Button>
                      <Button
                        type="submit"
                        look="danger"
                        name="intent"
                        value="remove"
                        aria-label={`Remove ${name} from the course`}
                      >
                        Remove
                      </Button>
                    </Form>
                  ) : (
                    `${ROLE_LABELS[role]}, extra time ${extraTimeLabel(timeMultiplier)}`
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      {expected.length === 0 ? null : (
        <section className="stack gap-3" aria-labelledby="expected">
          <h2 id="expected">Expected</h2>
          <p className="muted">
            On the roster; each joins by signing in with this address, once it is confirmed, or with the code.
          </p>
          <ScrollFrame label="Expected">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">Name</th>
                  <th scope="col">Mail address</th>
                  <th scope="col">Number</th>
                  <th scope="col">Role</th>
                  <th scope="col">Extra time</th>
                  {mayChange ? (
                    <th scope="col">
                      <span className="visually-hidden">Strike off</span>
                    </th>
                  ) : null}
                </tr>
              </thead>
              <tbody>
                {expected.map(({ email, name, number, role, timeMultiplier }) => (
                  <tr key={email}>
                    <th scope="row">{name}</th>
                    <td>{email}</td>
                    <td>{number}</td>
                    <td>{ROLE_LABELS[role]}</td>
                    <td>{extraTimeLabel(timeMultiplier)}</td>
                    {mayChange ? (
                      <td>
                        <Form method="post">
                          <input type="hidden" name="email" value={email} />
                          <Button
                            type="submit"
                            look="quiet"
                            name="intent"
                            value="unlist"
                            aria-label={`Strike ${name} off the roster`}
                          >
                            Strike off
                          </Button>
                        </Form>
                      </td>
                    ) : null}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollFrame>
        </section>
      )}
    </div>
  );
}
