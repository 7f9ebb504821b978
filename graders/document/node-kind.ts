import type { NodeKind } from "../model/index.ts";
import { NAMES, ROLES } from "./node-kind-words.ts";

/** Outline of a node in a drawing. */
export type NodeShape =
  | "rectangle"
  | "round"
  | "stadium"
  | "subroutine"
  | "cylinder"
  | "circle"
  | "double-circle"
  | "diamond"
  | "hexagon"
  | "flag"
  | "parallelogram"
  | "trapezoid";

interface Phrase {
  kind: NodeKind;
  /** Padded with spaces, so that it matches at word borders only. */
  text: string;
}

const compile = (rows: typeof ROLES): Phrase[] =>
  rows.flatMap(([kind, phrases]) =>
    phrases
      .split(", ")
      .map((phrase) => ({ kind, text: phrase.endsWith("*") ? ` ${phrase.slice(0, -1)}` : ` ${phrase} ` })),
  );

const roles = /* @__PURE__ */ compile(ROLES);
const names = /* @__PURE__ */ compile(NAMES);

/** Whatever the label says of a service stays one ("cache service" is a cache, "ranking service" a model server). */
const SERVICE_WORDS = / (?:microservice|orchestrator|backend|service|api|server|servers|svc) /;

/** Earliest match wins; of two that start together, the longer. */
function earliest(text: string, phrases: Phrase[]): { kind: NodeKind; at: number } | null {
  let best: { kind: NodeKind; at: number; length: number } | null = null;
  for (const phrase of phrases) {
    const at = text.indexOf(phrase.text);
    if (at < 0) continue;
    if (!best || at < best.at || (at === best.at && phrase.text.length > best.length)) {
      best = { kind: phrase.kind, at, length: phrase.text.length };
    }
  }
  return best;
}

const words = (label: string) =>
  ` ${label
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;

const splitCamelCase = (label: string) =>
  label.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2").replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2");

/** "user service" is a service and "user store" a store: there the first word names what it is about, not what it is. */
function aboutUsers(text: string): boolean {
  return /^ (?:users?|customers?|device|driver|rider|tenants?|app|mobile|web) (?:\p{L}+ )*(?:service|svc|api|server|servers|backend|profile|profiles|data|store|db|tier|histor\p{L}*) /u.test(
    text,
  );
}

function match(text: string): NodeKind | null {
  const role = earliest(text, roles);
  if (role) return role.kind;
  const name = earliest(text, names);
  if (!name) return null;
  if (name.kind !== "client") return name.kind;
  if (!aboutUsers(text)) return "client";
  const rest = earliest(
    text,
    names.filter((phrase) => phrase.kind !== "client"),
  );
  return rest && !SERVICE_WORDS.test(text) ? rest.kind : "service";
}

/**
 * What kind of component a label names, in jargon or in plain words; the outline decides only where the label says
 * nothing. `service` when nothing is known. Reads the first 300 characters.
 */
export function inferNodeKind(label: string, shape?: NodeShape): NodeKind {
  const bounded = label.slice(0, 300);
  const found = match(words(bounded)) ?? match(words(splitCamelCase(bounded)));
  if (found) return found;
  return shape === "cylinder" ? "sql" : "service";
}
