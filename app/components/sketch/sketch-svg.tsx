import type { Sketch, SketchEdge, SketchNode } from "~graders";
import type { Band, NodeReading, Readings } from "../simulation/readings.ts";
import { drawingOf } from "./drawing.ts";
import { type Box, labelLines } from "./geometry.ts";
import { KIND_PATHS } from "./kind-icon.tsx";
import { KINDS, type Family } from "./kinds.ts";
import { EdgeBadges, type Mark, MarkBadges } from "./mark-badge.tsx";
import { parameterSummary } from "./parameters.ts";

/** Colours of a drawing; a page's follow its theme, a file's are fixed. */
export interface SketchColours {
  ground: string;
  node: string;
  line: string;
  text: string;
  muted: string;
  mark: string;
  markGround: string;
  group: string;
}

export const PAGE_COLOURS: SketchColours = {
  ground: "transparent",
  node: "var(--surface-raised)",
  line: "var(--line-strong)",
  text: "var(--text)",
  muted: "var(--text-muted)",
  mark: "var(--accent)",
  markGround: "var(--accent-soft)",
  group: "var(--surface-sunken)",
};

export const FILE_COLOURS: SketchColours = {
  ground: "#f6f5f0",
  node: "#ffffff",
  line: "#87867b",
  text: "#1a2226",
  muted: "#515c61",
  mark: "#0a6266",
  markGround: "#dbecea",
  group: "#ecebe3",
};

/** Ground and edge by utilisation; the number and the word stand beside them. */
const BAND_COLOURS: Readonly<Record<Band, { ground: string; line: string }>> = {
  unlimited: { ground: "var(--surface-raised)", line: "var(--line-strong)" },
  light: {
    ground: "color-mix(in srgb, var(--ok-soft) 55%, var(--surface-raised))",
    line: "var(--line-strong)",
  },
  steady: { ground: "var(--ok-soft)", line: "var(--ok)" },
  busy: { ground: "var(--warn-soft)", line: "var(--warn)" },
  near: { ground: "color-mix(in srgb, var(--warn) 14%, var(--warn-soft))", line: "var(--warn)" },
  over: { ground: "var(--bad-soft)", line: "var(--bad)" },
};

const FONT = "Inter, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const RADIUS: Readonly<Record<Family, number>> = { edge: 22, compute: 6, data: 6, ml: 6, people: 14 };

function Node({
  node,
  box,
  marked,
  reading,
  colours,
}: {
  node: SketchNode;
  box: Box;
  marked: boolean;
  reading: NodeReading | undefined;
  colours: SketchColours;
}) {
  const band = reading && BAND_COLOURS[reading.band];
  const lines = labelLines(node.label);
  const summary = parameterSummary(node);
  return (
    <g transform={`translate(${box.x} ${box.y})`}>
      <rect
        width={box.width}
        height={box.height}
        rx={RADIUS[KINDS[node.kind].family]}
        fill={band?.ground ?? (marked ? colours.markGround : colours.node)}
        stroke={marked ? colours.mark : (band?.line ?? colours.line)}
        strokeWidth={marked ? 2.5 : reading?.band === "near" || reading?.band === "over" ? 2 : 1}
      />
      <g
        transform="translate(12 11)"
        stroke={colours.mark}
        fill="none"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d={KIND_PATHS[node.kind]} />
      </g>
      <text x="40" y="22" fontSize="11" fill={colours.muted}>
        {KINDS[node.kind].name}
      </text>
      {lines.map((line, index) => (
        <text key={index} x="40" y={40 + index * 17} fontSize="13.5" fontWeight="600" fill={colours.text}>
          {line}
        </text>
      ))}
      {summary && (
        <text x="40" y={40 + lines.length * 17} fontSize="11.5" fill={colours.muted}>
          {summary}
        </text>
      )}
      {reading && reading.label !== "" && (
        <ReadingLabel
          reading={reading}
          right={box.width - 8}
          bottom={box.height + 10}
          line={band?.line ?? colours.line}
        />
      )}
    </g>
  );
}

/** About the width of a digit or letter of the label, in pixels: text in SVG does not size its own ground. */
const LETTER = 6.4;

function ReadingLabel({
  reading,
  right,
  bottom,
  line,
}: {
  reading: NodeReading;
  right: number;
  bottom: number;
  line: string;
}) {
  const width = reading.label.length * LETTER + 14;
  return (
    <g transform={`translate(${right - width} ${bottom - 20})`}>
      <rect width={width} height="20" rx="10" fill="var(--surface-raised)" stroke={line} />
      <text
        x={width / 2}
        y="14"
        fontSize="11.5"
        fontWeight="600"
        textAnchor="middle"
        fill={line === "var(--line-strong)" ? "var(--text)" : line}
      >
        {reading.label}
      </text>
    </g>
  );
}

/** Label, share, fan-out and, after a run, what goes along it. */
export function edgeWords(edge: SketchEdge, rate = ""): string {
  const share = edge.share === undefined ? "" : `${Number((edge.share * 100).toPrecision(4))}%`;
  const fanOut = edge.fanOut === undefined ? "" : `×${edge.fanOut}`;
  return [edge.label.replaceAll("\n", " "), share, fanOut, rate].filter(Boolean).join(" · ");
}

function describe(sketch: Sketch, readings: Readings | null): string {
  const names = new Map(sketch.nodes.map((node) => [node.id, node.label.replaceAll("\n", " ")]));
  const parts = sketch.edges
    .slice(0, 60)
    .map((edge) => `${names.get(edge.from) ?? ""} to ${names.get(edge.to) ?? ""}`);
  const read = sketch.nodes.flatMap((node) => {
    const says = readings?.nodes.get(node.id)?.says;
    return says ? `${names.get(node.id) ?? ""}: ${says}` : [];
  });
  const run = read.length > 0 ? ` Under load: ${read.join("; ")}.` : "";
  return `${sketch.nodes.length} components, ${sketch.edges.length} edges: ${parts.join("; ")}.${run}`;
}

/**
 * A sketch as one SVG, without the editor: for pages that only show it, on the server too, and for export. `highlights`
 * are ids of nodes and edges to mark. Nodes without a place are laid out by layers.
 */
export function SketchSvg({
  sketch,
  highlights,
  marks,
  readings = null,
  title = "Architecture sketch",
  colours = PAGE_COLOURS,
  fixedSize = false,
  className,
}: {
  sketch: Sketch;
  highlights?: ReadonlySet<string> | undefined;
  /** What is pinned to nodes, edges and groups, by id; the page tells the same in words nearby. */
  marks?: ReadonlyMap<string, readonly Mark[]> | undefined;
  /** What a run says of the components, for a page; files are drawn without. */
  readings?: Readings | null;
  title?: string;
  colours?: SketchColours;
  /** For a file: width and height in pixels; on a page it fills its place. */
  fixedSize?: boolean;
  className?: string;
}) {
  const { nodes, groups, edges, view } = drawingOf(sketch);
  const groupNames = new Map(sketch.groups.map((group) => [group.id, group.label]));
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      role="img"
      aria-label={`${title}. ${describe(sketch, readings)}`}
      viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`}
      {...(fixedSize
        ? { width: view.width, height: view.height }
        : { style: { width: "100%", height: "auto", maxWidth: view.width } })}
      fontFamily={FONT}
      className={className}
    >
      <rect x={view.x} y={view.y} width={view.width} height={view.height} fill={colours.ground} />
      {[...groups].map(([id, box]) => (
        <g key={id}>
          <rect
            {...box}
            rx="10"
            fill={colours.group}
            fillOpacity="0.55"
            stroke={colours.line}
            strokeDasharray="5 4"
          />
          <text x={box.x + 12} y={box.y + 20} fontSize="12" fontWeight="600" fill={colours.muted}>
            {groupNames.get(id)?.replaceAll("\n", " ").slice(0, 60)}
          </text>
        </g>
      ))}
      {sketch.edges.map((edge) => {
        const shape = edges.get(edge.id);
        if (!shape) return null;
        const marked = highlights?.has(edge.id) ?? false;
        const colour = marked ? colours.mark : colours.muted;
        const words = edgeWords(edge);
        return (
          <g key={edge.id}>
            <path
              d={shape.path}
              fill="none"
              stroke={colour}
              strokeWidth={marked ? 2.75 : 1.5}
              strokeDasharray={edge.kind === "sync" ? undefined : edge.kind === "async" ? "6 4" : "2 4"}
            />
            <ArrowHead path={shape.path} colour={colour} />
            {words && (
              <text
                x={shape.label.x}
                y={shape.label.y - 5}
                fontSize="11.5"
                textAnchor="middle"
                fill={colours.text}
                stroke={colours.ground === "transparent" ? "var(--surface)" : colours.ground}
                strokeWidth="4"
                paintOrder="stroke"
              >
                {words.length > 32 ? `${words.slice(0, 31)}…` : words}
              </text>
            )}
          </g>
        );
      })}
      {sketch.nodes.map((node) => {
        const box = nodes.get(node.id);
        const marked = highlights?.has(node.id) ?? false;
        const reading = readings?.nodes.get(node.id);
        return box && <Node key={node.id} {...{ node, box, marked, reading, colours }} />;
      })}
      {[...(marks ?? [])].map(([id, pinned]) => {
        const box = nodes.get(id) ?? groups.get(id);
        if (box) return <MarkBadges key={id} marks={pinned} right={box.x + box.width + 6} y={box.y} />;
        const shape = edges.get(id);
        return shape && <EdgeBadges key={id} marks={pinned} at={shape.label} />;
      })}
    </svg>
  );
}

/** A head drawn as a path of its own: markers need ids, which clash when a page shows two sketches. */
export function ArrowHead({ path, colour }: { path: string; colour: string }) {
  const numbers = path.match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? [];
  const [x2 = 0, y2 = 0, x = 0, y = 0] = numbers.slice(-4);
  const length = Math.hypot(x - x2, y - y2) || 1;
  const [dx, dy] = [(x - x2) / length, (y - y2) / length];
  const side = 4.2;
  const back = 9;
  const points = `${x},${y} ${x - dx * back - dy * side},${y - dy * back + dx * side} ${x - dx * back + dy * side},${y - dy * back - dx * side}`;
  return <polygon points={points} fill={colour} />;
}
