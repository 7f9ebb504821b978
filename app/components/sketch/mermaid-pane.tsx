import { useEffect, useId, useRef, useState } from "react";
import { mergeMermaid, type Sketch, SKETCH_LIMITS, type TextProblem, writeMermaid } from "~graders";
import { placeMissing } from "./auto-layout.ts";
import type { Edit, Edited } from "./edits.ts";

interface PaneProps {
  sketch: Sketch;
  readOnly: boolean;
  apply: (edit: Edit, tag?: string) => Edited;
  setDraft: (draft: string | null) => void;
}

const PAUSE_MS = 250;

const withoutDraft = ({ draft: _draft, ...sketch }: Sketch): Sketch => sketch;
const same = (a: Sketch, b: Sketch) => JSON.stringify(withoutDraft(a)) === JSON.stringify(withoutDraft(b));

/**
 * The sketch as Mermaid text. Typing changes the canvas as soon as the text can be read; until then the text is kept as
 * the sketch's draft and the problem is named. A change on the canvas rewrites the text.
 */
export function MermaidPane({ sketch, readOnly, apply, setDraft }: PaneProps) {
  const id = useId();
  const [text, setText] = useState(() => sketch.draft ?? writeMermaid(sketch));
  const [problems, setProblems] = useState<TextProblem[]>(() => problemsIn(sketch.draft));
  const [warnings, setWarnings] = useState<string[]>([]);
  /** The sketch that the text stands for: another one means that the canvas has changed. */
  const written = useRef<Sketch>(sketch);
  const latest = useRef(sketch);
  latest.current = sketch;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useEffect(() => {
    if (same(sketch, written.current)) return;
    written.current = sketch;
    if (sketch.draft !== undefined && problems.length > 0) return;
    setText(sketch.draft ?? writeMermaid(sketch));
    setProblems(problemsIn(sketch.draft));
    setWarnings([]);
  }, [sketch, problems.length]);

  const read = (typed: string) => {
    timer.current = undefined;
    const merged = mergeMermaid(typed, latest.current);
    if (!merged.ok) {
      setProblems(merged.problems);
      setWarnings([]);
      setDraft(typed.slice(0, SKETCH_LIMITS.text));
      return;
    }
    setProblems([]);
    setWarnings(merged.warnings);
    const next = placeMissing(merged.sketch);
    written.current = next;
    if (same(next, latest.current)) setDraft(null);
    else apply({ kind: "replace", sketch: next }, "mermaid text");
  };

  const readNow = useRef(read);
  readNow.current = read;
  const pending = useRef("");
  // Leaving the pane with a pause still running must not lose the last keys.
  useEffect(
    () => () => {
      if (timer.current === undefined) return;
      clearTimeout(timer.current);
      readNow.current(pending.current);
    },
    [],
  );

  return (
    <div className="sketch-mermaid">
      <label className="field-label" htmlFor={id}>
        Mermaid flowchart
      </label>
      <textarea
        id={id}
        className="input input-mono"
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        value={text}
        readOnly={readOnly}
        maxLength={SKETCH_LIMITS.text}
        aria-invalid={problems.length > 0 || undefined}
        aria-describedby={`${id}-problems`}
        onChange={(event) => {
          const typed = event.target.value;
          setText(typed);
          pending.current = typed;
          clearTimeout(timer.current);
          timer.current = setTimeout(() => readNow.current(typed), PAUSE_MS);
        }}
        onBlur={() => {
          if (timer.current === undefined) return;
          clearTimeout(timer.current);
          read(text);
        }}
      />
      <div id={`${id}-problems`} role="status">
        {problems.length > 0 && (
          <ul className="sketch-problems">
            {problems.slice(0, 5).map((problem) => (
              <li key={`${problem.line} ${problem.column}`}>{problem.message}</li>
            ))}
          </ul>
        )}
        {problems.length > 0 && (
          <p className="field-hint">Your text is kept. The canvas follows once it can be read.</p>
        )}
        {warnings.slice(0, 3).map((warning) => (
          <p key={warning} className="field-hint">
            Note: {warning}.
          </p>
        ))}
      </div>
      <p className="field-hint">
        Parameters stand in <code>%% headroom</code> lines, such as{" "}
        <code>{'%% headroom cache {"replicas":3}'}</code>.
      </p>
    </div>
  );
}

function problemsIn(draft: string | undefined): TextProblem[] {
  if (draft === undefined) return [];
  const read = mergeMermaid(draft, { nodes: [], edges: [], groups: [] });
  return read.ok ? [] : read.problems;
}
