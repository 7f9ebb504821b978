import { drawOf, type DrawnDiagram, readDiagram } from "../document/diagrams/index.ts";
import {
  type CheckOf,
  type DiagramKind,
  type Evidence,
  NODE_KINDS,
  type NodeKind,
  type Sketch,
} from "../model/index.ts";
import { normalise, tokenise } from "../text/index.ts";
import { withoutArticles } from "../text/pattern.ts";
import { type CheckContext } from "./context.ts";
import { kindName } from "./graph.ts";
import { notMet, outcome, type Outcome } from "./outcome.ts";
import { clip } from "./told.ts";

type DiagramCheck = CheckOf<"diagram">;
type Place = DrawnDiagram["links"][number]["at"];

/** One thing that the diagram is asked to show. */
interface Demand {
  share: number;
  /** What is there, or what is missing, as a clause. */
  says: string;
  at: Place | null;
}

interface Drawn {
  drawn: DrawnDiagram;
  /** A line of the diagram as evidence. */
  quote: (at: Place) => Evidence[];
}

/** Words by which a branch or an arrow says that something goes wrong. */
const FAILS =
  /\b(?:fail\w*|error\w*|time[sd]?[- ]?out\w*|unavailab\w*|unreachable|down|outage|lost|crash\w*|break(?:er|s)?|circuit|open circuit|retry|retries|fall[- ]?back|default|degrad\w*|stale|shed\w*|overload\w*|throttl\w*|reject\w*|invalid|bad request|too (?:slow|late|many|large|busy)|slow\w*|exceed\w*|drop\w*|dead[- ]letter|roll(?:ed|s)? ?back|missing|not (?:ready|found|healthy|available|reachable|answer\w*)|unhealthy|no (?:answer|reply|response)|gives? up|refus\w*|4\d\d|5\d\d)\b/i;

/** A wrong form of diagram tells half: a flowchart has no order of messages, a sequence no places. */
const OTHER_FORM = 0.5;

const NAMES: Record<DiagramKind, string> = {
  sequence: "sequence diagram",
  component: "component diagram",
  deployment: "deployment diagram",
};

const kinds: ReadonlySet<string> = new Set(NODE_KINDS);
const isKind = (id: string): id is NodeKind => kinds.has(id);

/** The diagram of this kind that shows most, and what of the things asked for it shows. */
export function checkDiagram(check: DiagramCheck, context: CheckContext): Outcome {
  const read = [...drawnAs(check.of, context)].filter(
    ({ drawn }) => drawn.parts.length + drawn.zones.length >= 2,
  );
  if (read.length === 0) return notMet(nothingToRead(check.of, context));
  return read
    .map((one) => judge(check, one, context))
    .reduce((best, one) => ((one.share ?? 0) > (best.share ?? 0) ? one : best));
}

function* drawnAs(of: DiagramKind, { answer }: CheckContext): Generator<Drawn> {
  for (const [index, { kind, text }] of answer.diagrams.entries()) {
    if (kind !== of) continue;
    const field = `diagrams.${index}.text`;
    const quote = ({ start, end }: Place): Evidence[] =>
      end > start ? [{ kind: "quote", field, start, end, text: text.slice(start, end) }] : [];
    yield { drawn: readDiagram(text), quote };
  }
  if (of !== "component" || answer.sketch.nodes.length === 0) return;
  yield { drawn: drawOf(answer.sketch), quote: () => nodeQuotes(answer.sketch) };
}

const nodeQuotes = ({ nodes }: Sketch): Evidence[] =>
  nodes.slice(0, 2).map(({ id, label }) => ({ kind: "node", id, label }));

function nothingToRead(of: DiagramKind, { answer }: CheckContext): string {
  const given = answer.diagrams.find(({ kind, text }) => kind === of && text.trim() !== "");
  if (!given) return `No ${NAMES[of]} is drawn.`;
  const problem = readDiagram(given.text).problems[0];
  return `The ${NAMES[of]} shows nothing that can be read. ${problem?.message ?? ""}`.trim();
}

function judge(check: DiagramCheck, { drawn, quote }: Drawn, context: CheckContext): Outcome {
  const demands = [
    ...check.parts.map((part) => shows([part].flat(), drawn, context)),
    ...(check.steps === undefined ? [] : [steps(check.steps, drawn)]),
    ...(check.failure === true ? [failure(drawn)] : []),
    ...(check.zones === undefined ? [] : [zones(check.zones, drawn)]),
  ];
  const fits = (drawn.form === "sequence") === (check.of === "sequence");
  const shown =
    demands.length === 0 ? 1 : demands.reduce((sum, { share }) => sum + share, 0) / demands.length;
  const gaps = demands.filter(({ share }) => share < 1);
  const told = gaps.length > 0 ? gaps : demands;
  const places = [...demands].sort((a, b) => b.share - a.share).flatMap(({ at }) => (at ? [at] : []));
  const distinct = places.filter(
    (at, index) => places.findIndex(({ start }) => start === at.start) === index,
  );
  const first = drawn.links[0]?.at ?? drawn.parts[0]?.at;
  const evidence = (distinct.length > 0 ? distinct : first ? [first] : []).flatMap(quote);
  const form = fits ? "" : ` It is drawn as a ${drawn.form === "sequence" ? "sequence" : "flowchart"}.`;
  const says = told
    .slice(0, 3)
    .map(({ says: clause }) => clause)
    .join("; ");
  return outcome(
    fits ? shown : shown * OTHER_FORM,
    `${capital(NAMES[check.of])}: ${says === "" ? "drawn" : says}.${form}`,
    dedupe(evidence),
  );
}

const dedupe = (all: Evidence[]): Evidence[] =>
  all.filter(
    (one, index) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === index,
  );

/** One of these node kinds or concepts stands in the diagram. */
function shows(ids: readonly string[], drawn: DrawnDiagram, context: CheckContext): Demand {
  const texts = [
    ...drawn.parts.map(({ says, at }) => ({ text: says, at })),
    ...drawn.links.map(({ label, at }) => ({ text: label, at })),
    ...drawn.zones.map(({ label, at }) => ({ text: label, at })),
    ...drawn.branches.map(({ label, at }) => ({ text: label, at })),
    ...drawn.notes,
  ];
  const used = new Set(drawn.links.flatMap(({ from, to }) => [from, to]));
  for (const id of ids) {
    if (isKind(id)) {
      // Who never sends or gets a message is only announced.
      const part = drawn.parts.find(
        (one) => one.kind === id && (drawn.form !== "sequence" || used.has(one.id)),
      );
      if (part) return { share: 1, says: `shows “${clip(part.label, 40)}”`, at: part.at };
      continue;
    }
    const found = texts.find(({ text }) =>
      context.isNamedIn(id, withoutArticles(tokenise(normalise(text).text))),
    );
    if (found) return { share: 1, says: `shows “${clip(found.text, 50)}”`, at: found.at };
  }
  const names = ids.map((id) => (isKind(id) ? kindName(id) : context.conceptName(id)));
  return { share: 0, says: `no ${names.join(" or ")}`, at: null };
}

function steps(need: number, { links, form }: DrawnDiagram): Demand {
  const told = links.filter(({ label }) => form !== "sequence" || label !== "").length;
  const what = form === "sequence" ? "messages" : "arrows";
  return {
    share: Math.min(1, told / need),
    says: told >= need ? `${told} ${what}` : `${told} ${what} where ${need} tell the flow`,
    at: links[0]?.at ?? null,
  };
}

/** A branch that says what goes wrong is a failure path; a branch that does not is half of one. */
function failure({ branches, links, notes, parts }: DrawnDiagram): Demand {
  const lost = links.find((link) => link.lost);
  const said =
    branches.find(({ kind, label }) => kind === "break" || FAILS.test(label)) ??
    lost ??
    links.find(({ label }) => FAILS.test(label));
  if (said) return { share: 1, says: `shows what happens on “${clip(said.label, 50)}”`, at: said.at };
  const hint = notes.find(({ text }) => FAILS.test(text)) ?? parts.find((part) => FAILS.test(part.label));
  if (hint) return { share: 0.5, says: "a failure is named, but no path is drawn for it", at: hint.at };
  const branch = branches[0];
  return branch
    ? { share: 0.5, says: `branches on “${clip(branch.label, 40)}”, but nothing fails`, at: branch.at }
    : { share: 0, says: "nothing in it ever fails", at: null };
}

function zones(need: number, { zones: all }: DrawnDiagram): Demand {
  return {
    share: Math.min(1, all.length / need),
    says:
      all.length >= need
        ? `${all.length} places that hold components`
        : `${all.length} of ${need} places (cluster, zone, network) that hold components`,
    at: all[0]?.at ?? null,
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
