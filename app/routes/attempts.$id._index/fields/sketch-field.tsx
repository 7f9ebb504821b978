import { lazy, Suspense, useState } from "react";
import type { Sketch } from "~graders";
import { Button } from "~/components/button.tsx";
import { useField } from "../context.ts";

const RunningSketch = lazy(() => import("./running-sketch.tsx"));

/** The sketch: a summary in words, and the canvas when it is wanted, so that the page stays light without it. */
export function SketchField() {
  const [sketch] = useField("sketch");
  const [shown, setShown] = useState<"closed" | "inline" | "wide">("closed");
  const open = shown !== "closed";
  return (
    <div className={shown === "wide" ? "sketch-wide" : "stack"}>
      <input type="hidden" name="sketch" value={JSON.stringify(sketch)} />
      <div className="row">
        <Button onClick={() => setShown(open ? "closed" : "inline")} aria-expanded={open}>
          {open ? "Close the sketch" : "Open the sketch"}
        </Button>
        {open ? (
          <Button look="quiet" onClick={() => setShown(shown === "wide" ? "inline" : "wide")}>
            {shown === "wide" ? "Back beside the answer" : "Use the whole window"}
          </Button>
        ) : null}
      </div>
      {open ? (
        <Suspense fallback={<p className="muted">Opening the canvas…</p>}>
          <RunningSketch />
        </Suspense>
      ) : (
        <SketchSummary sketch={sketch} />
      )}
    </div>
  );
}

export function SketchSummary({ sketch }: { sketch: Sketch }) {
  const { nodes, edges, draft } = sketch;
  if (nodes.length === 0)
    return (
      <p className="sketch-summary muted">
        {draft
          ? "Mermaid text is kept, and not readable yet. Open the sketch to finish it."
          : "Nothing drawn yet."}
      </p>
    );
  const label = (id: string) => nodes.find((node) => node.id === id)?.label ?? id;
  return (
    <div className="sketch-summary">
      <p className="number">
        {nodes.length} {nodes.length === 1 ? "component" : "components"}, {edges.length}{" "}
        {edges.length === 1 ? "call" : "calls"}
      </p>
      <ul>
        {edges.slice(0, 40).map((edge) => (
          <li key={edge.id}>
            {label(edge.from)} <span aria-label="calls">→</span> {label(edge.to)}
            {edge.label === "" ? null : <span className="muted"> {edge.label}</span>}
          </li>
        ))}
        {edges.length === 0 ? nodes.slice(0, 40).map((node) => <li key={node.id}>{node.label}</li>) : null}
      </ul>
    </div>
  );
}
