import type { Axis, Plot, Point } from "~graders";
import { displayed } from "./display.ts";
import { SHEET } from "./sheet.ts";

/** A plot laid out on a sheet of these sizes, ready to be placed as SVG, and the same as a table. */
export interface Drawing {
  title: string;
  xLabel: string;
  yLabel: string;
  xTicks: Tick[];
  yTicks: Tick[];
  lines: { label: string; d: string }[];
  marks: Tick[];
  levels: Tick[];
  table: { head: string[]; rows: string[][] };
}
export interface Tick {
  at: number;
  text: string;
}

const TABLE_ROWS = 11;

export function draw(plot: Plot): Drawing {
  const points = plot.lines.flatMap((line) => line.points);
  const xs = points.map(([x]) => x);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const highest = Math.max(...points.map(([, y]) => y), ...(plot.levels ?? []).map(({ y }) => y));
  const top = (plot.yMax === undefined ? highest : Math.min(plot.yMax, highest)) * 1.05 || 1;

  const share = (x: number) =>
    plot.logX ? Math.log(x / left) / Math.log(right / left) : (x - left) / (right - left);
  const placeX = (x: number) => round(SHEET.left + share(x) * (SHEET.right - SHEET.left));
  const placeY = (y: number) => round(SHEET.bottom - (y / top) * (SHEET.bottom - SHEET.top));
  const text = (value: number, axis: Axis) => displayed(value, axis.unit);

  return {
    title: plot.title,
    xLabel: plot.x.label,
    yLabel: plot.y.label,
    xTicks: (plot.logX ? powersOfTen(left, right) : niceTicks(left, right)).map((x) => ({
      at: placeX(x),
      text: text(x, plot.x),
    })),
    yTicks: niceTicks(0, top).map((y) => ({ at: placeY(y), text: text(y, plot.y) })),
    lines: plot.lines.map(({ label, points }) => ({ label, d: path(points, placeX, placeY) })),
    marks: plot.marks.map(({ label, x }) => ({ at: placeX(x), text: `${label}: ${text(x, plot.x)}` })),
    levels: (plot.levels ?? []).map(({ label, y }) => ({
      at: placeY(y),
      text: `${label}: ${text(y, plot.y)}`,
    })),
    table: tableOf(plot, text),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;

const path = (points: readonly Point[], placeX: (x: number) => number, placeY: (y: number) => number) =>
  // What leaves the sheet at its top is cut off by the frame; far beyond, coordinates would only be long.
  points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${placeX(x)} ${Math.max(-2000, placeY(y))}`).join("");

/** About five round values between the ends. */
function niceTicks(from: number, to: number): number[] {
  const rough = (to - from) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((nice) => nice * power >= rough * 0.999) ?? 10) * power;
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.floor(to / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

function powersOfTen(from: number, to: number): number[] {
  const first = Math.ceil(Math.log10(from) - 1e-9);
  const count = Math.floor(Math.log10(to) + 1e-9) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => 10 ** (first + i));
}

/** Every line at the same handful of x: the curves of one plot share them. */
function tableOf(plot: Plot, text: (value: number, axis: Axis) => string): Drawing["table"] {
  const all = plot.lines[0]?.points ?? [];
  const count = Math.min(TABLE_ROWS, all.length);
  const picked = [
    ...new Set(Array.from({ length: count }, (_, i) => Math.round((i * (all.length - 1)) / (count - 1)))),
  ];
  return {
    head: [plot.x.label, ...plot.lines.map(({ label }) => label)],
    rows: picked.map((index) => [
      text(all[index]?.[0] ?? 0, plot.x),
      ...plot.lines.map(({ points }) => text(points[index]?.[1] ?? 0, plot.y)),
    ]),
  };
}
