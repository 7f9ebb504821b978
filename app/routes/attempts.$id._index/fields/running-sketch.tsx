import { useMemo } from "react";
import SketchEditor from "~/components/sketch";
import { useField, useWorkspace } from "../context.ts";
import { useStated } from "./use-stated.ts";

/** The canvas, run under what this page states. A file of its own, so that the page loads without it. */
export default function RunningSketch() {
  const [sketch, set] = useField("sketch");
  const { locked, mode, prices } = useWorkspace();
  const stated = useStated();
  const setup = useMemo(() => ({ stated, mayLive: mode === "practice", prices }), [stated, mode, prices]);
  return <SketchEditor value={sketch} onChange={set} readOnly={locked} setup={setup} />;
}
