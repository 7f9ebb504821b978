/** Why a form of the account's page came back, and what was typed; never a password. */
export interface Refused {
  typed: { name: string; email: string };
  problems: Partial<Record<string, string>>;
}
