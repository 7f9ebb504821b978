/** How a reader wants the colours; `system` follows the device. Kept in a cookie, so the server's first byte is right. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const COOKIE = "headroom-theme";
const YEAR_SECONDS = 31_536_000;

export function isTheme(value: unknown): value is Theme {
  return THEMES.some((theme) => theme === value);
}

export function readTheme(cookieHeader: string | null): Theme {
  const value = cookieHeader?.match(new RegExp(`(?:^|;\\s*)${COOKIE}=([a-z]{1,10})`))?.[1];
  return isTheme(value) ? value : "system";
}

export function themeCookie(theme: Theme): string {
  return `${COOKIE}=${theme}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
}
