import { authFor } from "../app/auth/auth.server.ts";
import { config } from "../app/config.server.ts";
import { closeDatabase } from "../app/models/db.server.ts";
import { listAdmins, setRole } from "../app/models/people-list.server.ts";

/**
 * What only whoever runs the server may do: `npm run --silent admin -- grant MAIL`, `revoke MAIL`, `list`, and
 * `reset-link MAIL`, which mails (or, without a mail server, prints) a link to choose a new password. Exit 0: done; 2: it
 * could not be.
 */
const USAGE = "Usage: npm run --silent admin -- grant MAIL | revoke MAIL | reset-link MAIL | list";

const say = (line: string) => console.log(line);

function fail(line: string): void {
  console.error(line);
  process.exitCode = 2;
}

async function giveRole(email: string, role: "admin" | "user"): Promise<void> {
  const person = await setRole({ email, role });
  if (!person) return fail(`There is no account with ${email}. Make one on the sign-up page first.`);
  say(`${person.name} <${email}> is ${role === "admin" ? "an admin" : "no admin"} now.`);
}

async function sendResetLink(email: string): Promise<void> {
  const { origin, port } = config();
  const here = new Request(origin ?? `http://localhost:${port}`);
  // The answer is the same whether there is such an account; the link appears only where there is one.
  await authFor(here).api.requestPasswordReset({ body: { email } });
  say(`If there is an account with ${email}, its link was ${config().mail ? "mailed" : "printed above"}.`);
}

async function main([command, mail]: readonly string[]): Promise<void> {
  const email = mail?.trim().toLowerCase();
  if (command === "list") {
    for (const admin of await listAdmins()) say(`${admin.name} <${admin.email}>`);
    return;
  }
  if (email === undefined || email === "") return fail(USAGE);
  if (command === "grant") return giveRole(email, "admin");
  if (command === "revoke") return giveRole(email, "user");
  if (command === "reset-link") return sendResetLink(email);
  fail(USAGE);
}

await main(process.argv.slice(2)).finally(closeDatabase);
