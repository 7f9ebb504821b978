import type { Answer, AnswerField, Sketch } from "~graders";

/** A field's value as text a person can compare with another version of it. */
export function asText(field: string, value: unknown): string {
  if (typeof value === "string") return value;
  if (field === "sketch") return sketchText(value as Sketch);
  if (!Array.isArray(value)) return "";
  return value.map(rowText).join("\n");
}

function rowText(row: unknown): string {
  if (typeof row === "string") return `• ${row}`;
  if (typeof row !== "object" || row === null) return "";
  const { name, expression, note, ...rest } = row as Record<string, unknown>;
  const head = expression === undefined ? [] : [`${String(name)} = ${String(expression)}`, note];
  const parts = [...head, ...Object.values(rest)].map((part) =>
    Array.isArray(part) ? part.join(", ") : part,
  );
  return `• ${parts.filter((part) => typeof part === "string" && part.trim() !== "").join(" · ")}`;
}

function sketchText({ nodes, edges }: Sketch): string {
  const label = (id: string) => nodes.find((node) => node.id === id)?.label ?? id;
  return [
    ...nodes.map((node) => `• ${node.label} (${node.kind})`),
    ...edges.map((edge) => `${label(edge.from)} → ${label(edge.to)}`),
  ].join("\n");
}

const TEXT_FIELDS: readonly string[] = [
  "scope",
  "api",
  "dataModel",
  "operations",
  "prose",
] satisfies AnswerField[];

/** Fields whose two versions can be merged as one text. */
export const isTextField = (field: string): boolean => TEXT_FIELDS.includes(field);

/** Both versions in one: the other's rows first, then mine that it lacks. A sketch cannot be merged this way. */
export function bothOf(field: string, mine: unknown, theirs: unknown): unknown {
  if (typeof mine === "string" && typeof theirs === "string") return `${theirs}\n\n${mine}`;
  if (!Array.isArray(mine) || !Array.isArray(theirs)) return mine;
  const known = new Set(theirs.map((row) => JSON.stringify(row)));
  return [
    ...(theirs as unknown[]),
    ...mine.filter((row) => !known.has(JSON.stringify(row))),
  ] as Answer[AnswerField];
}
