/** Who may show a page in a frame, and where its forms may lead beside this app. Origins alone. */
export interface FramePolicy {
  shownBy: string[];
  formsTo: string[];
}

export const originOf = (address: string): string | null => {
  try {
    const { origin, protocol } = new URL(address);
    return /^https?:$/.test(protocol) ? origin : null;
  } catch {
    return null;
  }
};

/** The origins of a platform's own pages: of what was registered, and of what a checked token named. */
export function pageOriginsOf(
  platform: { issuer: string; authUrl: string; pageOrigins: string },
  named: readonly (string | null | undefined)[] = [],
): string[] {
  const addresses = [platform.issuer, platform.authUrl, ...platform.pageOrigins.split(" "), ...named];
  const origins = addresses.map((one) => originOf(one ?? ""));
  return [...new Set(origins.filter((one) => one !== null))];
}
