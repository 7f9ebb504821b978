import { type ReactNode, useId } from "react";

/**
 * Reads a plot point by point: a slider, so that arrow keys, fingers and screen readers go from point to point, and the
 * figures of the chosen one beneath it.
 */
export function PointReader({
  label,
  count,
  chosen,
  onChoose,
  says,
  children,
}: {
  label: string;
  count: number;
  chosen: number;
  onChoose: (index: number) => void;
  /** The chosen point in words. */
  says: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <div className="reader">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={Math.max(0, count - 1)}
        step={1}
        value={chosen}
        aria-valuetext={says}
        onChange={(event) => onChoose(Number(event.currentTarget.value))}
      />
      <dl className="reader-figures">{children}</dl>
    </div>
  );
}

export function Reading({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
