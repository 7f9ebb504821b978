import type { ReactNode } from "react";

/** A page with one form, as wide as a form should be. */
export function DoorPage({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="page">
      <div className="stack gap-6 mx-auto w-full max-w-[30rem]">
        <header className="stack gap-2">
          <h1>{title}</h1>
          {lead === undefined ? null : <p className="muted">{lead}</p>}
        </header>
        {children}
      </div>
    </div>
  );
}
