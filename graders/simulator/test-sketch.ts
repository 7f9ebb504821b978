import {
  type NodeKind,
  type NodeParameters,
  type Sketch,
  type SketchEdge,
  SketchSchema,
} from "../model/index.ts";

type EdgeText = string | [string, Partial<SketchEdge>];

/** For tests: `drawSketch({ web: ["service", {…}] }, ["user > web"])`. */
export function drawSketch(
  nodes: Record<string, [NodeKind, NodeParameters?, string?]>,
  edges: readonly EdgeText[],
  groups: Sketch["groups"] = [],
): Sketch {
  return SketchSchema.parse({
    nodes: Object.entries(nodes).map(([id, [kind, parameters = {}, group]]) => ({
      id,
      label: id,
      kind,
      parameters,
      group,
    })),
    edges: edges.map((edge, i) => {
      const [text, more] = typeof edge === "string" ? [edge, {}] : edge;
      const [from, to] = text.split(" > ");
      return { id: `e${i}`, from, to, ...more };
    }),
    groups,
  });
}

/** One service behind its users: `servers` of one slot each and a mean service time of `serviceTimeMs`. */
export const oneStation = (servers: number, serviceTimeMs = 1000): Sketch =>
  drawSketch({ user: ["client"], web: ["service", { replicas: servers, concurrency: 1, serviceTimeMs }] }, [
    "user > web",
  ]);
