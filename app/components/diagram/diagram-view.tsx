import { useEffect, useState } from "react";
import { ScrollFrame } from "~/components/scroll-frame.tsx";
import type { Drawing } from "./draw.ts";

/** Typing pauses this long before the drawing follows. */
const IDLE_MS = 500;
/** The least share of its own size at which a picture is shown; below it, it scrolls. */
const SMALLEST = 0.65;

const isDark = () => {
  const chosen = document.documentElement.dataset["theme"];
  if (chosen === "dark" || chosen === "light") return chosen === "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches;
};

/** Mermaid text as a picture. Drawing is fetched when first wanted; the text stays beside it, for whoever reads that. */
export function DiagramView({ text, label }: { text: string; label: string }) {
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const empty = text.trim() === "";

  useEffect(() => {
    if (empty) return;
    let alive = true;
    const wait = setTimeout(() => {
      import("./draw.ts")
        .then(({ draw }) => draw(text, isDark()))
        .then((done) => {
          if (!alive) return;
          setProblem(done.ok ? null : done.message);
          if (done.ok) setDrawing(done);
        })
        .catch(() => alive && setProblem("The drawing tool could not be fetched. The text is kept."));
    }, IDLE_MS);
    return () => {
      alive = false;
      clearTimeout(wait);
    };
  }, [text, empty]);

  useEffect(() => {
    if (!drawing?.ok) return;
    return () => URL.revokeObjectURL(drawing.url);
  }, [drawing]);

  if (empty) return null;
  return (
    <div className="diagram-view">
      <p className="diagram-problem" role="status">
        {problem ?? ""}
      </p>
      {drawing?.ok ? (
        <ScrollFrame
          label={label}
          className={problem === null ? "diagram-frame" : "diagram-frame diagram-stale"}
        >
          <img
            src={drawing.url}
            width={drawing.width}
            height={drawing.height}
            // Shrunk to fit, but not so far that its words cannot be read.
            style={{ minWidth: Math.round(SMALLEST * drawing.width) }}
            alt={`${label}, drawn from its text`}
          />
        </ScrollFrame>
      ) : null}
    </div>
  );
}
