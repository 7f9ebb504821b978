import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { browserInWords } from "~/auth/browser-in-words.ts";
import { type Change, changeAccount, CHANGES } from "~/auth/change-account.server.ts";
import { requireSignedIn } from "~/auth/require-account.server.ts";
import { Banner } from "~/components/banner.tsx";
import { ButtonLink } from "~/components/button.tsx";
import { config } from "~/config.server.ts";
import { listPasskeys } from "~/models/passkey-list.server.ts";
import { listSessions } from "~/models/session-list.server.ts";
import { plainly } from "~/own-request.server.ts";
import { readBody } from "~/request-body.server.ts";
import { EmailSection } from "./email-section.tsx";
import { NameSection } from "./name-section.tsx";
import { PasskeySection } from "./passkey-section.tsx";
import { PasswordSection } from "./password-section.tsx";
import { SessionSection } from "./session-section.tsx";

export const meta: MetaFunction = () => [
  { title: "Your account · Headroom" },
  { name: "robots", content: "noindex" },
];

const FRESH_MS = 24 * 3600_000;
const DONE = [...CHANGES, "add-passkey"] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const { account, session } = await requireSignedIn(request);
  const now = new Date();
  const sessions = await listSessions({ userId: account.userId, now });
  const done = new URL(request.url).searchParams.get("done");
  return data(
    {
      account: { ...account, isAdmin: account.role === "admin" },
      done: DONE.find((change) => change === done) ?? null,
      isMailed: config().mail !== null,
      isFresh: now.getTime() - session.createdAt.getTime() < FRESH_MS,
      passkeys: (await listPasskeys(account.userId)).map(({ createdAt, ...passkey }) => ({
        ...passkey,
        createdAt: createdAt?.toISOString() ?? null,
      })),
      sessions: sessions.map(({ id, userAgent, createdAt, usedAt }) => ({
        id,
        browser: browserInWords(userAgent),
        isThisOne: id === session.id,
        createdAt: createdAt.toISOString(),
        usedAt: usedAt.toISOString(),
      })),
    },
    { headers: { "Cache-Control": "no-store" } },
  );
}

export async function action({ request }: ActionFunctionArgs) {
  const signedIn = await requireSignedIn(request);
  const form = await readBody(request);
  const change = CHANGES.find((known) => known === form["change"]);
  if (change === undefined) throw plainly("This form is of another version of the page. Load it again.", 400);
  const outcome = await changeAccount(request, change, { signedIn, form, now: new Date() });
  if (outcome.kind === "done") return redirect(`/account?done=${change}`, { headers: outcome.headers });
  const typed = { name: String(form["name"] ?? ""), email: String(form["email"] ?? "") };
  return data({ change, typed, problems: outcome.problems }, outcome.status);
}

const SAID: Record<Change | "add-passkey", string> = {
  name: "Your name is changed.",
  email: "A link went to the new address. It counts once you have opened it; until then the old one stays.",
  "confirm-mail": "A link is on its way to your address.",
  password: "Your password is changed, and every other browser is signed out.",
  "end-session": "That browser is signed out.",
  "end-others": "Every other browser is signed out.",
  "remove-passkey": "The passkey is removed. Your device may still offer it; it opens nothing here.",
  "add-passkey": "The passkey is added.",
};

const IN_THE_LOG = " This installation sends no mail: the link is in the server's log.";

export default function Account() {
  const { account, done, isMailed, isFresh, passkeys, sessions } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const of = (change: Change) => (refused?.change === change ? refused : undefined);
  const isLink = done === "email" || done === "confirm-mail";
  return (
    <div className="page stack gap-6">
      <header className="row justify-between">
        <h1>Your account</h1>
        <div className="row">
          {account.isAdmin ? <Link to="/admin/people">People</Link> : null}
          <ButtonLink to="/sign-out">Sign out</ButtonLink>
        </div>
      </header>
      {done !== null && !refused ? (
        <Banner tone="ok">
          <p>
            {SAID[done]}
            {isLink && !isMailed ? IN_THE_LOG : ""}
          </p>
        </Banner>
      ) : null}
      {refused?.problems["form"] === undefined ? null : (
        <Banner tone="bad">
          <p>{refused.problems["form"]}</p>
        </Banner>
      )}
      <div className="grid gap-6 items-start lg:grid-cols-2">
        <NameSection name={account.name} refused={of("name")} />
        <EmailSection email={account.email} isVerified={account.emailVerified} refused={of("email")} />
        <PasswordSection email={account.email} refused={of("password")} />
        <PasskeySection passkeys={passkeys} isFresh={isFresh} />
      </div>
      <SessionSection sessions={sessions} />
      <section className="card stack gap-3" aria-labelledby="own-data">
        <h2 id="own-data">Your data</h2>
        <p>
          One file with everything here that is yours: account, attempts with every saved version, reports,
          price tables.
        </p>
        <div className="row">
          <a className="button" href="/account/data" download>
            Download your data
          </a>
          <ButtonLink to="/account/delete" look="danger">
            Delete the account…
          </ButtonLink>
        </div>
      </section>
    </div>
  );
}
