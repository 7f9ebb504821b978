/** `Redis ×3`, `API (12 pods)`, `3x gateway`: copies that a label states. */
const COPIES =
  /(?:^|\W)[x×] ?(\d{1,6})\b|\b(\d{1,6}) ?[x×](?=\W|$)|\b(\d{1,6}) (?:replicas|copies|nodes|pods|instances|servers|machines|hosts|shards)\b/i;
const ZONES =
  /\b(\d{1,2}) ?(?:azs?|zones|availability zones|regions|dcs|data ?cent(?:er|re)s)\b|\bmulti-(?:az|zone|region)\b/i;

/** Null: the label says nothing of copies. */
export function copiesInLabel(label: string): number | null {
  const found = COPIES.exec(label);
  const count = Number(found?.[1] ?? found?.[2] ?? found?.[3]);
  return Number.isFinite(count) && count > 0 ? count : null;
}

/** `multi-zone` is at least two. Null: the label says nothing of zones. */
export function zonesInLabel(label: string): number | null {
  const found = ZONES.exec(label);
  return found ? Number(found[1] ?? 2) : null;
}
