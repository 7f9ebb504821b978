import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTimeZone, localText, readLocal, zonedLabel } from "./time-zone.ts";

const read = (text: string, zone: string) => {
  const result = readLocal(text, zone);
  return result.ok ? result.at.toISOString() : result.reason;
};

describe("a wall-clock time in a course's time zone", () => {
  it.each([
    ["2026-07-01T09:00", "Europe/Berlin", "2026-07-01T07:00:00.000Z"],
    ["2026-12-01T09:00", "Europe/Berlin", "2026-12-01T08:00:00.000Z"],
    ["2026-12-01T09:00", "America/New_York", "2026-12-01T14:00:00.000Z"],
    ["2026-12-01T09:00", "Asia/Kolkata", "2026-12-01T03:30:00.000Z"],
    ["2026-12-01T09:00", "UTC", "2026-12-01T09:00:00.000Z"],
    // Lord Howe Island moves its clocks by half an hour.
    ["2026-01-15T09:00", "Australia/Lord_Howe", "2026-01-14T22:00:00.000Z"],
    ["2026-07-15T09:00", "Australia/Lord_Howe", "2026-07-14T22:30:00.000Z"],
  ])("%s in %s is %s", (text, zone, moment) => expect(read(text, zone)).toBe(moment));

  it("is refused in the hour that the clocks jump over", () => {
    expect(read("2026-03-29T02:30", "Europe/Berlin")).toBe("skipped");
    expect(read("2026-03-29T03:00", "Europe/Berlin")).toBe("2026-03-29T01:00:00.000Z");
  });

  it("is the first of two where the clocks are put back", () => {
    expect(read("2026-10-25T02:30", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z");
    expect(zonedLabel("2026-10-25T00:30:00.000Z", "Europe/Berlin")).toContain("02:30 CEST");
    expect(zonedLabel("2026-10-25T01:30:00.000Z", "Europe/Berlin")).toContain("02:30 CET");
  });

  it.each(["", "tomorrow", "2026-02-30T09:00", "2026-13-01T09:00", "2026-12-01", "2026-12-01T25:00"])(
    "%j is no time",
    (text) => expect(read(text, "UTC")).toBe("malformed"),
  );

  it("comes back as it was typed, in every zone", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true }),
        fc.constantFrom("UTC", "Europe/London", "America/St_Johns", "Pacific/Chatham", "Africa/Cairo"),
        (moment, zone) => {
          const text = localText(moment.toISOString(), zone);
          const again = readLocal(text, zone);
          expect(again.ok && localText(again.at.toISOString(), zone)).toBe(text);
        },
      ),
    );
  });
});

describe("a time zone's name", () => {
  it("is an IANA name that has summer time where the place has", () => {
    expect(["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires"].filter(isTimeZone)).toHaveLength(3);
    expect(["", "+02:00", "CEST", "Mars/Olympus", "Europe/Berlin'; --"].filter(isTimeZone)).toEqual([]);
  });
});
