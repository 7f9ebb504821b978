const DAY_MS = 86_400_000;

/** Number of the day since 1970 in UTC. */
export const dayNumber = (at: Date) => Math.floor(at.getTime() / DAY_MS);

export interface Streak {
  /** Days in a row up to today, or up to yesterday while today may still join. */
  current: number;
  longest: number;
}

/** Days in a row on which something was finished. */
export function streakOf(finished: readonly Date[], now: Date): Streak {
  const days = [...new Set(finished.map(dayNumber))].sort((a, b) => a - b);
  let longest = 0;
  let run = 0;
  let before = Number.NaN;
  for (const day of days) {
    run = day === before + 1 ? run + 1 : 1;
    longest = Math.max(longest, run);
    before = day;
  }
  return { current: dayNumber(now) - before <= 1 ? run : 0, longest };
}

export interface CalendarDay {
  /** `2026-11-22`. */
  day: string;
  rounds: number;
}

/** The last weeks, whole ones from Monday, up to today. */
export function calendarOf(finished: readonly Date[], now: Date, weeks: number): CalendarDay[][] {
  const counts = new Map<number, number>();
  for (const at of finished) counts.set(dayNumber(at), (counts.get(dayNumber(at)) ?? 0) + 1);
  const today = dayNumber(now);
  // 1970-01-01 was a Thursday, three days after a Monday.
  const monday = today - ((today + 3) % 7);
  return Array.from({ length: weeks }, (_, week) => {
    const first = monday - 7 * (weeks - 1 - week);
    return Array.from({ length: 7 }, (_unused, index) => first + index)
      .filter((day) => day <= today)
      .map((day) => ({
        day: new Date(day * DAY_MS).toISOString().slice(0, 10),
        rounds: counts.get(day) ?? 0,
      }));
  });
}
