import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { requireSignedIn } from "~/auth/require-account.server.ts";
import { Banner } from "~/components/banner.tsx";
import { Button } from "~/components/button.tsx";
import { Chip } from "~/components/chip.tsx";
import { TextField } from "~/components/field.tsx";
import { momentLabel } from "~/components/labels.ts";
import { ScrollFrame } from "~/components/scroll-frame.tsx";
import { listPeople, PEOPLE_SHOWN } from "~/models/people-list.server.ts";
import { endSessions } from "~/models/session-list.server.ts";
import { plainly } from "~/own-request.server.ts";
import { readBody } from "~/request-body.server.ts";

export const meta: MetaFunction = () => [
  { title: "People · Headroom" },
  { name: "robots", content: "noindex" },
];

const LONGEST_SEARCH = 100;

/** To everybody else there is no such page. */
async function requireAdmin(request: Request): Promise<void> {
  const { account } = await requireSignedIn(request);
  if (account.role !== "admin") throw plainly("The address may be mistyped or out of date.", 404);
}

const searchOf = (asked: unknown) =>
  String(asked ?? "")
    .trim()
    .slice(0, LONGEST_SEARCH);

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const asked = new URL(request.url).searchParams;
  const search = searchOf(asked.get("search"));
  const { people, total } = await listPeople({ search, now: new Date() });
  return data(
    {
      search,
      total,
      most: PEOPLE_SHOWN,
      hasEnded: asked.has("ended"),
      people: people.map(({ createdAt, ...person }) => ({ ...person, createdAt: createdAt.toISOString() })),
    },
    { headers: { "Cache-Control": "no-store" } },
  );
}

/** Signs a person out everywhere. */
export async function action({ request }: ActionFunctionArgs) {
  await requireAdmin(request);
  const form = await readBody(request);
  await endSessions({ userId: String(form["person"] ?? "") });
  const search = searchOf(form["search"]);
  return redirect(`/admin/people?ended${search === "" ? "" : `&search=${encodeURIComponent(search)}`}`);
}

export default function People() {
  const { search, people, total, most, hasEnded } = useLoaderData<typeof loader>();
  return (
    <div className="page stack gap-6">
      <header className="stack gap-2">
        <h1>People</h1>
        <p className="muted">
          {total === 1 ? "One account" : `${total.toLocaleString("en-US")} accounts`}
          {search === "" ? "" : ` with “${search}” in name or address`}
          {total > most ? `; the newest ${most} are shown` : ""}.
        </p>
      </header>
      {hasEnded ? (
        <Banner tone="ok">
          <p>Signed out everywhere.</p>
        </Banner>
      ) : null}
      <Form method="get" className="row items-end">
        <TextField
          label="Name or address"
          name="search"
          type="search"
          maxLength={LONGEST_SEARCH}
          defaultValue={search}
          key={search}
        />
        <Button type="submit">Search</Button>
      </Form>
      {people.length === 0 ? null : (
        <ScrollFrame label="People">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Address</th>
                <th scope="col">Since</th>
                <th scope="col" className="numeric">
                  Attempts
                </th>
                <th scope="col" className="numeric">
                  Signed in
                </th>
                <th scope="col" className="relative">
                  <span className="visually-hidden">Sessions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <tr key={person.userId}>
                  <th scope="row">
                    {person.name} {person.role === "admin" ? <Chip tone="accent">Admin</Chip> : null}
                  </th>
                  <td>
                    {person.email} {person.emailVerified ? null : <Chip>Not confirmed</Chip>}
                  </td>
                  <td>{momentLabel(person.createdAt)}</td>
                  <td className="numeric">{person.attempts.toLocaleString("en-US")}</td>
                  <td className="numeric">{person.sessions.toLocaleString("en-US")}</td>
                  <td>
                    {person.sessions > 0 ? (
                      <Form method="post" reloadDocument>
                        <input type="hidden" name="person" value={person.userId} />
                        <input type="hidden" name="search" value={search} />
                        <Button
                          type="submit"
                          className="whitespace-nowrap"
                          aria-label={`Sign out ${person.name} everywhere`}
                        >
                          Sign out
                        </Button>
                      </Form>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollFrame>
      )}
    </div>
  );
}
