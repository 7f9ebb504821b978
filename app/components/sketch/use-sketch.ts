import { useCallback, useEffect, useRef, useState } from "react";
import type { Sketch } from "~graders";
import { placeMissing } from "./auto-layout.ts";
import { applyEdit, type Edit, type Edited } from "./edits.ts";
import { commit, type History, redo, startHistory, undo, withDraft } from "./history.ts";

export interface SketchHandle {
  sketch: Sketch;
  canUndo: boolean;
  canRedo: boolean;
  /** Does one edit; `tag` joins it with the edit before when that had the same one. */
  apply: (edit: Edit, tag?: string) => Edited;
  undo: () => void;
  redo: () => void;
  setDraft: (draft: string | null) => void;
}

/** The sketch with its history. What comes from outside (a recovered version, say) is one more step, never a loss. */
export function useSketch(value: Sketch, onChange: (sketch: Sketch) => void): SketchHandle {
  const [history, setHistory] = useState<History>(() => startHistory(placeMissing(value)));
  const current = useRef(history);
  const seen = useRef(value);
  const report = useRef(onChange);
  useEffect(() => {
    report.current = onChange;
  }, [onChange]);

  const move = useCallback((next: History) => {
    if (next === current.current) return;
    const changed = next.present !== current.current.present;
    current.current = next;
    setHistory(next);
    if (!changed) return;
    seen.current = next.present;
    report.current(next.present);
  }, []);

  useEffect(() => {
    if (value === seen.current) return;
    seen.current = value;
    if (JSON.stringify(value) === JSON.stringify(current.current.present)) return;
    current.current = commit(current.current, placeMissing(value));
    setHistory(current.current);
  }, [value]);

  const apply = useCallback(
    (edit: Edit, tag?: string): Edited => {
      const edited = applyEdit(current.current.present, edit);
      if (edited.refused === undefined) move(commit(current.current, edited.sketch, tag ?? null));
      return edited;
    },
    [move],
  );

  return {
    sketch: history.present,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    apply,
    undo: useCallback(() => move(undo(current.current)), [move]),
    redo: useCallback(() => move(redo(current.current)), [move]),
    setDraft: useCallback((draft) => move(withDraft(current.current, draft)), [move]),
  };
}
