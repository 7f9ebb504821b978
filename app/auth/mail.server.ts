import nodemailer, { type Transporter } from "nodemailer";
import { config } from "~/config.server.ts";
import { errorFacts, log } from "~/log.server.ts";

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

const TIMEOUT_MS = 20_000;

let transport: Transporter | undefined;

/** Hands mail over; throws when the server does not take it. */
async function hand(mail: Mail, { smtpUrl, from }: { smtpUrl: string; from: string }): Promise<void> {
  transport ??= nodemailer.createTransport({ url: smtpUrl, connectionTimeout: TIMEOUT_MS });
  await transport.sendMail({ from, ...mail });
}

/** Enough of an address to tell whose it is among those that one knows. */
const masked = (address: string) => address.replace(/^(.).*(?=@)/, "$1…");

/**
 * Sends a link to whom it is for. Without a mail server it is printed to the log, for whoever runs this to pass on. Nobody
 * waits for it: how long a mail takes would tell whether there is an account.
 */
export function mailLink({ link, ...mail }: Mail & { link: string }): void {
  const { mail: server } = config();
  if (server === null) {
    log().warn({ to: masked(mail.to), link }, "no mail server is set, so this link was not mailed");
    return;
  }
  hand({ ...mail, text: `${mail.text}\n\n${link}\n` }, server).catch((error: unknown) =>
    log().error(errorFacts(error), "a mail was not sent"),
  );
}

/** Sends a notice without a link, where there is a mail server. */
export function mailNotice(mail: Mail): void {
  const { mail: server } = config();
  if (server === null) return;
  hand(mail, server).catch((error: unknown) => log().error(errorFacts(error), "a mail was not sent"));
}
