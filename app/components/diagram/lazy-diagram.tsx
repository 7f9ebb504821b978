import "./diagram.css";
import { type ComponentProps, useEffect, useState } from "react";
import type { DiagramView } from "./diagram-view.tsx";

/** A diagram's picture, fetched once the page stands: whoever looks at none never loads how it is drawn. */
export function LazyDiagram(props: ComponentProps<typeof DiagramView>) {
  const [View, setView] = useState<typeof DiagramView | null>(null);
  const wanted = props.text.trim() !== "";
  useEffect(() => {
    if (!wanted) return;
    // Where it cannot be fetched, the text beside it still says everything.
    import("./diagram-view.tsx").then((loaded) => setView(() => loaded.DiagramView)).catch(() => undefined);
  }, [wanted]);
  return View ? <View {...props} /> : null;
}
