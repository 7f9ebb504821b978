import type { Sketch } from "~graders";

const STEPS_MAX = 100;

/** The sketch with what it was and what was undone. `tag`: what the last step was part of (typing one label, say). */
export interface History {
  past: readonly Sketch[];
  present: Sketch;
  future: readonly Sketch[];
  tag: string | null;
}

export const startHistory = (present: Sketch): History => ({ past: [], present, future: [], tag: null });

/** A new state. Steps of one tag in a row are one step to undo, so that undo does not go letter by letter. */
export function commit(history: History, next: Sketch, tag: string | null = null): History {
  if (next === history.present) return history;
  const merges = tag !== null && tag === history.tag;
  const past = merges ? history.past : [...history.past, history.present].slice(-STEPS_MAX);
  return { past, present: next, future: [], tag };
}

export function undo(history: History): History {
  const previous = history.past[history.past.length - 1];
  if (previous === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
    tag: null,
  };
}

export function redo(history: History): History {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, tag: null };
}

/** The same moment with its text draft set or cleared: no step of its own. */
export function withDraft(history: History, draft: string | null): History {
  const { draft: _before, ...rest } = history.present;
  if (draft === null && history.present.draft === undefined) return history;
  return { ...history, present: draft === null ? rest : { ...rest, draft } };
}
