import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextPath, withNext } from "./next-path.ts";

describe("where a sign-in leads", () => {
  it.each([
    "/attempts/abc",
    "/questions?level=senior&page=2",
    "/courses/join?code=a%20b#top",
    "/prices/class?link=x",
  ])("is a page of this site, with its query: %s", (path) => {
    expect(nextPath(path)).toBe(path);
  });

  it.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/\n//evil.example",
    "/.//evil.example",
    "/a/..//evil.example",
    "/./\\evil.example",
    "/%2e//evil.example",
    "javascript:alert(1)",
    "attempts",
    "",
    " /attempts",
    "/sign-out",
    "/Sign-In?next=/a",
    "/api/auth/sign-out",
    null,
    42,
    `/${"a".repeat(3000)}`,
  ])("is never another site, a door, or nonsense: %j", (asked) => {
    expect(nextPath(asked)).toBe("/attempts");
  });

  it("stays on this site whatever is asked for", () => {
    const pieces = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      "\t",
      "\n",
      "@",
      ":",
      "evil.example",
      "%2f",
      "?",
      "#",
      "a",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const led = new URL(nextPath(parts.join("")), "https://headroom.example");
        expect(led.origin).toBe("https://headroom.example");
      }),
    );
  });

  it("is passed on between pages only where it is not the usual one", () => {
    expect(withNext("/sign-up", "/attempts")).toBe("/sign-up");
    expect(withNext("/sign-up", "/a?b=c&d")).toBe("/sign-up?next=%2Fa%3Fb%3Dc%26d");
  });
});
