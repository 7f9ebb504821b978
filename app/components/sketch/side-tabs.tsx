import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";

export interface SideTab {
  id: string;
  label: string;
  content: ReactNode;
}

/** Tabs whose choice is the editor's: selecting on the canvas brings the details to the front. Only one is in the page. */
export function SideTabs({
  tabs,
  chosen,
  onChoose,
}: {
  tabs: readonly SideTab[];
  chosen: string;
  onChoose: (id: string) => void;
}) {
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onChoose(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <div className="sketch-side">
      <div ref={list} className="tabs" role="tablist" aria-label="Sketch details">
        {tabs.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            role="tab"
            className="tab"
            data-tab={id}
            id={`${base}-${id}`}
            aria-controls={`${base}-panel`}
            aria-selected={id === chosen}
            tabIndex={id === chosen ? 0 : -1}
            onClick={() => onChoose(id)}
            onKeyDown={onKeyDown}
          >
            {label}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${base}-panel`}
        aria-labelledby={`${base}-${chosen}`}
        className="sketch-side-panel"
      >
        {tabs.find((tab) => tab.id === chosen)?.content}
      </div>
    </div>
  );
}
