const DAY_MS = 86_400_000;

/** `today`, `yesterday`, `12 days ago`, by whole days of UTC. */
export function ago(iso: string, now: string): string {
  const dayOf = (text: string) => Math.floor(Date.parse(text) / DAY_MS);
  const days = dayOf(now) - dayOf(iso);
  if (days <= 0) return "today";
  return days === 1 ? "yesterday" : `${days} days ago`;
}
