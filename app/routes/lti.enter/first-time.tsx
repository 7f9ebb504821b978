import { Link } from "@remix-run/react";
import { withNext } from "~/auth/next-path.ts";
import { DoorPage } from "~/components/accounts/door-page.tsx";
import { Button } from "~/components/button.tsx";

interface FirstTimeProps {
  ticket: string;
  platform: string;
  course: string;
  /** As the platform says; empty: it keeps it to itself. */
  name: string;
  /** The account that is signed in here. */
  mine: { name: string; email: string } | null;
  mayBeginAnew: boolean;
}

/** Who comes from a platform for the first time says whether they have an account: nobody is matched by a mail address. */
export function FirstTime({ ticket, platform, course, name, mine, mayBeginAnew }: FirstTimeProps) {
  const here = `/lti/enter?launch=${ticket}`;
  const isAlone = mine === null && mayBeginAnew;
  return (
    <DoorPage
      title="Welcome to Headroom"
      lead={`You come from ${platform}${course === "" ? "" : `, ${course}`}, for the first time.`}
    >
      {mine ? (
        <form method="post" className="card stack gap-3">
          <h2 className="text-lg">With your account here</h2>
          <p>
            This browser is signed in as <strong>{mine.name}</strong> ({mine.email}). From now on {platform}{" "}
            leads to this account, and your instructors see this name.
          </p>
          <input type="hidden" name="launch" value={ticket} />
          <div>
            <Button type="submit" look="primary" name="as" value="mine">
              Use this account
            </Button>
          </div>
        </form>
      ) : null}
      {mayBeginAnew ? (
        <form method="post" className="card stack gap-3">
          <h2 className="text-lg">With a new account</h2>
          <p>
            One is made for you
            {name === "" ? (
              ""
            ) : (
              <>
                {" "}
                with the name <strong>{name}</strong>
              </>
            )}
            . It opens through {platform}, without a password.
          </p>
          <input type="hidden" name="launch" value={ticket} />
          <div>
            <Button type="submit" look={isAlone ? "primary" : "plain"} name="as" value="new">
              Make a new account
            </Button>
          </div>
        </form>
      ) : null}
      {mine ? null : (
        <p>
          {mayBeginAnew
            ? "You have an account here already? "
            : "An instructor of the course connects it, with the account that they teach it with. "}
          <Link to={withNext("/sign-in", here)} reloadDocument>
            Sign in
          </Link>{" "}
          first.
        </p>
      )}
    </DoorPage>
  );
}
