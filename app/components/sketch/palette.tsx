import type { NodeKind } from "~graders";
import { KIND_MIME } from "./canvas.tsx";
import { KindIcon } from "./kind-icon.tsx";
import { KINDS, KINDS_BY_FAMILY } from "./kinds.ts";

/** Every component, by family: a press adds it, dragging places it. */
export function Palette({ onAdd }: { onAdd: (kind: NodeKind) => void }) {
  return (
    <div className="sketch-palette" role="group" aria-label="Add a component">
      {KINDS_BY_FAMILY.map(({ family, name, kinds }) => (
        <div key={family} className="sketch-family" role="group" aria-label={name}>
          <p aria-hidden="true">{name}</p>
          <div>
            {kinds.map((kind) => (
              <button
                key={kind}
                type="button"
                className="sketch-piece"
                draggable
                onDragStart={(event) => event.dataTransfer.setData(KIND_MIME, kind)}
                onClick={() => onAdd(kind)}
              >
                <KindIcon kind={kind} />
                <span>{KINDS[kind].name}</span>
              </button>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
