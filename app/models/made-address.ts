/**
 * Every account has an address of its own, and what a learning platform says of a person's is nobody's proof: accounts that
 * a launch made have one in a domain that exists nowhere (RFC 2606), so that no mail goes out.
 */
export const MADE_DOMAIN = "lti.invalid";

/** The address as lists show it; null: there is none that anybody could write to. */
export const shownEmail = (email: string | null): string | null =>
  email?.endsWith(`@${MADE_DOMAIN}`) ? null : email;
