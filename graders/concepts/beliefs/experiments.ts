import { defineBeliefs } from "./define.ts";

/** What offline figures, clicks and experiments prove. */
export const experimentBeliefs = defineBeliefs([
  {
    id: "offline-gains-carry-over",
    says: "Better offline metrics always mean better results in production.",
    patterns: [
      "auc|ndcg|accuracy|recall rise|rises|from|goes|improves ~ # to # & expect|means|gives|yields|get more|higher? click|clicks|revenue|conversion|sales",
      "no gap|difference between offline|backtest and online|live|production",
      "backtest|backtests|sharpe ~ improve|improved|better|rose & prove|proves|demonstrate|demonstrates|show|shows|quality",
      "work|worked|works|good offline & directly|straight|100%|everybody|all|so|hence|ship",
      "offline auc|metric|result ~ good|better|high ~ online ~ good|better|high|too",
      "a/b-test|experiment be redundant|unnecessary|superfluous|needless|waste",
      "offline metric|result|gain|auc|accuracy|improvement ~ always|certainly|surely|guarantee|automatically|directly ~ production|online|carry|revenue|watch|engagement|business|users",
      "offline ~ always carry over",
      "auc|accuracy|ndcg|metric ~ rise|improve|increase ~ # & revenue|watch-time|watch|conversion|engagement rise|improve|increase|too|as-well",
      "a/b-test|experiment|online-test ~ merely|only|just ~ confirm",
      "a/b-test|experiment ~ unnecessary|superfluous|redundant|not ~ need|waste",
      "good|better offline ~ mean|imply|guarantee ~ good|better online|production|live",
    ],
    unless: ["not|never", "calibrate|correlate|check", "if|low-traffic|too-small|instead"],
    truth:
      "Offline data was produced by the old model. Only an experiment on live traffic shows what a new one does.",
    points: 3,
    serious: true,
  },
  {
    id: "experiments-stop-when-significant",
    says: "An experiment may stop after a day or as soon as it is significant.",
    patterns: [
      "hour|day|evening|minute|afternoon + a/b|a/b-test|ab-test|experiment + enough|perfect|plenty|sufficient|ship|conclusive|statistically|significant",
      "one|single|1|two|2|few|half day|days|hour|hours of|for|in|is|are ~ a/b-test|a/b|ab-test|experiment|test ~ plenty|enough|sufficient|fine",
      "a/b-test|experiment|test ~ one|single|1|two|few|half day|days|hour|hours ~ plenty|enough|sufficient|fine",
      "stop|end ~ as-soon-as|once|when ~ significant",
      "day|hour|minute ~ enough|sufficient|suffice & a/b-test|experiment|significance|test",
      "significance|significant ~ within|after minute|hour",
      "novelty ~ artefact|not-exist|negligible|irrelevant|cancel|small-sample",
      "peek|check ~ daily|every day ~ stop|until ~ significant",
    ],
    unless: [
      "week|canary|load-test",
      "not|never|sequential|correct|at-least|two-weeks|rollback|guardrail",
      "latency|error",
    ],
    truth:
      "Looking until it is significant finds effects that are not there, and novelty and weekdays need whole weeks.",
    points: 3,
  },
  {
    id: "bigger-sample-makes-bias-harmless",
    says: "Clicks and non-clicks are unbiased positives and negatives.",
    patterns: [
      "no|not|never|needless debiasing|de-biasing|debias|correction ~ call|called|need|needed|required|necessary",
      "like|view|click count same|equally + no|not|without debias|debiasing|correction|weight",
      "click|clicked|clicks|ctr + truth|ground-truth|reality|objective|honest|what ~ want|like",
      "not|never shown|displayed|seen & negative|negatives & not|never want|like|interested|evidently",
      "impression|item|view ~ without|no click ~ negative",
      "no-click|non-click|unclicked ~ negative",
      "impression ~ not click ~ negative",
      "every|each impression|item|video ~ not clicked|click ~ negative",
      "not clicked|unclicked ~ as|is|are ~ negative & click ~ positive",
      "position bias ~ cancel|average|negligible|irrelevant|not-matter|zero|disappear|vanish|not-exist",
      "click ~ unbiased|ground-truth|objective",
      "click|ctr|click-rate ~ best|right|only|true ~ measure|metric|objective|goal & because|since|as",
      "people|user click ~ on what ~ like|want & so|hence|therefore|metric|goal",
    ],
    unless: [
      "proxy",
      "not|never|but|biased|however",
      "propensity|position-feature|correct|weight|alone",
      /* Where chance decided what was shown, clicks do tell. */
      "random|randomly|randomised|randomise|shuffled|shuffle|shuffling|uniform|uniformly|equal|same-chance|exploration",
    ],
    truth:
      "People click on what they are shown first and on bait. Correct for position and count satisfaction, not clicks.",
    points: 4,
    serious: true,
  },
  {
    id: "watch-time-is-ground-truth",
    says: "One engagement number, such as watch time, is the whole truth about satisfaction.",
    patterns: [
      "watch-time|engagement|ctr|clicks|time-spent tell|tells|show|shows|says|captures everything|all + satisfaction|know|user|viewer|need",
      "watch-time|engagement|ctr|click-rate ~ only metric|objective|goal|measure",
      "only unbiased metric|measure",
      "watch-time|engagement|time spent|dwell ~ unbiased|ground-truth|only ~ metric|objective|by-definition?",
      "watch-time|engagement ~ be ~ ground truth|truth|unbiased",
      "survey ~ redundant|unnecessary|superfluous|noisy|useless",
      "maximise|optimise ~ watch-time|engagement|clicks & only|solely|by-definition|sole",
      "watch|watched|view ~ good for them|users ~ by definition",
    ],
    unless: [
      "not|never|but|alone|however|proxy",
      "clickbait|bait|regret|addictive",
      "be only|just|merely ~ signal|hint|clue|input|step|part|sign",
    ],
    truth:
      "People watch bait, autoplay and what they regret. Balance it with satisfaction signals and guardrails.",
    points: 3,
    serious: true,
  },
]);
