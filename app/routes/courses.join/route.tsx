import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { signIn, whoAsks } from "~/authorisation/who.server.ts";
import { Button } from "~/components/button.tsx";
import { TextField } from "~/components/field.tsx";
import { textOf } from "~/course-view.server.ts";
import { joinByCode } from "~/models/joining.server.ts";
import { countTry, forgetTries } from "~/models/try-count.server.ts";

export const meta: MetaFunction = () => [
  { title: "Join a course · Headroom" },
  { name: "robots", content: "noindex" },
];

/** Wrong codes of one account. There are 78 billion codes. */
const TRIES = { of: "join-code", most: 10, windowMs: 10 * 60_000 };

/** Shows the form; a visit alone joins nothing, so that a link cannot put anybody into a course. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await whoAsks(request);
  if (!person) throw signIn(request);
  const code = (new URL(request.url).searchParams.get("code") ?? "").slice(0, 40);
  return data({ code, name: person.name }, { headers: { "Cache-Control": "no-store" } });
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await whoAsks(request);
  if (!person) throw signIn(request);
  const code = textOf(await request.formData(), "code", 40);
  const refuse = (message: string, status: number) => data({ code, message }, status);
  if (person.name.trim() === "")
    return refuse("Give your account a name first: your instructor knows you by it.", 422);
  const now = new Date();
  const waitMs = await countTry(TRIES, { whose: person.userId, now });
  if (waitMs !== null)
    return refuse(`Too many codes that lead nowhere. Try again in ${Math.ceil(waitMs / 60_000)} min.`, 429);
  const joined = await joinByCode({ person, code, now });
  if (!joined)
    return refuse(
      "No course under way has this code. Check it, or ask for the new one: codes can be renewed.",
      404,
    );
  await forgetTries(TRIES, { whose: person.userId });
  throw redirect(`/courses/${joined.courseId}`);
}

export default function Join() {
  const { code, name } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="page stack gap-6">
      <header className="stack gap-2">
        <p className="eyebrow">
          <Link to="/courses">Courses</Link>
        </p>
        <h1>Join a course</h1>
        <p className="lead">
          Your instructors will see you as {name || "nobody yet: your account has no name"}.
        </p>
      </header>
      <Form method="post" className="card stack gap-4 max-w-xl">
        <TextField
          label="Code"
          name="code"
          required
          maxLength={40}
          autoComplete="off"
          defaultValue={refused?.code ?? code}
          error={refused?.message}
          hint="Eight letters and digits; capitals and dashes do not matter."
        />
        <div>
          <Button type="submit" look="primary">
            Join
          </Button>
        </div>
      </Form>
    </div>
  );
}
