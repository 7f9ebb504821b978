import { useEffect, useState } from "react";
import { Button } from "~/components/button.tsx";
import { signInWithPasskey } from "./passkeys.ts";

/** Shown where the browser can do it; a full page load follows, as after the form. */
export function PasskeySignIn({ next }: { next: string }) {
  const [state, setState] = useState<"hidden" | "ready" | "asking">("hidden");
  const [problem, setProblem] = useState("");

  useEffect(() => {
    if (typeof PublicKeyCredential !== "undefined") setState("ready");
  }, []);

  if (state === "hidden") return null;

  const ask = async () => {
    setState("asking");
    setProblem("");
    const takeAlong = document.querySelector<HTMLInputElement>('input[name="take-along"]');
    const outcome = await signInWithPasskey({
      takeAlong: takeAlong === null || takeAlong.type === "hidden" || takeAlong.checked,
    });
    if (outcome.ok) window.location.assign(next);
    else {
      setProblem(outcome.message);
      setState("ready");
    }
  };

  return (
    <div className="stack gap-2">
      <Button onClick={() => void ask()} disabled={state === "asking"}>
        {state === "asking" ? "Waiting for your device…" : "Sign in with a passkey"}
      </Button>
      <div role="alert">{problem === "" ? null : <p className="field-error">{problem}</p>}</div>
    </div>
  );
}
