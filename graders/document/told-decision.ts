import type { Decision } from "../model/index.ts";
import { optionsIn, partOf, readLabelledRecord, withoutNumber } from "./labelled-record.ts";
import { type Passage, plain, sentencesOf } from "./passages.ts";

/** `**HNSW or IVF-PQ.** I take HNSW, because …`, `Regions: two or one. Two, because of 99.99%.` */
const BOLD_LEAD = /^(?:\*\*|__)([^*_\n]{2,160})(?:\*\*|__)[ \t]{0,4}[:.–—-]?\s{0,8}(\S[\s\S]{7,})$/;
const LEAD =
  /^((?:adr|dr?|decision)[ #-]*\d{1,3}[ \t]*[:.)–—-][ \t]+[^:.\n]{2,120}|[^:.\n]{2,120})[:.–—]\s+(\S[\s\S]{7,})$/i;
/** `Cascade: linear + transformer vs. only transformer. Cascade because …`: the alternatives close the lead. */
const WEIGHED = /^([^.\n]{2,160}?\s(?:vs\.?|versus|or|against)\s[^.\n]{2,80})\.\s+(\S[\s\S]{7,})$/i;
const WEIGHS = /\s(?:vs\.?|versus|or|against)\s|\s\/\s/i;
const CALLED_DECISION = /^\W*(?:adr|decision|trade-?off)\b/i;

const CHOOSES =
  /\b(?:use|chose|choose|pick|picked|go with|went with|take|took|prefer|decide(?:d)? (?:on|for)|settle(?:d)? on|opt(?:ed)? for)\s+(?:the\s+)?([^.;,:]{2,100}?)(?=\s+(?:because|since|as|for|so|given|until|due|over|instead|rather|and)\b|[.,;:]|$)/i;
/** Under a lead that weighs two ways, this makes a decision of it wherever it stands. */
const SETTLES_AT_ONCE =
  /^(?:(?:so|therefore|here)[, ]+)?(?:(?:i|we)(?:['’](?:d|ll)| would| will)? )?(?:chose|choose|pick(?:ed)?|take|took|go with|went with|settled? on|opt(?:ed)? for|decided? (?:on|for))\b/i;
/** `Kafka, since replay is needed.`: the choice opens what follows the lead. */
const OPENS = /^([^.,;:—–]{2,80}?)(?:,\s*|\s+)(?:because|since|as|due to|given|so that|for)\b/i;
const ADMITS =
  /\b(?:lose|loses|give[s]? up|giving up|accept(?:ed|ing)?|price|cost(?:s|ing)?|take on|blind|sacrific\w*|trade-?off|downside|drawback|dearer|slower|harder|worse|risk\w*|penalty|put up with|live with|in exchange|in return)\b/i;

/** A decision whose alternatives, choice and reason one paragraph or item tells; null: it tells none. */
export function toldDecision(passage: Passage): Decision | null {
  const lead = leadOf(passage.text);
  const named = CALLED_DECISION.test(passage.text);
  const labelled = readLabelledRecord(lead ? titleOf(lead[1] ?? "") : "", lead?.[2] ?? passage.text);
  if (labelled && (named || passage.about.has("decisions") || isWhole(labelled))) return labelled;
  if (lead === null) return null;
  const title = titleOf(lead[1] ?? "");
  const rest = plain(lead[2] ?? "");
  const settles = BOLD_LEAD.test(passage.text) && WEIGHS.test(title) && SETTLES_AT_ONCE.test(rest);
  if (!named && !settles && !passage.about.has("decisions")) return null;
  const weighed = WEIGHS.test(title)
    ? optionsIn(title.replace(/^[^:]{2,60}:\s+/, "").replace(/\sagainst\s/i, " vs "))
    : [];
  const options = weighed.filter((option) => option.split(" ").length <= 12);
  const choice = (CHOOSES.exec(rest) ?? OPENS.exec(rest))?.[1]?.trim() ?? "";
  if (choice === "" || choice.split(" ").length > 14) return null;
  if (options.length < 2 && !/\b(?:because|since|as|so that|due to)\b/i.test(rest)) return null;
  const admitted = sentencesOf({ start: 0, text: rest }).filter(({ text }) => ADMITS.test(text));
  return {
    title,
    options: options.length >= 2 ? options : [choice],
    choice,
    because: rest,
    consequences: admitted.map(({ text }) => text).join(" "),
  };
}

/** What is decided, and what is said of it; a label of a record's own parts is no title. */
function leadOf(text: string): RegExpExecArray | null {
  const short = BOLD_LEAD.exec(text) ?? LEAD.exec(text);
  const lead = (WEIGHS.test(short?.[1] ?? "") ? null : WEIGHED.exec(text)) ?? short;
  return lead === null || partOf(lead[1] ?? "") !== null ? null : lead;
}

const titleOf = (lead: string) =>
  withoutNumber(plain(lead))
    .replace(/^decision\s*:\s*/i, "")
    .replace(/[.:]$/, "");

/** Wherever it stands, all this is nothing but a record. */
const isWhole = ({ options, because, consequences }: Decision) =>
  options.length >= 2 && because.trim() !== "" && consequences.trim() !== "";
