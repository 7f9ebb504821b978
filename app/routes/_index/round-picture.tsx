/** A drawing of a report's idea: boxes fill up under load, and one of them has no headroom left. */
export function RoundPicture() {
  const boxes = [
    { x: 20, y: 96, label: "clients", fill: 0 },
    { x: 150, y: 96, label: "gateway", fill: 0.38 },
    { x: 280, y: 34, label: "cache", fill: 0.46 },
    { x: 280, y: 158, label: "ranker", fill: 0.62 },
    { x: 410, y: 158, label: "store", fill: 0.97 },
  ];
  return (
    <figure className="card">
      <svg
        viewBox="0 0 520 250"
        role="img"
        aria-labelledby="round-title round-desc"
        className="h-auto w-full"
      >
        <title id="round-title">A sketch under load</title>
        <desc id="round-desc">
          Five components; each fills up to how busy it is. The store is almost full, so it breaks first.
        </desc>
        <g stroke="var(--line-strong)" strokeWidth="1.5" fill="none">
          <path d="M110 122h40M240 112l40-36M240 132l40 40M370 184h40" />
        </g>
        {boxes.map(({ x, y, label, fill }) => (
          <g key={label}>
            <rect
              x={x}
              y={y}
              width="90"
              height="52"
              rx="7"
              fill="var(--surface)"
              stroke="var(--line-strong)"
            />
            <rect
              x={x + 1}
              y={y + 1 + 50 * (1 - fill)}
              width="88"
              height={50 * fill}
              rx="6"
              fill={fill > 0.9 ? "var(--bad-soft)" : "var(--accent-soft)"}
            />
            <text x={x + 45} y={y + 31} textAnchor="middle" fontSize="14" fill="var(--text)">
              {label}
            </text>
          </g>
        ))}
        <path d="M410 150h90" stroke="var(--bad)" strokeWidth="2" strokeDasharray="5 4" />
        <text x="455" y="140" textAnchor="middle" fontSize="13" fill="var(--bad)">
          breaks first
        </text>
      </svg>
      <figcaption className="eyebrow mt-3">Headroom: the capacity left before a design breaks.</figcaption>
    </figure>
  );
}
