import { Form, Link } from "@remix-run/react";
import { useEffect, useState } from "react";
import { addPasskey } from "~/components/accounts/passkeys.ts";
import { Button } from "~/components/button.tsx";
import { TextField } from "~/components/field.tsx";
import { momentLabel } from "~/components/labels.ts";

interface Passkey {
  id: string;
  name: string;
  createdAt: string | null;
  isSynced: boolean;
}

const MOST_NAME = 60;

export function PasskeySection({ passkeys, isFresh }: { passkeys: Passkey[]; isFresh: boolean }) {
  return (
    <section className="card stack gap-4" aria-labelledby="passkeys">
      <h2 id="passkeys">Passkeys</h2>
      <p className="muted">Sign in with your device's lock, without typing a password.</p>
      {passkeys.length === 0 ? null : (
        <ul className="stack gap-3">
          {passkeys.map((passkey) => (
            <li key={passkey.id} className="row justify-between">
              <span>
                <strong>{passkey.name}</strong>{" "}
                <span className="muted">
                  {passkey.createdAt === null ? "" : `since ${momentLabel(passkey.createdAt)}`}
                  {passkey.isSynced ? ", on all your devices" : ""}
                </span>
              </span>
              <Form method="post" reloadDocument>
                <input type="hidden" name="change" value="remove-passkey" />
                <input type="hidden" name="passkey" value={passkey.id} />
                <Button type="submit" aria-label={`Remove the passkey ${passkey.name}`}>
                  Remove
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      {isFresh ? (
        <AddPasskey />
      ) : (
        <p>
          To add one, <Link to="/sign-out">sign out</Link> and in again: this sign-in is more than a day old.
        </p>
      )}
    </section>
  );
}

function AddPasskey() {
  const [state, setState] = useState<"unknown" | "without" | "ready" | "asking">("unknown");
  const [name, setName] = useState("");
  const [problem, setProblem] = useState("");

  useEffect(() => setState(typeof PublicKeyCredential === "undefined" ? "without" : "ready"), []);

  const add = async () => {
    setState("asking");
    setProblem("");
    const outcome = await addPasskey(name.trim() || "Passkey");
    if (outcome.ok) return window.location.assign("/account?done=add-passkey");
    setProblem(outcome.message);
    setState("ready");
  };

  if (state === "unknown") return <p className="muted">Adding one needs JavaScript.</p>;
  if (state === "without")
    return <p className="muted">This browser makes passkeys only over a secure connection (https).</p>;
  return (
    <form
      className="stack gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextField
        label="Name of the passkey"
        placeholder="My laptop"
        maxLength={MOST_NAME}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <div>
        <Button type="submit" disabled={state === "asking"}>
          {state === "asking" ? "Waiting for your device…" : "Add a passkey"}
        </Button>
      </div>
      <div role="alert">{problem === "" ? null : <p className="field-error">{problem}</p>}</div>
    </form>
  );
}
