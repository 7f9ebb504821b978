import type { FormEvent } from "react";
import { Button } from "./button.tsx";
import { MoonIcon, SunIcon } from "./icons.tsx";
import { type Theme, themeCookie } from "./theme.ts";

/** Switches light and dark at once, without the server; before JavaScript loads it is a plain form. */
export function ThemeToggle({ theme }: { theme: Theme }) {
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const next = isDarkNow() ? "light" : "dark";
    document.cookie = themeCookie(next);
    document.documentElement.dataset["theme"] = next;
  };

  return (
    <form method="post" action="/theme" onSubmit={onSubmit}>
      <input type="hidden" name="theme" value={theme === "dark" ? "light" : "dark"} />
      <Button type="submit" look="quiet" icon aria-label="Switch between light and dark">
        <span className="theme-when-light">
          <MoonIcon />
        </span>
        <span className="theme-when-dark">
          <SunIcon />
        </span>
      </Button>
    </form>
  );
}

/** The page's attribute is the truth: it may have changed since this page was rendered. */
function isDarkNow(): boolean {
  const set = document.documentElement.dataset["theme"];
  return set === undefined ? matchMedia("(prefers-color-scheme: dark)").matches : set === "dark";
}
