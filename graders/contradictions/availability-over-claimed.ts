import { readable, simulated } from "../checks/simulated.ts";
import { clip, quoteOf } from "../checks/told.ts";
import { type Evidence } from "../model/index.ts";
import { claims, contradiction, type FindContradictions, ownTarget, plainSentences } from "./facts.ts";

const SINGLE =
  /\b(?<!(?:per|each|any|lose|losing) )(?:one|single|1) (?:well-tuned )?(?:primary|instance|database|postgres\w*|master|node|server|machine|region|az)\b/i;
const ON_THE_PATH =
  /\b(?:primary|database|postgres\w*|instance|master|reads?|writes?|serves?|store|lives?|live)\b/i;
/** A copy stands by, or the sentence is about losing one, about a part, or about what no request waits for. */
const PROTECTED =
  /\b(?:standby|stand-by|replicas?|replicat\w*|failover|fails? over|takes? over|cop(?:y|ies)|quorum|raft|per (?:shard|zone|region|tenant)|each (?:shard|zone|region)|one of|lose|loses|losing|lost|dies?|down|survives?|offline|training|batch|nightly|backfill|analytics|canary|home region|at a time|isn't|aren't|is not|are not|cannot|can't|partition[- ]toleran\w+)\b/i;
const HIGH = /\b99\.9\d*\s?%/;
/** From four nines on, one copy of anything on the path does not do. */
const FOUR_NINES = 0.9999;
/** Share of requests that a loss must stop to matter here. */
const FELT = 0.1;

/** An availability is promised that a single copy on the request path cannot give. */
export const availabilityOverClaimed: FindContradictions = ({ numbers, reading, answer, simulation }) => {
  const target = ownTarget(numbers, "1", /availab|uptime/i, "highest");
  const promised = plainSentences(reading).find(
    (sentence) => HIGH.test(sentence.text) && /availab|uptime|nines/i.test(sentence.text),
  );
  const share = target?.value ?? shareIn(promised?.text ?? "");
  if (share === null || share < FOUR_NINES || share >= 1) return [];
  const promise: Evidence[] = target ? [target.number.evidence] : promised ? [quoteOf(promised)] : [];
  const percent = `${Number((100 * share).toPrecision(7))}%`;

  const lost = (id: string) => simulation?.losses.find((loss) => loss.id === id)?.lostShare ?? 0;
  const alone = answer.sketch.nodes.find(
    ({ id, parameters }) => parameters.replicas === 1 && lost(id) >= FELT,
  );
  if (alone)
    return [
      contradiction(
        "availability-over-claimed",
        2,
        `You promise ${percent}, and losing the one copy of “${alone.label}” stops ${readable(100 * lost(alone.id))}% of the requests.`,
        [
          ...promise,
          { kind: "node", id: alone.id, label: alone.label },
          simulated(`requests lost with ${alone.label}`, `${readable(100 * lost(alone.id))}%`, undefined, [
            alone.id,
          ]),
        ],
      ),
    ];
  const told = plainSentences(reading).find(
    (sentence) =>
      claims(sentence, SINGLE) && ON_THE_PATH.test(sentence.text) && !PROTECTED.test(sentence.text),
  );
  if (!told) return [];
  return [
    contradiction(
      "availability-over-claimed",
      3,
      `You promise ${percent}, which allows minutes a year, and the design rests on a single copy: “${clip(told.text, 70)}”.`,
      [...promise, quoteOf(told)],
    ),
  ];
};

function shareIn(text: string): number | null {
  const found = /\b(99\.9\d{0,4})\s?%/.exec(text);
  return found ? Number(found[1]) / 100 : null;
}
