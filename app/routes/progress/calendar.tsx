const CELL = 14;
const GAP = 3;
const WEEKDAYS = ["Mon", "", "Wed", "", "Fri", "", ""];
const LABELS = 34;

/** Rounds by day, weeks as columns from Monday. What it shows is said in words beneath it. */
export function Calendar({ weeks }: { weeks: readonly (readonly { day: string; rounds: number }[])[] }) {
  const days = weeks.flat();
  const active = days.filter(({ rounds }) => rounds > 0);
  const width = LABELS + weeks.length * (CELL + GAP);
  const height = 7 * (CELL + GAP);
  return (
    <figure className="stack gap-2">
      <svg viewBox={`0 0 ${width} ${height}`} className="w-full max-w-2xl" aria-hidden="true">
        {WEEKDAYS.map((name, row) => (
          <text
            key={`${row} ${name}`}
            x={0}
            y={row * (CELL + GAP) + CELL - 2}
            fontSize="11"
            fill="var(--text-muted)"
          >
            {name}
          </text>
        ))}
        {weeks.map((week, column) =>
          week.map(({ day, rounds }, row) => (
            <rect
              key={day}
              x={LABELS + column * (CELL + GAP)}
              y={row * (CELL + GAP)}
              width={CELL}
              height={CELL}
              rx={3}
              fill={rounds === 0 ? "var(--surface-sunken)" : "var(--accent)"}
              fillOpacity={rounds === 0 ? 1 : Math.min(1, 0.4 + 0.3 * rounds)}
              stroke={rounds === 0 ? "var(--line)" : "none"}
            >
              <title>{`${day}: ${rounds}`}</title>
            </rect>
          )),
        )}
      </svg>
      <figcaption className="muted text-sm">
        {active.length === 0
          ? `No round finished in the last ${weeks.length} weeks.`
          : `${count(active.length, "day")} with a finished round in the last ${weeks.length} weeks, ${count(
              active.reduce((sum, { rounds }) => sum + rounds, 0),
              "round",
            )} in all. Days are UTC.`}
      </figcaption>
    </figure>
  );
}

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? "" : "s"}`;
