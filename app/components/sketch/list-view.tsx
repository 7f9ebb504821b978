import type { Sketch } from "~graders";
import { KINDS } from "./kinds.ts";
import { parameterSummary } from "./parameters.ts";

/** The sketch as two tables: the same content without a canvas. */
export function ListView({ sketch, onSelect }: { sketch: Sketch; onSelect: (id: string) => void }) {
  if (sketch.nodes.length === 0) return <p className="muted sketch-details">Nothing drawn yet.</p>;
  const name = (id: string) => sketch.nodes.find((node) => node.id === id)?.label.replaceAll("\n", " ") ?? id;
  const group = (id: string | undefined) => sketch.groups.find((known) => known.id === id)?.label ?? "";
  return (
    <div className="sketch-lists">
      <div className="table-frame">
        <table className="table">
          <caption>Components</caption>
          <thead>
            <tr>
              <th scope="col">Label</th>
              <th scope="col">Kind</th>
              <th scope="col">Stated</th>
              {sketch.groups.length > 0 && <th scope="col">Group</th>}
            </tr>
          </thead>
          <tbody>
            {sketch.nodes.map((node) => (
              <tr key={node.id}>
                <th scope="row">
                  <button type="button" className="sketch-link" onClick={() => onSelect(node.id)}>
                    {name(node.id) || "Unnamed"}
                  </button>
                </th>
                <td>{KINDS[node.kind].name}</td>
                <td>{parameterSummary(node)}</td>
                {sketch.groups.length > 0 && <td>{group(node.group)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {sketch.edges.length > 0 && (
        <div className="table-frame">
          <table className="table">
            <caption>Edges</caption>
            <thead>
              <tr>
                <th scope="col">From</th>
                <th scope="col">To</th>
                <th scope="col">Kind</th>
                <th scope="col">Label</th>
              </tr>
            </thead>
            <tbody>
              {sketch.edges.map((edge) => (
                <tr key={edge.id}>
                  <th scope="row">
                    <button type="button" className="sketch-link" onClick={() => onSelect(edge.id)}>
                      {name(edge.from)}
                    </button>
                  </th>
                  <td>{name(edge.to)}</td>
                  <td>{edge.kind}</td>
                  <td>{edge.label.replaceAll("\n", " ")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
