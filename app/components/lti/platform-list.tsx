import { Form } from "@remix-run/react";
import { Button } from "~/components/button.tsx";
import { counted } from "~/components/courses/words.ts";

interface PlatformListProps {
  platforms: readonly {
    id: string;
    name: string;
    issuer: string;
    clientId: string;
    deploymentId: string;
    accounts: number;
  }[];
  mayChange: boolean;
}

/** Registered platforms, each with what goes when it is removed. */
export function PlatformList({ platforms, mayChange }: PlatformListProps) {
  return (
    <ul className="stack gap-3">
      {platforms.map(({ id, name, issuer, clientId, deploymentId, accounts }) => (
        <li key={id} className="card stack gap-2">
          <h3>{name}</h3>
          <p className="muted text-sm break-all">
            {issuer}, client {clientId},{" "}
            {deploymentId === "" ? "any deployment" : `deployment ${deploymentId}`}.{" "}
            {counted(accounts, "person has", "people have")} come from it.
          </p>
          {mayChange ? (
            <details>
              <summary>Remove it</summary>
              <Form method="post" className="stack gap-2 mt-2">
                <p>
                  Its links lead nowhere then, marks are sent no more, and whoever has an account by it alone
                  cannot sign in. What people did here stays.
                </p>
                <input type="hidden" name="id" value={id} />
                <div>
                  <Button
                    type="submit"
                    look="danger"
                    name="intent"
                    value="remove"
                    aria-label={`Remove ${name}, deployment ${deploymentId || "any"}`}
                  >
                    Remove
                  </Button>
                </div>
              </Form>
            </details>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
