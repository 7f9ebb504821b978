/** The browser's side of passkeys. What speaks to the device loads when it is first needed. */
export type PasskeyOutcome = { ok: true } | { ok: false; message: string };

const BASE = "/api/auth/passkey";
const CANCELLED = "Your device did not confirm. Nothing was changed; you can try again.";
const UNREACHABLE = "The server cannot be reached. Try again.";

const refused = (message: string): PasskeyOutcome => ({ ok: false, message });

async function ask(path: string, body?: unknown): Promise<{ status: number; reply: unknown } | null> {
  try {
    const response = await fetch(
      BASE + path,
      body === undefined
        ? { headers: { Accept: "application/json" } }
        : {
            method: "POST",
            headers: { "Content-Type": "application/json", Accept: "application/json" },
            body: JSON.stringify(body),
          },
    );
    return { status: response.status, reply: await response.json().catch(() => null) };
  } catch {
    return null;
  }
}

/** Signs in as whoever the device knows. */
export async function signInWithPasskey({ takeAlong }: { takeAlong: boolean }): Promise<PasskeyOutcome> {
  const options = await ask("/generate-authenticate-options");
  if (options?.status !== 200) return refused(UNREACHABLE);
  const { startAuthentication } = await import("@simplewebauthn/browser");
  let response: unknown;
  try {
    response = await startAuthentication({
      optionsJSON: options.reply as Parameters<typeof startAuthentication>[0]["optionsJSON"],
    });
  } catch {
    return refused(CANCELLED);
  }
  const answer = await ask(`/verify-authentication?take-along=${takeAlong ? "on" : "off"}`, { response });
  if (answer?.status === 200) return { ok: true };
  return refused(answer ? "No account here has this passkey. Sign in with your password." : UNREACHABLE);
}

/** Adds a passkey of this device to the account that is signed in. */
export async function addPasskey(name: string): Promise<PasskeyOutcome> {
  const options = await ask("/generate-register-options");
  if (!options) return refused(UNREACHABLE);
  if (options.status !== 200)
    return refused("Sign out and in again first: this sign-in is more than a day old.");
  const { startRegistration, WebAuthnError } = await import("@simplewebauthn/browser");
  let response: unknown;
  try {
    response = await startRegistration({
      optionsJSON: options.reply as Parameters<typeof startRegistration>[0]["optionsJSON"],
    });
  } catch (error) {
    const known =
      error instanceof WebAuthnError && error.code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED";
    return refused(known ? "This device has a passkey for your account already." : CANCELLED);
  }
  const answer = await ask("/verify-registration", { response, name });
  if (answer?.status === 200) return { ok: true };
  return refused(answer ? "The server could not check this passkey, so it was not added." : UNREACHABLE);
}
