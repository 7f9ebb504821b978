import { type ReactNode, useState } from "react";
import {
  EDGE_KINDS,
  type NodeKind,
  type Sketch,
  type SketchEdge,
  type SketchGroup,
  type SketchNode,
} from "~graders";
import { Button } from "../button.tsx";
import { Field, SelectField, TextField } from "../field.tsx";
import type { Edit, Edited } from "./edits.ts";
import { KINDS, KINDS_BY_FAMILY } from "./kinds.ts";
import { NumberField } from "./number-field.tsx";
import { PARAMETERS, parametersFor } from "./parameters.ts";

interface PanelProps {
  sketch: Sketch;
  readOnly: boolean;
  apply: (edit: Edit, tag?: string) => Edited;
  onRemove: (ids: ReadonlySet<string>) => void;
  say: (message: string) => void;
  /** What is down in the what-if, and how to change it; null: the sketch is not run here. */
  whatIf: { down: ReadonlySet<string>; toggle: (ids: readonly string[]) => void } | null;
}

function WhatIf({ id, whatIf, readOnly }: Pick<PanelProps, "whatIf" | "readOnly"> & { id: string }) {
  if (!whatIf) return null;
  return (
    <Button disabled={readOnly} title="Take down or bring back (K)" onClick={() => whatIf.toggle([id])}>
      {whatIf.down.has(id) ? "Bring it back" : "Take it down"}
    </Button>
  );
}

const EDGE_KIND_NAMES: Readonly<Record<SketchEdge["kind"], string>> = {
  sync: "Synchronous: the caller waits",
  async: "Asynchronous: nobody waits",
  batch: "Batch: on a schedule",
};

const GROUP_KIND_NAMES: Readonly<Record<SketchGroup["kind"], string>> = {
  region: "Region",
  zone: "Availability zone",
  other: "Other",
};

const options = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

function groupOptions(sketch: Sketch, except?: string) {
  return [
    { value: "", label: "None" },
    ...sketch.groups.filter((group) => group.id !== except).map(({ id, label }) => ({ value: id, label })),
  ];
}

const oneLine = (label: string) => label.replaceAll("\n", " ");

function NodeDetails({ node, ...props }: PanelProps & { node: SketchNode }) {
  const { sketch, readOnly, apply, onRemove, say } = props;
  const [target, setTarget] = useState("");
  const taken = new Set(sketch.edges.filter((edge) => edge.from === node.id).map((edge) => edge.to));
  const targets = sketch.nodes.filter((other) => other.id !== node.id && !taken.has(other.id));
  const chosen = targets.find((other) => other.id === target);
  return (
    <>
      <TextField
        label="Label"
        value={node.label}
        maxLength={300}
        disabled={readOnly}
        onChange={(event) =>
          apply({ kind: "update-node", id: node.id, label: event.target.value }, `label ${node.id}`)
        }
      />
      <Field label="Kind">
        {(control) => (
          <select
            {...control}
            className="input"
            value={node.kind}
            disabled={readOnly}
            onChange={(event) => {
              const nodeKind = (Object.keys(KINDS) as NodeKind[]).find((kind) => kind === event.target.value);
              if (nodeKind) apply({ kind: "update-node", id: node.id, nodeKind });
            }}
          >
            {KINDS_BY_FAMILY.map(({ family, name, kinds }) => (
              <optgroup key={family} label={name}>
                {kinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {KINDS[kind].name}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      {sketch.groups.length > 0 && (
        <SelectField
          label="Group"
          value={node.group ?? ""}
          disabled={readOnly}
          options={groupOptions(sketch)}
          onChange={(event) => apply({ kind: "update-node", id: node.id, group: event.target.value || null })}
        />
      )}
      <fieldset className="sketch-parameters">
        <legend>Parameters</legend>
        {parametersFor(node).map((key) => (
          <NumberField
            key={`${node.id} ${key}`}
            {...PARAMETERS[key]}
            range={PARAMETERS[key]}
            value={node.parameters[key]}
            disabled={readOnly}
            onValue={(value) =>
              apply({ kind: "set-parameter", id: node.id, key, value }, `${key} ${node.id}`)
            }
          />
        ))}
      </fieldset>
      {!readOnly && (
        <>
          <div className="sketch-connect">
            <SelectField
              label="Connect to"
              value={chosen?.id ?? ""}
              onChange={(event) => setTarget(event.target.value)}
              options={[
                {
                  value: "",
                  label: targets.length > 0 ? "Choose a component" : "Nothing left to connect to",
                },
                ...targets.map(({ id, label }) => ({ value: id, label: oneLine(label) })),
              ]}
            />
            <Button
              disabled={!chosen}
              onClick={() => {
                if (!chosen) return;
                const edited = apply({ kind: "connect", from: node.id, to: chosen.id });
                say(edited.refused ?? `${oneLine(node.label)} now leads to ${oneLine(chosen.label)}.`);
                setTarget("");
              }}
            >
              Connect
            </Button>
          </div>
          <WhatIf id={node.id} {...props} />
          <Button look="danger" onClick={() => onRemove(new Set([node.id]))}>
            Delete component
          </Button>
        </>
      )}
    </>
  );
}

function EdgeDetails({ edge, ...props }: PanelProps & { edge: SketchEdge }) {
  const { sketch, readOnly, apply, onRemove } = props;
  const name = (id: string) => oneLine(sketch.nodes.find((node) => node.id === id)?.label ?? id);
  return (
    <>
      <p>
        From <strong>{name(edge.from)}</strong> to <strong>{name(edge.to)}</strong>
      </p>
      <TextField
        label="Label"
        value={edge.label}
        maxLength={300}
        disabled={readOnly}
        onChange={(event) =>
          apply({ kind: "update-edge", id: edge.id, label: event.target.value }, `label ${edge.id}`)
        }
      />
      <SelectField
        label="Kind"
        value={edge.kind}
        disabled={readOnly}
        options={options(EDGE_KIND_NAMES)}
        onChange={(event) => {
          const edgeKind = EDGE_KINDS.find((kind) => kind === event.target.value);
          if (edgeKind) apply({ kind: "update-edge", id: edge.id, edgeKind });
        }}
      />
      <NumberField
        key={`${edge.id} share`}
        label="Share"
        unit="%"
        hint={`of what reaches ${name(edge.from)}; empty: all of it`}
        range={{ min: 0, max: 100, whole: false, scale: 100 }}
        value={edge.share}
        disabled={readOnly}
        onValue={(share) =>
          apply({ kind: "update-edge", id: edge.id, share: share ?? null }, `share ${edge.id}`)
        }
      />
      <NumberField
        key={`${edge.id} fanOut`}
        label="Fan-out"
        unit="calls"
        hint="for each request; empty: one"
        range={{ min: 0, max: 1_000_000, whole: false, scale: 1 }}
        value={edge.fanOut}
        disabled={readOnly}
        onValue={(fanOut) =>
          apply({ kind: "update-edge", id: edge.id, fanOut: fanOut ?? null }, `fan ${edge.id}`)
        }
      />
      {!readOnly && (
        <div className="row">
          <Button onClick={() => apply({ kind: "reverse-edge", id: edge.id })}>Reverse</Button>
          <Button look="danger" onClick={() => onRemove(new Set([edge.id]))}>
            Delete edge
          </Button>
        </div>
      )}
    </>
  );
}

function GroupDetails({ group, ...props }: PanelProps & { group: SketchGroup }) {
  const { sketch, readOnly, apply, onRemove, say } = props;
  return (
    <>
      <TextField
        label="Label"
        value={group.label}
        maxLength={300}
        disabled={readOnly}
        onChange={(event) =>
          apply({ kind: "update-group", id: group.id, label: event.target.value }, `label ${group.id}`)
        }
      />
      <SelectField
        label="Kind"
        value={group.kind}
        disabled={readOnly}
        options={options(GROUP_KIND_NAMES)}
        onChange={(event) => {
          const groupKind = (["region", "zone", "other"] as const).find(
            (kind) => kind === event.target.value,
          );
          if (groupKind) apply({ kind: "update-group", id: group.id, groupKind });
        }}
      />
      {sketch.groups.length > 1 && (
        <SelectField
          label="Inside"
          value={group.parent ?? ""}
          disabled={readOnly}
          options={groupOptions(sketch, group.id)}
          onChange={(event) => {
            const edited = apply({ kind: "update-group", id: group.id, parent: event.target.value || null });
            if (edited.refused !== undefined) say(edited.refused);
          }}
        />
      )}
      <fieldset className="sketch-members">
        <legend>Holds</legend>
        {sketch.nodes.length === 0 && <p className="muted">Add components first.</p>}
        {sketch.nodes.map((node) => (
          <label key={node.id} className="choice">
            <input
              type="checkbox"
              checked={node.group === group.id}
              disabled={readOnly}
              onChange={(event) =>
                apply({ kind: "update-node", id: node.id, group: event.target.checked ? group.id : null })
              }
            />
            {oneLine(node.label)}
          </label>
        ))}
      </fieldset>
      {!readOnly && (
        <>
          {group.kind !== "other" && <WhatIf id={group.id} {...props} />}
          <Button look="danger" onClick={() => onRemove(new Set([group.id]))}>
            Remove group
          </Button>
        </>
      )}
    </>
  );
}

/** Everything about what is selected. */
export function DetailsPanel({ selection, ...props }: PanelProps & { selection: ReadonlySet<string> }) {
  const { sketch } = props;
  const nodes = sketch.nodes.filter((node) => selection.has(node.id));
  const edges = sketch.edges.filter((edge) => selection.has(edge.id));
  const groups = sketch.groups.filter((group) => selection.has(group.id));
  const count = nodes.length + edges.length + groups.length;
  const [node, edge, group] = [nodes[0], edges[0], groups[0]];
  let body: ReactNode;
  if (count === 0) {
    body = (
      <p className="muted">
        Select a component, an edge or a group to see its parameters. Numbers you state here are the ones the
        design is run with.
      </p>
    );
  } else if (count > 1) body = <p>{count} things selected. Ctrl+C copies them, Delete removes them.</p>;
  else if (node) body = <NodeDetails key={node.id} node={node} {...props} />;
  else if (edge) body = <EdgeDetails key={edge.id} edge={edge} {...props} />;
  else if (group) body = <GroupDetails key={group.id} group={group} {...props} />;
  return <div className="sketch-details">{body}</div>;
}
