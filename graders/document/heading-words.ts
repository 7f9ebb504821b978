/** Where a section belongs: an Answer's field, or one of the parts that a document has and a form does not. */
export type Target =
  | "functional"
  | "nonFunctional"
  | "scope"
  | "ledger"
  | "api"
  | "dataModel"
  | "architecture"
  | "deepDives"
  | "decisions"
  | "costs"
  | "operations"
  | "faults"
  | "diagrams"
  | "prose";

/**
 * Words of headings, in jargon and in plain words. The earliest in a heading wins, the longer of two at one place; `=`
 * asks for the whole heading, a trailing `*` takes any ending.
 */
export const HEADING_WORDS: readonly (readonly [Target, string])[] = [
  [
    "nonFunctional",
    "non functional*, nonfunctional*, nfr, nfrs, quality attributes, quality goals, service levels, slo, slos, slas, =targets, performance targets, latency targets, what matters, how good, how fast and how safe",
  ],
  [
    "functional",
    "functional*, use cases, user stories, =features, what it does, what it must do, what it has to do, what users can do, must do, core features, capabilities",
  ],
  [
    "decisions",
    "trade off*, tradeoff*, decision*, design decisions, key decisions, alternative*, rejected, what i rejected, chose against, what i chose, what i picked, why i chose, choices, options, adr, adrs, not chosen, roads not taken, what i turned down, considered and rejected, why not",
  ],
  [
    "costs",
    "cost*, money, budget, price*, pricing, spend*, bill, economics, tco, dollars, monthly, a month, per month, what it costs, estimated cost, estimated costs, what we pay, the bill, cost estimate*",
  ],
  [
    "operations",
    "monitor*, observability, alert*, rollout*, roll out, release*, operation*, ops, operating, deploy*, on call, runbook*, reliab*, availab*, failure*, fail, fails, fault tolerance, when things break, things break, goes wrong, go wrong, what breaks, break, breaks, breakage, staying up, disaster*, resilien*, degrad*, security, privacy, safety, watch, watching, keeping an eye, incident*, canary, testing, maintenance, maintainability, metrics, logging, error handling, recovery, how we know, health, running it, day two, =slo",
  ],
  [
    "ledger",
    "estimate*, estimation*, numbers, =capacity, capacity plan*, capacity estimat*, capacity math, sizing, back of the envelope, back of envelope, envelope, math, maths, the sums, =sums, arithmetic, scale estimat*, =scale, =scale and load, =load, =traffic, traffic estimat*, how big, how much, calculations, quantities, rough figures, figures, counting",
  ],
  [
    "api",
    "api, apis, interface, interfaces, endpoints, contract, contracts, how it is called, how callers use it, what callers see",
  ],
  [
    "dataModel",
    "data model*, data schema, schema, schemas, storage, data store*, =data, entities, tables, where the facts live, where things live, where data lives, where the data lives, what we store, what is stored, what we keep, data layer, persistence, data design, databases, database design, database schema, how data is kept",
  ],
  [
    "architecture",
    "architecture, high level, hld, =design, system design, my design, proposed design, overall design, =overview, components, how it works, how it fits together, the shape, big picture, =solution, proposed solution, =diagram, =sketch, =the sketch, request flow, data flow, request path, the pieces, building blocks",
  ],
  [
    "scope",
    "scope, out of scope, assumption*, assuming, i assume, assume, requirement*, goals, non goals, for whom, problem, problem statement, clarif*, =questions, questions i would ask, constraint*, =context, what we re building, what we are building, what i m building, what are we building, what is asked, understanding, =background, ask first, givens, given, take as given, taken as given, before i start, framing, what i was told",
  ],
  [
    "faults",
    "=faults, faults found, issues found, problems found, review findings, =findings, =issues, =problems",
  ],
  ["diagrams", "=diagrams"],
  [
    "prose",
    "=summary, =answer, =the answer, written answer, =introduction, =intro, =conclusion, conclusions, in short, =tldr, =tl dr, =explanation, =wrap up, =next steps, =next, closing",
  ],
];

/** The heading that each field is written under. */
export const CANONICAL: Readonly<Record<Exclude<Target, "architecture"> | "sketch", string>> = {
  functional: "Functional requirements",
  nonFunctional: "Non-functional requirements",
  scope: "Scope and assumptions",
  ledger: "Estimates",
  api: "API",
  dataModel: "Data model",
  sketch: "Sketch",
  deepDives: "Deep dives",
  decisions: "Decisions",
  costs: "Cost",
  operations: "Operations",
  faults: "Faults",
  diagrams: "Diagrams",
  prose: "Written answer",
};
