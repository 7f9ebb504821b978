import { createContext, useContext, useSyncExternalStore } from "react";
import type { Answer, AnswerField, Given, Mode, Sketch } from "~graders";
import type { RoundPrices } from "~/components/prices/round-prices.ts";
import type { Saver } from "~/components/saving/saver.ts";

/** What every part of the answer page works with. */
export interface WorkspaceTools {
  saver: Saver;
  /** No typing: paused, or the time is over. */
  locked: boolean;
  mode: Mode;
  givens: readonly Given[];
  /** What a review starts from; null in other formats. */
  sketch: Sketch | null;
  /** What the round reckons with. */
  prices: RoundPrices;
  /** Says a short sentence to screen readers. */
  announce: (message: string) => void;
}

export const WorkspaceContext = createContext<WorkspaceTools | null>(null);

export function useWorkspace(): WorkspaceTools {
  const tools = useContext(WorkspaceContext);
  if (!tools) throw new Error("this part stands outside the workspace");
  return tools;
}

/** One field of the answer, live: its value and how to change it. Only changes of this field render again. */
export function useField<F extends AnswerField>(field: F): [Answer[F], (next: Answer[F]) => void] {
  const { saver } = useWorkspace();
  // The saver holds what the loader or this page's own controls put there, always under the field's own name.
  const read = () => saver.value(field) as Answer[F];
  const value = useSyncExternalStore(saver.subscribe, read, read);
  return [value, (next) => saver.edit(field, next)];
}

/** Whether a field only holds what the question put there: the sketch of a review that nobody has changed. */
export const isStillGiven = (field: AnswerField, { sketch, saver }: WorkspaceTools): boolean =>
  field === "sketch" && sketch !== null && saver.revision(field) === 0 && !saver.edited(field);
