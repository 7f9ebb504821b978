import { describe, expect, it } from "vitest";
import { findingOf } from "./fixture.ts";

const AVAILABILITY = { kind: "target", metric: ["availability"], unit: "%", min: 90, max: 100 };

describe("a target in per cent", () => {
  it.each([
    "The availability of the upload is 99.9%.",
    "Availability: 99.9 %, so 43 minutes a month.",
    "We promise an availability of 99,95 %.",
    "Availability is 99 per cent.",
  ])("is met by “%s”", (prose) => {
    expect(findingOf(AVAILABILITY, { prose }).verdict).toBe("met");
  });
  it("is not met by a share out of range, and says the range as it was set", () => {
    const finding = findingOf(AVAILABILITY, { prose: "The availability of thumbnails is 80%." });
    expect(finding.verdict).toBe("partly-met");
    expect(finding.found).toMatch(/at least 90 and at most 100 %/);
  });
  it("takes a limit with its own unit too", () => {
    const check = { ...AVAILABILITY, min: "99.5%" };
    expect(findingOf(check, { prose: "The availability is 99.9%." }).verdict).toBe("met");
    expect(findingOf(check, { prose: "The availability is 99%." }).verdict).toBe("partly-met");
  });
});
