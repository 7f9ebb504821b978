import type { Sketch } from "~graders";

/** What is taken down to see what follows. It is a question put to the sketch, and never a part of it. */
export interface Outages {
  /** Ids of nodes and groups. */
  down: ReadonlySet<string>;
  /** What was down before each step, with the sketch as it stood at the time, so that undo goes back in order. */
  past: readonly Step[];
  future: readonly Step[];
}
interface Step {
  down: ReadonlySet<string>;
  at: Sketch;
}

export const NOTHING_DOWN: Outages = { down: new Set(), past: [], future: [] };
const STEPS_KEPT = 100;

function step(outages: Outages, at: Sketch, down: ReadonlySet<string>): Outages {
  return { down, past: [...outages.past, { down: outages.down, at }].slice(-STEPS_KEPT), future: [] };
}

/** Takes them down; when all of them are down already, brings them back. */
export function toggleDown(outages: Outages, ids: readonly string[], at: Sketch): Outages {
  if (ids.length === 0) return outages;
  const next = new Set(outages.down);
  const allDown = ids.every((id) => next.has(id));
  for (const id of ids) {
    if (allDown) next.delete(id);
    else next.add(id);
  }
  return step(outages, at, next);
}

export const allBack = (outages: Outages, at: Sketch): Outages =>
  outages.down.size === 0 ? outages : step(outages, at, new Set());

/** Undoes the last step where nothing was drawn since; null: the drawing's own last edit comes first. */
export function undoOutage(outages: Outages, at: Sketch): Outages | null {
  const last = outages.past.at(-1);
  if (last?.at !== at) return null;
  return {
    down: last.down,
    past: outages.past.slice(0, -1),
    future: [...outages.future, { down: outages.down, at }],
  };
}

export function redoOutage(outages: Outages, at: Sketch): Outages | null {
  const next = outages.future.at(-1);
  if (next?.at !== at) return null;
  return {
    down: next.down,
    past: [...outages.past, { down: outages.down, at }],
    future: outages.future.slice(0, -1),
  };
}

/** Those of them that the sketch still has, in its order: nodes, then groups. */
export const downIn = (sketch: Sketch, down: ReadonlySet<string>): string[] =>
  [...sketch.nodes, ...sketch.groups].map(({ id }) => id).filter((id) => down.has(id));
