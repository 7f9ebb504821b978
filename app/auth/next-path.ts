/** Any origin will do: only whether an address leaves it counts. */
const HERE = "http://here.invalid";
const LONGEST = 2000;

/**
 * Where to go on after signing in: a path of this site, else `fallback`. What a browser would read as another site's
 * address never passes, however it is written.
 */
export function nextPath(asked: unknown, fallback = "/attempts"): string {
  if (typeof asked !== "string" || asked.length > LONGEST || !asked.startsWith("/")) return fallback;
  let url: URL;
  try {
    url = new URL(asked, HERE);
  } catch {
    return fallback;
  }
  const path = url.pathname + url.search + url.hash;
  // `/.//elsewhere.example` stays here while it is parsed, and leads elsewhere once its dots are gone.
  const leaves = url.origin !== HERE || /^\/[/\\]/.test(path);
  return leaves || isDoor(url.pathname) ? fallback : path;
}

/** Pages of coming and going lead nowhere by themselves. */
const isDoor = (path: string) => /^\/(sign-(in|up|out)|api)(\/|$|\.)/i.test(path);

/** An address with `next` kept, where it is worth keeping. */
export function withNext(path: string, next: string, fallback = "/attempts"): string {
  return next === fallback ? path : `${path}?next=${encodeURIComponent(next)}`;
}
