import { type KeyboardEvent, type ReactNode, useRef } from "react";
import type { Answer, AnswerField } from "~graders";
import { DownIcon, UpIcon, CloseIcon } from "~/components/icons.tsx";
import { useField, useWorkspace } from "../context.ts";
import { isFilled } from "../sections.ts";

type ListField = {
  [F in AnswerField]: Answer[F] extends readonly unknown[] ? F : never;
}[AnswerField];
type RowOf<F extends ListField> = Answer[F] extends readonly (infer R)[] ? R : never;

export interface RowTools<R> {
  rows: R[];
  /** The rows, and one blank one to type the next into. */
  shown: R[];
  change: (index: number, row: R) => void;
  /** Puts rows in place of one: what a paste of several lines does. */
  replace: (index: number, rows: R[]) => void;
  remove: (index: number) => void;
  move: (index: number, by: -1 | 1) => void;
  focus: (index: number, control?: string) => void;
  /** Alt with an arrow key moves the row that holds the focus. */
  onKeyDown: (index: number, control: string) => (event: KeyboardEvent) => void;
}

/** Editing of a list. Typing into the blank row at the end makes it a row, so there is always a next one. */
export function useRows<F extends ListField>(field: F, blank: RowOf<F>): RowTools<RowOf<F>> {
  const [value, set] = useField(field);
  const { announce, locked } = useWorkspace();
  const rows = value as RowOf<F>[];
  const latest = useRef(rows);
  latest.current = rows;

  const write = (next: RowOf<F>[]) => {
    const end = next.findLastIndex((row) => isFilled([row] as unknown as Answer[F])) + 1;
    latest.current = next.slice(0, end);
    set(latest.current as unknown as Answer[F]);
  };
  // At once where the control stands already, so that no key typed in between goes astray.
  const focus = (index: number, control?: string) => {
    if (!focusRow(field, index, control)) requestAnimationFrame(() => focusRow(field, index, control));
  };
  const remove = (index: number) => {
    write(latest.current.filter((_, at) => at !== index));
    announce(`Row ${index + 1} removed`);
    focus(Math.max(0, index - 1));
  };
  const move = (index: number, by: -1 | 1) => {
    const to = index + by;
    const next = [...latest.current];
    const [row] = next.splice(index, 1);
    if (row === undefined || to < 0 || to > next.length) return;
    next.splice(to, 0, row);
    write(next);
    announce(`Row ${index + 1} is now row ${to + 1}`);
  };

  return {
    rows,
    shown: locked && rows.length > 0 ? rows : [...rows, blank],
    change(index, row) {
      const next = [...latest.current];
      while (next.length < index) next.push(blank);
      next[index] = row;
      write(next);
    },
    replace(index, inserted) {
      write([...latest.current.slice(0, index), ...inserted, ...latest.current.slice(index + 1)]);
    },
    remove,
    move,
    focus,
    onKeyDown: (index, control) => (event) => {
      const by = event.altKey && { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key];
      if (!by || locked) return;
      event.preventDefault();
      move(index, by);
      focus(index + by, control);
    },
  };
}

function focusRow(field: string, index: number, control: string | undefined): boolean {
  const row = document.querySelector<HTMLElement>(`[data-row="${field}.${index}"]`);
  const target = control ? row?.querySelector<HTMLElement>(`[data-control="${control}"]`) : null;
  const found = target ?? row?.querySelector<HTMLElement>("input, textarea");
  found?.focus();
  return found !== null && found !== undefined;
}

/** Up, down and remove, at the end of a row. */
export function RowControls({
  tools,
  index,
  name,
}: {
  tools: Pick<RowTools<unknown>, "rows" | "move" | "remove" | "focus">;
  index: number;
  /** What the row is called: "requirement", "estimate". */
  name: string;
}) {
  const { locked } = useWorkspace();
  const exists = index < tools.rows.length;
  const moveTo = (by: -1 | 1) => {
    tools.move(index, by);
    tools.focus(index + by, by === -1 ? "up" : "down");
  };
  return (
    <div className="row-controls" data-exists={exists}>
      <IconButton
        label={`Move ${name} ${index + 1} up`}
        control="up"
        disabled={locked || !exists || index === 0}
        onClick={() => moveTo(-1)}
      >
        <UpIcon />
      </IconButton>
      <IconButton
        label={`Move ${name} ${index + 1} down`}
        control="down"
        disabled={locked || !exists || index === tools.rows.length - 1}
        onClick={() => moveTo(1)}
      >
        <DownIcon />
      </IconButton>
      <IconButton
        label={`Remove ${name} ${index + 1}`}
        control="remove"
        disabled={locked || !exists}
        onClick={() => tools.remove(index)}
      >
        <CloseIcon />
      </IconButton>
    </div>
  );
}

function IconButton({
  label,
  control,
  disabled,
  onClick,
  children,
}: {
  label: string;
  control: string;
  disabled: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className="row-button"
      aria-label={label}
      title={label}
      data-control={control}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
