import { type PointerEvent, type ReactNode, useId, useRef } from "react";
import type { Scale } from "./scale.ts";

/** The sheet that plots are laid out on, and the frame inside it. */
export const SHEET = { width: 640, height: 400, left: 92, right: 622, top: 34, bottom: 336 } as const;

interface SheetAxis {
  scale: Scale;
  label: string;
  text: (value: number) => string;
}

/** Axes, ticks and names; what is drawn inside comes as children. Pointing at it reports the place on the sheet. */
export function PlotSheet({
  title,
  x,
  y,
  onPoint,
  children,
}: {
  title: string;
  x: SheetAxis;
  y: SheetAxis;
  onPoint: (x: number, y: number) => void;
  children: ReactNode;
}) {
  const id = useId();
  const sheet = useRef<SVGSVGElement>(null);
  const point = ({ clientX, clientY, pointerType, type }: PointerEvent) => {
    const box = sheet.current?.getBoundingClientRect();
    if (!box || (pointerType === "touch" && type === "pointermove")) return;
    onPoint(
      ((clientX - box.left) / box.width) * SHEET.width,
      ((clientY - box.top) / box.height) * SHEET.height,
    );
  };
  return (
    <svg
      ref={sheet}
      className="plot"
      viewBox={`0 0 ${SHEET.width} ${SHEET.height}`}
      role="img"
      aria-labelledby={`${id}-title`}
      onPointerMove={point}
      onPointerDown={point}
    >
      <title id={`${id}-title`}>{title}</title>
      {y.scale.ticks.map(({ value, at }) => (
        <g key={value}>
          <line className="plot-grid" x1={SHEET.left} x2={SHEET.right} y1={at} y2={at} />
          <text className="plot-text" x={SHEET.left - 8} y={at + 4} textAnchor="end">
            {y.text(value)}
          </text>
        </g>
      ))}
      {x.scale.ticks.map(({ value, at }) => (
        <g key={value}>
          <line className="plot-grid" x1={at} x2={at} y1={SHEET.bottom} y2={SHEET.bottom + 5} />
          <text className="plot-text" x={at} y={SHEET.bottom + 22} textAnchor="middle">
            {x.text(value)}
          </text>
        </g>
      ))}
      <text className="plot-text" x={4} y={18}>
        {y.label}
      </text>
      <text className="plot-text" x={SHEET.right} y={SHEET.bottom + 48} textAnchor="end">
        {x.label}
      </text>
      {children}
      <path className="plot-axis" d={`M${SHEET.left} ${SHEET.top}V${SHEET.bottom}H${SHEET.right}`} />
    </svg>
  );
}

/** A level across the sheet, such as a target, with its name at the left. */
export function Level({ at, text }: { at: number; text: string }) {
  return (
    <g>
      <line className="plot-level" x1={SHEET.left} x2={SHEET.right} y1={at} y2={at} />
      <text className="plot-note" x={SHEET.left + 8} y={at < SHEET.top + 24 ? at + 18 : at - 7}>
        {text}
      </text>
    </g>
  );
}
