import { type Draft, deviceDrafts } from "~/components/saving/drafts.ts";

/** A lock that lives as long as the page: another tab sees from it that this page's drafts are not left behind. */
export const pageLock = (writer: string) => `headroom-page:${writer}`;

/**
 * Drafts of pages that are gone; a tab that still lives keeps its own. `users`: this person's ids, those of before the
 * account among them.
 */
export async function leftBehind(
  users: readonly string[],
  attempt: string,
  writer: string,
): Promise<Draft[]> {
  const drafts = (await Promise.all(users.map((user) => deviceDrafts.list(user, attempt)))).flat();
  const held = (await navigator.locks?.query())?.held ?? [];
  const living = new Set(held.map(({ name }) => name));
  return drafts.filter((draft) => draft.writer !== writer && !living.has(pageLock(draft.writer)));
}
