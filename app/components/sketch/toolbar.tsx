import { type ReactNode, useRef } from "react";
import { Button } from "../button.tsx";
import { type ExportKind, EXPORTS } from "./export-files.tsx";
import { FILE_TYPES } from "./files.ts";

function Glyph({ d }: { d: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      width="18"
      height="18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={d} />
    </svg>
  );
}

function Tool({
  name,
  d,
  keys,
  children,
  ...rest
}: {
  name: string;
  d: string;
  keys?: string;
  children?: ReactNode;
  onClick: () => void;
  disabled?: boolean;
}) {
  return (
    <Button
      look="quiet"
      icon={!children}
      aria-label={children ? undefined : name}
      title={keys ? `${name} (${keys})` : name}
      {...rest}
    >
      <Glyph d={d} />
      {children}
    </Button>
  );
}

export interface ToolbarProps {
  readOnly: boolean;
  canUndo: boolean;
  canRedo: boolean;
  empty: boolean;
  selected: number;
  onUndo: () => void;
  onRedo: () => void;
  onTidy: () => void;
  onFit: () => void;
  onZoom: (by: 1 | -1) => void;
  onGroup: () => void;
  onDelete: () => void;
  onFile: (file: File) => void;
  onExport: (kind: ExportKind) => void;
}

export function Toolbar(props: ToolbarProps) {
  const { readOnly, empty } = props;
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className="sketch-toolbar" role="group" aria-label="Sketch tools">
      {!readOnly && (
        <>
          <Tool
            name="Undo"
            keys="Ctrl+Z"
            d="M7 4 3.500 7.500 7 11M4 7.500h7.500a4.500 4.500 0 0 1 0 9H8"
            disabled={!props.canUndo}
            onClick={props.onUndo}
          />
          <Tool
            name="Redo"
            keys="Ctrl+Shift+Z"
            d="m13 4 3.500 3.500L13 11M16 7.500H8.500a4.500 4.500 0 0 0 0 9H12"
            disabled={!props.canRedo}
            onClick={props.onRedo}
          />
          <Tool
            name="Delete selection"
            keys="Delete"
            d="M4 6h12M8 6V4h4v2M5.500 6l.8 10.500h7.400L14.500 6M8.500 9v5M11.500 9v5"
            disabled={props.selected === 0}
            onClick={props.onDelete}
          />
          <Tool
            name="Tidy"
            d="M3 4h5v4H3zM12 3h5v4h-5zM12 12h5v4h-5zM8 6h4M10 6v8h2"
            disabled={empty}
            onClick={props.onTidy}
          >
            Tidy
          </Tool>
          <Tool name="Group" d="M3 6V3h3M14 3h3v3M17 14v3h-3M6 17H3v-3M7 7h6v6H7z" onClick={props.onGroup}>
            Group
          </Tool>
        </>
      )}
      <Tool name="Zoom in" d="M10 5v10M5 10h10" onClick={() => props.onZoom(1)} />
      <Tool name="Zoom out" d="M5 10h10" onClick={() => props.onZoom(-1)} />
      <Tool name="Fit" d="M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4" disabled={empty} onClick={props.onFit}>
        Fit
      </Tool>
      <span className="sketch-toolbar-end">
        {!readOnly && (
          <>
            <input
              ref={picker}
              type="file"
              accept={FILE_TYPES}
              hidden
              onChange={(event) => {
                const file = event.target.files?.[0];
                event.target.value = "";
                if (file) props.onFile(file);
              }}
            />
            <Tool
              name="Import"
              d="M10 3v9M6.500 8.500 10 12l3.500-3.500M4 15.500h12"
              onClick={() => picker.current?.click()}
            >
              Import
            </Tool>
          </>
        )}
        <label className="sketch-export">
          <span className="visually-hidden">Export as</span>
          <select
            className="input"
            value=""
            disabled={empty}
            onChange={(event) => {
              const kind = EXPORTS.find((known) => known === event.target.value);
              if (kind) props.onExport(kind);
            }}
          >
            <option value="">Export</option>
            {EXPORTS.map((kind) => (
              <option key={kind} value={kind}>
                {kind}
              </option>
            ))}
          </select>
        </label>
      </span>
    </div>
  );
}
