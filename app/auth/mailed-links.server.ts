import { config } from "~/config.server.ts";
import { mailLink, mailNotice } from "./mail.server.ts";

/** The hour that each link is good for, as its mail says. */
export const LINK_LASTS_S = 3600;

/** Never the host that a request names, which may be anybody's: without an address of our own, the path alone. */
const address = (path: string, token: string) =>
  `${config().origin ?? ""}${path}?token=${encodeURIComponent(token)}`;

export const mailResetLink = ({ to, token }: { to: string; token: string }) =>
  mailLink({
    to,
    link: address("/reset-password", token),
    subject: "A new password for Headroom",
    text: "Somebody, probably you, asked for a new password. This link lets you choose one; it works once, within an hour. If it was not you, do nothing: your password stays.",
  });

export const mailConfirmLink = ({ to, token }: { to: string; token: string }) =>
  mailLink({
    to,
    link: address("/confirm-mail", token),
    subject: "Confirm your address for Headroom",
    text: "Open this link within an hour to confirm that this address is yours. If you have no account at Headroom, do nothing.",
  });

/** To the old address, so that nobody loses an account without a word. */
export const mailAddressChange = ({ to, newAddress }: { to: string; newAddress: string }) =>
  mailNotice({
    to,
    subject: "Your address for Headroom is about to change",
    text: `Somebody signed in to your account asked to change its address to ${newAddress}. If it was not you, sign in, change your password and sign out everywhere else.`,
  });
