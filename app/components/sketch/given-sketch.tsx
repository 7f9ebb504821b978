import { type KeyboardEvent, useMemo, useState } from "react";
import type { Sketch } from "~graders";
import { Button } from "../button.tsx";
import { drawingOf } from "./drawing.ts";
import type { Mark } from "./mark-badge.tsx";
import type { PartOption } from "./part-names.ts";
import { SketchSvg } from "./sketch-svg.tsx";

/** What can be pressed on the drawing, in shares of its width and height. */
interface Spot {
  option: PartOption;
  left: number;
  top: number;
  width: number;
  height: number;
}

const EDGE_SPOT = 32;

/**
 * The given design as a drawing on which faults are marked: each part is a button, the drawing one stop of the Tab key, and
 * the arrow keys lead from part to part. The numbers on it are the ranks of the faults marked there.
 */
export default function GivenSketch({
  sketch,
  options,
  ranks,
  locked,
  onMark,
}: {
  sketch: Sketch;
  options: readonly PartOption[];
  ranks: ReadonlyMap<string, readonly number[]>;
  locked: boolean;
  onMark: (part: PartOption) => void;
}) {
  const spots = useMemo(() => spotsOf(sketch, options), [sketch, options]);
  const marks = marksOf(sketch, ranks);
  const [current, setCurrent] = useState(0);
  const [large, setLarge] = useState(false);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const to =
      step !== undefined
        ? (current + step + spots.length) % spots.length
        : { Home: 0, End: spots.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setCurrent(to);
    event.currentTarget.querySelectorAll<HTMLElement>("button")[to]?.focus();
  };

  const whole = ranks.get("whole") ?? [];
  return (
    <div className="stack gap-2">
      <div className="given-frame">
        <div className="given-sketch" data-large={large}>
          <SketchSvg sketch={sketch} marks={marks} title="The given design" />
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys bubble here from the buttons, of which one is always in the tab order */}
          <div
            role="group"
            aria-label="Parts of the design. Arrow keys lead from one to the next, Enter marks a fault."
            onKeyDown={onKeyDown}
          >
            {spots.map(({ option, ...place }, index) => (
              <button
                key={option.value}
                type="button"
                className="given-spot"
                data-kind={option.group === "Calls" ? "call" : "part"}
                tabIndex={index === current ? 0 : -1}
                disabled={locked}
                aria-label={nameOf(option, ranks)}
                title={`Mark a fault on ${option.label}`}
                style={{
                  left: `${100 * place.left}%`,
                  top: `${100 * place.top}%`,
                  width: `${100 * place.width}%`,
                  height: `${100 * place.height}%`,
                }}
                onFocus={() => setCurrent(index)}
                onClick={() => onMark(option)}
              />
            ))}
          </div>
        </div>
      </div>
      <div className="row">
        <Button onClick={() => setLarge(!large)} aria-pressed={large}>
          {large ? "Fit the drawing" : "Larger drawing"}
        </Button>
      </div>
      <p className="muted text-sm">
        Press a component or the middle of a call to mark a fault on it, or choose a part in the list below.
        {whole.length > 0 ? ` On the whole design: ${whole.join(", ")}.` : ""}
      </p>
    </div>
  );
}

function nameOf({ value, label }: PartOption, ranks: GivenRanks): string {
  const here = ranks.get(value) ?? [];
  return here.length === 0
    ? `Mark a fault on ${label}`
    : `Mark another fault on ${label}, which has ${here.join(", ")}`;
}
type GivenRanks = ReadonlyMap<string, readonly number[]>;

function marksOf({ edges }: Sketch, ranks: GivenRanks): ReadonlyMap<string, readonly Mark[]> {
  const byEdge = new Map(edges.map(({ id, from, to }) => [`${from}->${to}`, id]));
  return new Map(
    [...ranks].map(([part, places]) => [
      byEdge.get(part) ?? part,
      places.map((place): Mark => ({ text: String(place), tone: "plain" })),
    ]),
  );
}

/** The parts as they lie on the drawing, in reading order: groups first, so that what stands in them lies above them. */
function spotsOf(sketch: Sketch, options: readonly PartOption[]): Spot[] {
  const { nodes, groups, edges, view } = drawingOf(sketch);
  const edgeIds = new Map(sketch.edges.map(({ id, from, to }) => [`${from}->${to}`, id]));
  const spots = options.flatMap((option): Spot[] => {
    const shape = edges.get(edgeIds.get(option.value) ?? "");
    const group = groups.get(option.value);
    const box =
      nodes.get(option.value) ??
      (group && { ...group, height: 30 }) ??
      (shape && {
        x: shape.label.x - EDGE_SPOT,
        y: shape.label.y - EDGE_SPOT / 2,
        width: 2 * EDGE_SPOT,
        height: EDGE_SPOT,
      });
    if (!box) return [];
    return [
      {
        option,
        left: (box.x - view.x) / view.width,
        top: (box.y - view.y) / view.height,
        width: box.width / view.width,
        height: box.height / view.height,
      },
    ];
  });
  const rank = ({ option }: Spot) => (option.group === "Calls" ? 0 : 1);
  return spots.sort((a, b) => rank(a) - rank(b) || a.left - b.left || a.top - b.top);
}
