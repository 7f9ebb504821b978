import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { signIn, whoAsks } from "~/authorisation/who.server.ts";
import { Banner } from "~/components/banner.tsx";
import { Button } from "~/components/button.tsx";
import { Chip } from "~/components/chip.tsx";
import { counted, ROLE_LABELS } from "~/components/courses/words.ts";
import { Field, TextField } from "~/components/field.tsx";
import { textOf, UNCACHED } from "~/course-view.server.ts";
import { CourseSchema, createCourse, listCourses, MOST_COURSES } from "~/models/course.server.ts";
import { claimRosterLines } from "~/models/joining.server.ts";
import { timeZones } from "~/time-zone.ts";

export const meta: MetaFunction = () => [{ title: "Courses · Headroom" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await whoAsks(request);
  if (!person) throw signIn(request);
  const claimed = await claimRosterLines(person, new Date());
  const courses = await listCourses(person.userId);
  const unconfirmed = !person.emailVerified;
  return data(
    { courses, claimed, unconfirmed, named: person.name.trim() !== "", zones: timeZones() },
    UNCACHED,
  );
}

/** Makes a course; whoever makes it instructs it. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await whoAsks(request);
  if (!person) throw signIn(request);
  const form = await request.formData();
  const typed = { title: textOf(form, "title"), timeZone: textOf(form, "timeZone") };
  const refuse = (errors: Partial<Record<keyof typeof typed, string>>, status = 422) =>
    data({ typed, errors }, status);
  if (person.name.trim() === "")
    return refuse({ title: "Give your account a name first: students see who teaches them." });
  const parsed = CourseSchema.safeParse(typed);
  if (!parsed.success)
    return refuse(Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path[0], message])));
  const made = await createCourse({ userId: person.userId, form: parsed.data, now: new Date() });
  if (!made)
    return refuse({ title: `You instruct ${MOST_COURSES} courses, which is as many as one may.` }, 409);
  throw redirect(`/courses/${made.courseId}`);
}

export default function Courses() {
  const { courses, claimed, unconfirmed, named, zones } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="page stack gap-6">
      <header className="stack gap-2">
        <h1>Courses</h1>
        <p className="lead">
          Assignments and exams for a class, graded by the same checks, with every mark traceable.
        </p>
      </header>
      {claimed > 0 ? (
        <Banner tone="ok">Your address stood on {counted(claimed, "roster")}, so you are in now.</Banner>
      ) : null}
      {unconfirmed ? (
        <Banner>
          Are you on a course’s roster? Confirm your mail address on{" "}
          <Link to="/account">your account’s page</Link>, and the course appears here.
        </Banner>
      ) : null}
      {named ? null : (
        <Banner tone="warn">
          Your account has no name yet. Add one on <Link to="/account">your account’s page</Link> to join or
          make a course.
        </Banner>
      )}
      {courses.length === 0 ? (
        <p className="muted">You are in no course yet. Join one by its code, or make your own.</p>
      ) : (
        <ul className="grid gap-4 md:grid-cols-2">
          {courses.map(({ id, title, role, ended, students }) => (
            <li key={id} className="card card-link stack gap-2">
              <h2 className="text-lg">
                <Link to={`/courses/${id}`}>{title}</Link>
              </h2>
              <div className="row gap-2">
                <Chip tone="accent">{ROLE_LABELS[role]}</Chip>
                {role === "student" ? null : <Chip>{counted(students, "student")}</Chip>}
                {ended ? <Chip>Ended</Chip> : null}
              </div>
            </li>
          ))}
        </ul>
      )}
      <div className="grid gap-4 lg:grid-cols-2 items-start">
        <section className="card stack gap-4" aria-labelledby="join">
          <h2 id="join">Join a course</h2>
          <Form method="get" action="/courses/join" className="stack gap-4">
            <TextField
              label="Code"
              name="code"
              required
              maxLength={40}
              autoComplete="off"
              placeholder="ABCD-EFGH"
              hint="Eight letters and digits, from your instructor."
            />
            <div>
              <Button type="submit">Go on</Button>
            </div>
          </Form>
        </section>
        <section className="card stack gap-4" aria-labelledby="make">
          <h2 id="make">Make a course</h2>
          <Form method="post" action="/courses?index" className="stack gap-4">
            <TextField
              label="Title"
              name="title"
              required
              maxLength={120}
              defaultValue={refused?.typed.title ?? ""}
              error={refused?.errors.title}
              placeholder="ML systems 101, autumn 2026"
            />
            <Field
              label="Time zone"
              hint="Windows of assignments are typed and shown in it."
              error={refused?.errors.timeZone}
            >
              {(control) => (
                <input
                  className="input"
                  {...control}
                  name="timeZone"
                  list="zones"
                  required
                  autoComplete="off"
                  defaultValue={refused?.typed.timeZone ?? "UTC"}
                />
              )}
            </Field>
            <datalist id="zones">
              {zones.map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
            <div>
              <Button type="submit" look="primary">
                Make the course
              </Button>
            </div>
          </Form>
        </section>
      </div>
    </div>
  );
}
