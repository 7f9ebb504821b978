import "@xyflow/react/dist/base.css";
import "./sketch.css";
import "../simulation/simulation.css";
import { ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import type { NodeKind, Sketch } from "~graders";
import { Banner } from "../banner.tsx";
import { Button } from "../button.tsx";
import { LiveRegion } from "../live-region.tsx";
import { RunPlots } from "../simulation/plots/run-plots.tsx";
import { Readout } from "../simulation/readout.tsx";
import { RunBar } from "../simulation/run-bar.tsx";
import { RunPanel } from "../simulation/run-panel.tsx";
import { NOTHING_STATED } from "../simulation/stated.ts";
import { type RunSetup, useRun } from "../simulation/use-run.ts";
import { autoLayout, freePlace } from "./auto-layout.ts";
import { Canvas, canvasId } from "./canvas.tsx";
import { DetailsPanel } from "./details-panel.tsx";
import { copyPiece, type Piece } from "./edits.ts";
import { download, type ExportKind, exportSketch } from "./export-files.tsx";
import { FILE_MAX_BYTES, readSketchFile } from "./files.ts";
import type { Point } from "./geometry.ts";
import { KINDS } from "./kinds.ts";
import { ListView } from "./list-view.tsx";
import { MermaidPane } from "./mermaid-pane.tsx";
import { Palette } from "./palette.tsx";
import { placesOf } from "./layered-layout.ts";
import { SideTabs } from "./side-tabs.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useSketch } from "./use-sketch.ts";

export interface SketchEditorProps {
  value: Sketch;
  onChange: (sketch: Sketch) => void;
  readOnly?: boolean;
  /** Ids of nodes and edges to mark. */
  highlights?: ReadonlySet<string>;
  /** How it may be run; left out: it is not run here. */
  setup?: RunSetup;
}

const NOT_RUN: RunSetup = { stated: NOTHING_STATED, mayLive: false, prices: null };
const NONE: ReadonlySet<string> = new Set();
const typesText = (target: EventTarget) =>
  target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable=true]") !== null;

/** The architecture sketch: canvas, palette, details, Mermaid text and list of one and the same graph. */
export default function SketchEditor(props: SketchEditorProps) {
  return (
    <ReactFlowProvider>
      <Editor {...props} />
    </ReactFlowProvider>
  );
}

function Editor({ value, onChange, readOnly = false, highlights = NONE, setup }: SketchEditorProps) {
  const { sketch, apply, canUndo, canRedo, setDraft, ...history } = useSketch(value, onChange);
  const [selection, setSelection] = useState<ReadonlySet<string>>(NONE);
  const [tab, setTab] = useState(sketch.draft === undefined ? "details" : "mermaid");
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const clipboard = useRef<{ piece: Piece; pasted: number } | null>(null);
  const surface = useRef<HTMLDivElement>(null);
  const flow = useReactFlow();
  const tools = useRun({ sketch, setup: setup ?? NOT_RUN, say: setSaid });
  const { simulation } = tools;

  const undo = () => {
    if (!tools.undo()) history.undo();
  };
  const redo = () => {
    if (!tools.redo()) history.redo();
  };

  const fit = useCallback(() => {
    requestAnimationFrame(() => void flow.fitView({ padding: 0.12, maxZoom: 1, duration: 200 }));
  }, [flow]);

  // Beside the answer, in the whole window, on a turned phone: the drawing is fitted to its new place.
  useEffect(() => {
    const element = surface.current;
    if (!element) return;
    let width = element.clientWidth;
    const observer = new ResizeObserver(() => {
      if (Math.abs(element.clientWidth - width) > 0.15 * width) fit();
      width = element.clientWidth;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [fit]);

  const select = useCallback((next: ReadonlySet<string>) => {
    setSelection(next);
    if (next.size > 0) setTab("details");
  }, []);

  const add = (nodeKind: NodeKind, at?: Point) => {
    const places = placesOf(sketch);
    const beside = sketch.nodes.find((node) => selection.has(node.id));
    const anchor = beside && places.get(beside.id);
    const rect = surface.current?.getBoundingClientRect();
    const middle = flow.screenToFlowPosition({
      x: (rect?.left ?? 0) + (rect?.width ?? 0) / 2 - 88,
      y: (rect?.top ?? 0) + (rect?.height ?? 0) / 2 - 30,
    });
    const wanted = at ?? (anchor ? { x: anchor.x + 248, y: anchor.y } : middle);
    const position = at ? { x: Math.round(at.x), y: Math.round(at.y) } : freePlace(sketch, places, wanted);
    const edited = apply({ kind: "add-node", nodeKind, position });
    if (edited.refused !== undefined) return setProblem(edited.refused);
    select(new Set(edited.added));
    setSaid(`${KINDS[nodeKind].name} added and selected.`);
    const corner = flow.flowToScreenPosition(position);
    const inView =
      rect &&
      corner.x > rect.left &&
      corner.x + 120 < rect.right &&
      corner.y > rect.top &&
      corner.y + 60 < rect.bottom;
    if (!inView) fit();
  };

  /** Whatever had the focus may be gone with it, so the focus goes to the canvas. */
  const remove = (ids: ReadonlySet<string>) => {
    if (readOnly || ids.size === 0) return;
    apply({ kind: "remove", ids });
    setSaid(ids.size === 1 ? "Deleted." : `${ids.size} things deleted.`);
    setSelection(NONE);
    surface.current?.focus();
  };

  const readFile = async (file: File) => {
    if (file.size > FILE_MAX_BYTES)
      return setProblem(`${file.name} is larger than 2 MB; export a smaller part of it.`);
    const read = readSketchFile(file.name, await file.text());
    if (!read.ok) return setProblem(read.message);
    apply({ kind: "replace", sketch: read.sketch });
    setSelection(NONE);
    setProblem(
      read.warnings.length > 0 ? `Imported, with remarks: ${read.warnings.slice(0, 3).join("; ")}.` : null,
    );
    setSaid(
      `${file.name} imported: ${read.sketch.nodes.length} components. Undo brings the old sketch back.`,
    );
    fit();
  };

  const onExport = async (kind: ExportKind) => {
    try {
      download(await exportSketch(sketch, kind));
    } catch (error) {
      setProblem(
        `The ${kind} file could not be made: ${error instanceof Error ? error.message : "unknown reason"}.`,
      );
    }
  };

  const group = () => {
    const members = sketch.nodes.filter((node) => selection.has(node.id)).map((node) => node.id);
    const edited = apply({ kind: "add-group", groupKind: "region", members });
    if (edited.refused !== undefined) return setProblem(edited.refused);
    select(new Set(edited.added));
    setSaid(members.length > 0 ? `Group made around ${members.length} components.` : "Empty group added.");
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    const run = (action: () => void) => {
      event.preventDefault();
      action();
    };
    if (typesText(event.target)) return;
    if ((key === "delete" || key === "backspace") && selection.size > 0) return run(() => remove(selection));
    if (key === "escape" && selection.size > 0) return run(() => setSelection(NONE));
    if (setup && !readOnly && key === "k" && !command && !event.altKey) {
      const breakable = [...sketch.nodes, ...sketch.groups.filter(({ kind }) => kind !== "other")];
      const focused = event.target instanceof Element && event.target.closest(".react-flow__node");
      const at = focused ? canvasId(focused.getAttribute("data-id") ?? "") : null;
      const chosen = at === null || selection.has(at) ? selection : new Set([at]);
      const ids = breakable.map(({ id }) => id).filter((id) => chosen.has(id));
      if (ids.length > 0) run(() => tools.toggle(ids));
      return;
    }
    if (!command) return;
    if (key === "a") return run(() => setSelection(new Set(sketch.nodes.map((node) => node.id))));
    if (key === "c" && selection.size > 0) {
      const piece = copyPiece(sketch, selection);
      if (piece.nodes.length === 0) return;
      clipboard.current = { piece, pasted: 0 };
      return setSaid(`${piece.nodes.length} copied.`);
    }
    if (readOnly) return;
    if (key === "z") return run(event.shiftKey ? redo : undo);
    if (key === "y") return run(redo);
    if (key === "v" && clipboard.current) {
      const held = clipboard.current;
      held.pasted += 1;
      return run(() => {
        const edited = apply({
          kind: "paste",
          piece: held.piece,
          offset: { x: 36 * held.pasted, y: 36 * held.pasted },
        });
        if (edited.refused !== undefined) return setProblem(edited.refused);
        setSelection(new Set(edited.added));
        setSaid(`${held.piece.nodes.length} pasted.`);
      });
    }
  };

  const mend = [...sketch.nodes, ...sketch.edges, ...sketch.groups].find(
    ({ id }) => id === simulation.problem?.mend,
  );
  /** Before the canvas hears it, which takes Ctrl+Enter on a component for taking it out of the selection. */
  const onRunKey = (event: KeyboardEvent) => {
    if (!setup || readOnly || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    tools.run();
  };

  const empty = sketch.nodes.length === 0 && sketch.groups.length === 0;
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- keys bubble here from the controls inside
    <div className="sketch" onKeyDown={onKeyDown} onKeyDownCapture={onRunKey}>
      <Toolbar
        readOnly={readOnly}
        canUndo={canUndo || tools.canUndo}
        canRedo={canRedo || tools.canRedo}
        empty={empty}
        selected={selection.size}
        onUndo={undo}
        onRedo={redo}
        onTidy={() => {
          apply({ kind: "move", places: autoLayout(sketch) });
          fit();
        }}
        onFit={fit}
        onZoom={(by) => void (by > 0 ? flow.zoomIn({ duration: 150 }) : flow.zoomOut({ duration: 150 }))}
        onGroup={group}
        onDelete={() => remove(selection)}
        onFile={(file) => void readFile(file)}
        onExport={(kind) => void onExport(kind)}
      />
      {setup && (
        <RunBar
          choice={tools.choice}
          busy={simulation.busy}
          disabled={readOnly}
          live={setup.mayLive ? tools.live : null}
          onLive={tools.setLive}
          onRun={() => tools.run()}
          note={tools.note}
        />
      )}
      {simulation.problem && (
        <Banner
          tone="warn"
          actions={mend && <Button onClick={() => select(new Set([mend.id]))}>Show it</Button>}
        >
          {simulation.problem.reason}
        </Banner>
      )}
      {simulation.closed && (
        <Readout
          simulation={simulation.closed.reply.simulation}
          outage={simulation.closed.reply.outage}
          workload={simulation.closed.workload}
          stale={tools.stale}
        />
      )}
      {problem !== null && (
        <Banner tone="warn" actions={<Button onClick={() => setProblem(null)}>Dismiss</Button>}>
          {problem}
        </Banner>
      )}
      <div className="sketch-body" data-readonly={readOnly || undefined}>
        {!readOnly && <Palette onAdd={add} />}
        <div className="sketch-canvas" ref={surface} tabIndex={-1}>
          <Canvas
            sketch={sketch}
            selection={selection}
            highlights={highlights}
            readings={tools.readings}
            readOnly={readOnly}
            onSelect={select}
            apply={apply}
            onAdd={add}
            onFile={(file) => void readFile(file)}
            say={setSaid}
          />
          {empty && (
            <p className="sketch-empty">
              {readOnly
                ? "Nothing was drawn."
                : "Add a component from the palette, type Mermaid, or drop a file here."}
            </p>
          )}
        </div>
        <SideTabs
          chosen={tab}
          onChoose={setTab}
          tabs={[
            {
              id: "details",
              label: "Details",
              content: (
                <DetailsPanel
                  sketch={sketch}
                  selection={selection}
                  readOnly={readOnly}
                  apply={apply}
                  onRemove={remove}
                  say={setSaid}
                  whatIf={setup ? tools : null}
                />
              ),
            },
            {
              id: "mermaid",
              label: "Mermaid",
              content: <MermaidPane sketch={sketch} readOnly={readOnly} apply={apply} setDraft={setDraft} />,
            },
            {
              id: "list",
              label: "List",
              content: <ListView sketch={sketch} onSelect={(id) => select(new Set([id]))} />,
            },
          ]}
        />
      </div>
      <RunPanel
        sketch={sketch}
        simulation={simulation}
        stale={tools.stale}
        down={tools.down}
        disabled={readOnly}
        onSelect={(id) => select(new Set([id]))}
        onToggle={tools.toggle}
        onBringBack={tools.bringBack}
        onRun={tools.run}
        prices={setup?.prices ?? null}
      >
        <RunPlots
          sketch={sketch}
          workload={tools.choice.workload}
          down={tools.down}
          mayMirror={setup?.mayLive ?? false}
          simulator={simulation.explorer}
          say={setSaid}
        />
      </RunPanel>
      <LiveRegion message={said} />
    </div>
  );
}
