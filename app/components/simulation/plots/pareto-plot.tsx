import { useState } from "react";
import type { ParetoMirror, ParetoPoint } from "~graders";
import { availabilityText, msText, timesText, usdText } from "../words.ts";
import { Level, PlotSheet, SHEET } from "./plot-sheet.tsx";
import { PlotTable } from "./plot-table.tsx";
import { PointReader, Reading } from "./point-reader.tsx";
import { type Scale, scaleOver } from "./scale.ts";
import { diamond, Sample } from "./sweep-plot.tsx";

/** A design that the plot names. */
interface Named {
  /** On the plot: the letter of a design that dominates; empty for the others. */
  mark: string;
  name: string;
  point: ParetoPoint;
}

const LETTERS = ["A", "B", "C", "D"];
/** Room that a letter's circle takes, on phones too. */
const LETTER = 30;

/** Cost against p99 of the sketch and its variants: the front, and what dominates the sketch. */
export function ParetoPlot({ mirror, targetMs }: { mirror: ParetoMirror; targetMs: number | undefined }) {
  const { own, repaired, front, dominators, cloud } = mirror;
  const designs = designsOf(mirror);
  const [chosen, setChosen] = useState<number | null>(null);
  const at = Math.min(chosen ?? designs.findIndex(({ point }) => point === own), designs.length - 1);
  const design = designs[at];
  const start = repaired ?? own;

  const x = scaleOver([...cloud.map(([usd]) => usd), own.usdPerMonth], SHEET.left + 14, SHEET.right - 14);
  const y = scaleOver(
    [...cloud.map(([, ms]) => ms), own.p99Ms ?? 0, ...(targetMs === undefined ? [] : [targetMs])],
    SHEET.bottom - 14,
    SHEET.top + 14,
  );
  const placeOf = ({ usdPerMonth, p99Ms }: ParetoPoint): [number, number] => [
    x.place(usdPerMonth),
    p99Ms === null ? SHEET.top : y.place(p99Ms),
  ];
  const [startX, startY] = placeOf(start);
  const letters = lettersAt(
    designs.flatMap(({ mark, point }) => (mark === "" ? [] : [{ mark, at: placeOf(point) }])),
    [placeOf(own), placeOf(start)],
  );
  const nearest = (toX: number, toY: number) => {
    const far = designs.map(({ point }) => {
      const [px, py] = placeOf(point);
      return (px - toX) ** 2 + (py - toY) ** 2;
    });
    return far.indexOf(Math.min(...far));
  };

  return (
    <figure className="run-plot">
      <p>{mirror.verdict}</p>
      {dominators.length > 0 ? (
        <ol className="run-plot-better">
          {dominators.map(({ difference }) => (
            <li key={difference}>{difference}</li>
          ))}
        </ol>
      ) : null}
      <PlotSheet
        title={titleOf(mirror)}
        x={{ scale: x, label: "Cost a month", text: usdText }}
        y={{ scale: y, label: "p99 to the reply", text: msText }}
        onPoint={(toX, toY) => setChosen(nearest(toX, toY))}
      >
        {start.p99Ms === null ? null : (
          <rect
            className="run-plot-better-area"
            x={SHEET.left}
            y={startY}
            width={Math.max(0, startX - SHEET.left)}
            height={Math.max(0, SHEET.bottom - startY)}
          />
        )}
        {targetMs === undefined ? null : (
          <Level at={y.place(targetMs)} text={`target p99 ${msText(targetMs)}`} />
        )}
        {cloud.map(([usd, ms]) => (
          <circle key={`${usd} ${ms}`} className="run-plot-dot" cx={x.place(usd)} cy={y.place(ms)} r={2.5} />
        ))}
        <path className="plot-line plot-line-0" d={stairs(front, x, y)} />
        {front.map((point) => {
          const [px, py] = placeOf(point);
          return (
            <rect
              key={`${px} ${py}`}
              className="run-plot-front"
              x={px - 4.5}
              y={py - 4.5}
              width={9}
              height={9}
            />
          );
        })}
        {repaired ? <path className="run-plot-repaired" d={diamond(startX, startY, 9)} /> : null}
        <path className="run-plot-own" d={diamond(...placeOf(own), 9)} />
        <text
          className="plot-note"
          x={placeOf(own)[0] + (placeOf(own)[0] > SHEET.right - 80 ? -14 : 14)}
          y={placeOf(own)[1] - 10}
          textAnchor={placeOf(own)[0] > SHEET.right - 80 ? "end" : "start"}
        >
          {own.p99Ms === null ? "yours, saturated" : "yours"}
        </text>
        {letters.map(({ mark, at: [px, py], up }) => (
          <g key={mark}>
            {up > 0 ? <line className="run-plot-leader" x1={px} x2={px} y1={py} y2={py - up} /> : null}
            <circle className="run-plot-flag" cx={px} cy={py - up} r={11} />
            <text className="run-plot-flag-text" x={px} y={py - up + 5} textAnchor="middle">
              {mark}
            </text>
          </g>
        ))}
        {design ? (
          <circle
            className="run-plot-chosen"
            cx={placeOf(design.point)[0]}
            cy={placeOf(design.point)[1]}
            r={15}
          />
        ) : null}
      </PlotSheet>
      <figcaption className="stack gap-3">
        <ul className="row plot-legend" aria-hidden="true">
          <li>
            <Sample className="run-plot-own" d={diamond(17, 6, 5)} /> yours
          </li>
          {repaired ? (
            <li>
              <Sample className="run-plot-repaired" d={diamond(17, 6, 5)} /> mended
            </li>
          ) : null}
          <li>
            <Sample className="run-plot-front" d="M12.5 1.5H21.5V10.5H12.5Z" /> the front
          </li>
          <li>
            <Sample className="run-plot-better-area" d="M3 0H31V12H3Z" /> no dearer and no slower
          </li>
        </ul>
        {design ? (
          <PointReader
            label="Read a design, from the cheapest to the dearest"
            count={designs.length}
            chosen={at}
            onChoose={setChosen}
            says={saysOf(design)}
          >
            <Reading label="Design">{design.name}</Reading>
            <Reading label="A month">{usdText(design.point.usdPerMonth)}</Reading>
            <Reading label="p99">{msOf(design.point)}</Reading>
            <Reading label="Carries up to">{roomOf(design.point)}</Reading>
            <Reading label="Available">{upOf(design.point)}</Reading>
            <Reading label="What is different">{design.point.says}</Reading>
          </PointReader>
        ) : null}
        <details>
          <summary>What was varied, held and assumed</summary>
          <ul className="run-notes">
            {[...mirror.varied.map((line) => `Varied: ${line}.`), ...mirror.held].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
        <PlotTable
          caption="Designs by cost and p99"
          head={["Design", "A month", "p99", "Carries", "Available", "What is different"]}
          rows={designs.map(({ name, point }) => [
            name,
            usdText(point.usdPerMonth),
            msOf(point),
            roomOf(point),
            upOf(point),
            point.says,
          ])}
        />
      </figcaption>
    </figure>
  );
}

const msOf = ({ p99Ms }: ParetoPoint) => (p99Ms === null ? "saturated" : msText(p99Ms));
const roomOf = ({ carriesUpTo }: ParetoPoint) =>
  carriesUpTo === null ? "no limit" : `${timesText(carriesUpTo)} today’s load`;
const upOf = ({ availability }: ParetoPoint) =>
  availability === null ? "–" : availabilityText(availability);
const saysOf = ({ name, point }: Named) =>
  `${name}: ${usdText(point.usdPerMonth)} a month, p99 ${msOf(point)}; ${point.says}`;

/** The sketch, what mends it, what dominates it and the front, the cheapest first; each design once. */
function designsOf({ own, repaired, front, dominators }: ParetoMirror): Named[] {
  const key = ({ usdPerMonth, p99Ms, says }: ParetoPoint) => `${usdPerMonth} ${p99Ms} ${says}`;
  const named: Named[] = [
    { mark: "", name: "yours", point: own },
    ...(repaired ? [{ mark: "", name: "mended", point: repaired }] : []),
    ...dominators.map((point, i) => ({ mark: LETTERS[i] ?? "", name: `${LETTERS[i]}, dominates`, point })),
    ...front.map((point) => ({ mark: "", name: "on the front", point })),
  ];
  const seen = new Set<string>();
  return named
    .filter(({ point }) => !seen.has(key(point)) && seen.add(key(point)))
    .sort((a, b) => a.point.usdPerMonth - b.point.usdPerMonth || (a.point.p99Ms ?? 0) - (b.point.p99Ms ?? 0));
}

/** Letters on their designs; one that would cover another mark is raised above it. */
function lettersAt(
  marks: readonly { mark: string; at: [number, number] }[],
  taken: readonly [number, number][],
): { mark: string; at: [number, number]; up: number }[] {
  const places = [...taken];
  return marks.map(({ mark, at: [x, y] }) => {
    let up = 0;
    while (up < 4 * LETTER && places.some(([px, py]) => Math.hypot(px - x, py - (y - up)) < LETTER))
      up += LETTER;
    places.push([x, y - up]);
    return { mark, at: [x, y], up };
  });
}

/** From one design of the front on, nothing is faster until the next is paid for. */
function stairs(front: readonly ParetoPoint[], x: Scale, y: Scale): string {
  const timed = front.flatMap(({ usdPerMonth, p99Ms }) => (p99Ms === null ? [] : [{ usdPerMonth, p99Ms }]));
  return timed
    .map(({ usdPerMonth, p99Ms }, i) =>
      i === 0 ? `M${x.place(usdPerMonth)} ${y.place(p99Ms)}` : `H${x.place(usdPerMonth)}V${y.place(p99Ms)}`,
    )
    .join("");
}

function titleOf({ own, front, dominators, feasible }: ParetoMirror): string {
  return `Cost a month against p99 of ${feasible} variants. Yours: ${usdText(own.usdPerMonth)}, ${msOf(own)}. The front has ${front.length} ${front.length === 1 ? "design" : "designs"}; ${dominators.length === 0 ? "nothing found dominates yours" : `${dominators.length} that dominate yours are lettered`}. The slider and the table beneath give the figures.`;
}
