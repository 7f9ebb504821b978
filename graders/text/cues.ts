/**
 * Phrases by which people turn down, wave away or merely suppose. Matched on a sentence's words, lower-cased, without
 * articles, one space between them and around (see clauses.ts); `n't` is the word `not`.
 */

/** How a cue bears on what it holds over. */
export type CueSort =
  /** Waves away: "not needed". Only a number or an alternative in the same breath makes a rejection of it. */
  | "wave"
  /** `no X`, `without X`: of a hazard, this says that it is dealt with. */
  | "bare"
  /** Turns down in so many words, or names what is taken instead. */
  | "firm"
  /** Judges it unfit: "is counterproductive". Of a hazard, this says what is wrong with it. */
  | "unfit"
  /** Says that something is not done: a rejection with a reason, a dismissal without. */
  | "undone"
  /** Supposes, puts off, or reports what others do. */
  | "supposed";

const not = "not (?:really |strictly |actually |even |at all |always )?";

const anyOf = (...phrases: string[]) => new RegExp(` (?:${phrases.join("|")}) `, "g");

/** Cues that follow their subject: `X is not needed`. */
export const AFTER_SUBJECT: readonly (readonly [CueSort, RegExp])[] = [
  [
    "wave",
    anyOf(
      `${not}(?:needed|required|necessary|useful|relevant|important|essential|worthwhile|worth|helpful|critical|interesting)`,
      `${not}(?:something to (?:care|worry|think) about|concern|real problem|big deal|of (?:any )?(?:use|interest|value))`,
      "unnecessary|needless|pointless|useless|irrelevant|overkill|superfluous|academic|unneeded|no big deal",
      "luxury|paperwork|bureaucracy|bureaucratic|nonsense|silly|over hyped|overhyped|overrated|skippable|fad|gimmick|showing off",
      "(?:is|are) (?:wasted|lost) (?:time|money|effort)|(?:wastes?|steals?) (?:time|money|effort|everybody)",
      "(?:is|are) (?:only |just |merely )?for (?:papers|academics|academia|consultants|textbooks|purists|others|people (?:with|who) .{0,24}?time)",
      "(?:favou?rite|hobby|fashion|invention) of (?:consultants|academics|vendors|auditors)",
      "(?:is|are) not (?:my|our|us) (?:job|concern|problem|business)|do(?:es)? not (?:interest|concern) (?:us|me)",
      "(?:can|could|may|should) be (?:left out|omitted|skipped|forgotten|neglected|spared)",
      "over engineered|overengineered|over engineering|overengineering|premature(?: optimi[sz]ation)?",
      "(?:is|are|be|just|of|complete|pure) waste|waste of (?:time|money|effort)|(?:is|are) theory",
      "do not (?:really )?matter|does not (?:really )?matter|do not change anything",
      "can wait|could wait|brings? nothing|adds? nothing|gains? nothing",
      "(?:has|have|brings?|gives?|offers?|adds?) no (?:practical |real |measurable )?(?:effect|value|benefit|use|point|advantage|saving|merit)s?",
      "nobody (?:reads|misses)(?= (?:anyway|so|and) | $)|nobody will (?:miss|notice|read)|(?:do|does|did) not (?:help|benefit from)",
      "slows? (?:team|us|everybody|everyone|people) down|(?:is|are|do|does) not either|neither (?:is|are|do)",
    ),
  ],
  [
    "firm",
    anyOf(
      "(?:is|are|was|were) (?:rejected|ruled out|turned down|discarded|off table|bad idea)",
      "out of question",
      "not an? option|not option",
    ),
  ],
  [
    "unfit",
    anyOf(
      "(?:is|are|was|were|be|being|seems?|would be) (?:[a-z]+ly |just |even |rather |quite |only |then |thus |therefore |therefore also )?(?:a |an )?(?:counter ?productive|harmful|inadvisable|unwise|ill advised|misguided|relics?|obsolete|superstition|red herring|distraction|placebo|detour|legacy thinking|cosmetics?|cosmetic)",
      "not (?:really |generally |even |at all |here )?(?:advisable|recommended|recommendable|applicable|appropriate|suitable|sensible|wise|desirable|justified|warranted|meaningful|admissible|permissible|worthwhile)(?! to)",
      "(?:is|are) (?:therefore |thus |clearly |hence )?to be (?:rejected|refused|discouraged)|should be (?:rejected|discouraged)",
      "(?:does|do) not belong (?:in|into|to|here|there|on|inside|anywhere)",
      "(?:saves?|buys?|improves?|achieves?|solves?|yields?|earns?|cures?) (?:you |us |them )?(?:practically |virtually |almost |next to |exactly |absolutely )?nothing",
      "need not(?: even)? be [a-z]+(?:ed|n|pt|ght|t)(?: at all)?",
      "(?:can|could|may|should) (?:safely |simply |just |therefore |thus )?be (?:ignored|disregarded|dispensed with)",
    ),
  ],
  [
    "supposed",
    anyOf(
      "out of scope|not in scope|not covered|excluded|comes? later|is future work",
      "(?:for|in) (?:future|later version|v2)",
    ),
  ],
];

/** Cues that stand before their object: `no need for X`. */
export const BEFORE_OBJECT: readonly (readonly [CueSort, RegExp])[] = [
  [
    "wave",
    anyOf(
      "no (?:real |particular )?need(?: for| to| of)?",
      "(?:do|does|did|would|will|should) not (?:really |even )?need(?: to(?: have| use| do| be)?)?",
      "need not(?: be)?|(?:do|does) not have to",
      "(?:nobody|no one) (?:really |ever )?(?:needs?|ha(?:s|ve) (?:to|time for)|cares?|must)(?: to| about)?",
      "(?:i|we) (?:skip|go without|do without|dispense with|spare ourselves|save ourselves|refuse to|can (?:live|do) without)",
      "(?:i|we) (?:see|have) no (?:point|need|reason|sense|value|use)(?: in| for| of| to)?|do none of",
      "(?:do|does|did|can|could) not see (?:point|need|reason|sense|value|use)(?: in| for| of| to)?",
      "(?:i|we|you|one|nobody|(?<=^ )) ?(?:have |has )?never (?:found|needed|missed|understood)|neither (?:i|we) need",
      "no (?:good )?(?:reason|point|use|value|benefit|sense|call|occasion)(?: in| for| to| of)?|not worth",
      "(?:do|does|would|will|should|need) not (?:bother|consider|care(?! (?:when|where|how|which|if|whether|what|who) )|worry|think|plan|invest|spend)(?: with| about| for| in| time)?",
      "(?:would|can|will|should|could|let us) (?:leave out|skip|omit|ignore|forget)(?: about)?",
      "(?:i|we) (?:leave out|omit|ignore)|who (?:needs|cares)(?: about)?",
      "nothing (?:to(?! (?:do with|say|offer|add) )|about)|(?:unnecessary|pointless|overkill|premature|waste of time|not necessary|not required|not important) to",
    ),
  ],
  [
    "firm",
    anyOf(
      "(?:i|we|have|had) (?:would |will |also )?(?:reject(?:ed)?|rule(?:d)? out|discard(?:ed)?|turn(?:ed)? down)",
      "rejected|ruled out|(?:decided|chose|opted|argue) against|instead of|rather than|why not(?: always| just)?|not considered",
      "(?:chose|choose|chosen|pick|picked|prefer|preferred|favou?r|favou?red|select|selected|use|take|want) (?:[a-z0-9]+ ){1,6}over",
    ),
  ],
  [
    "undone",
    anyOf(
      "(?:i|we) (?:do|will|would|should) not (?:use|have|want|build|add|do|introduce|deploy|adopt|include|run|plan|put|keep)",
    ),
  ],
  [
    "supposed",
    anyOf(
      "next i would|next i|next we|next step|future work|in future|with more time|given more time|had more time|if time allows|nice to have",
      "(?:we|i|you|one) (?:could|might|may)|(?:maybe|perhaps)(?! (?:[0-9]|one|two|three|four|five|six|ten|twelve|half|twenty|few|some))|possibly|optionally|(?:would|could|might|to) consider",
      "not covering|not cover|out of scope|excluding",
      "(?:most|many|other|some|lot of|usual|typical|competing) (?:designs?|people|teams?|candidates?|architectures?|engineers?|systems?|companies)",
    ),
  ],
];

/** Verdicts that are adjectives too: `an unnecessary call`. */
export const ATTRIBUTIVE =
  /^(?:unnecessary|needless|pointless|useless|irrelevant|superfluous|unneeded|silly|bureaucratic|academic)$/;
/** Words after which such an adjective begins the phrase of another noun. */
export const OPENS_NOUNS =
  /^(?:because|since|as|when|where|if|of|from|against|for|with|by|on|avoid|avoids|avoiding|save|saves|saving|cut|cuts|remove|removes|prevent|prevents|prevented|no|without|few|fewer|less|every|each|one|many|some|any|all|most)$/;

/** Who skips something only in some cases does it otherwise. */
export const IN_SOME_CASES =
  / (?:if|when|where|whenever|under|until|unless|past|over|above|once|during|while|after|on) /;
/** Numbers, in digits or words. */
export const AMOUNT =
  /\d| (?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|hundred|thousand|half|third|quarter|fifth|tenth|once|twice|double|dozen) /;
/** `No owner, no launch` demands an owner: what would come of it is what the second `no` denies. */
export const DEMANDED =
  /^ no (?:[a-z0-9]+ ){1,4}no (?:[a-z]+ )?(?:launch|release|merge|deploy|deployment|ship|shipping|claim|answer|promotion|traffic|write|access|call|glory|go|rollout|production|prod|start|feature|change|page|pager|refund|action|tool|entry|approval|sale|payment|sign off|exception|credit|trust) /;
/** A denial of what lacks something asks for it: `nothing is released without an alert`. */
export const NONE_WITHOUT = / (?:no|nothing|nobody|none|never|not|cannot|neither) (?:[a-z0-9]+ ){1,8}$/;
export const BARE_NO = / (no|without|nor|not any|neither) /g;
/** `NDCG +15%, no query class worse`, `so no half-started job blocks cards`: a goal, or the harm that a step prevents. */
export const NONE_HARMED =
  /^ (?:no|nor|neither) (?:[a-z0-9]+ ){1,4}(?:worse|slower|poorer|left behind|blocks?|starves?|leaks?|hogs?|overloads?|corrupts?|(?:is|are|gets?|goes) (?:lost|blocked|starved|dropped|stuck|left|harmed|hurt)) /;
/** `… cached locally, so a broken store does not matter`: what was done before makes the loss harmless. */
export const MADE_HARMLESS =
  / (?:so|hence|therefore|thus) (?:even )?(?:broken|lost|dead|failed|missing|slow|crashed|unreachable|unavailable|failing) (?:[a-z0-9]+ ){1,4}$/;
/** After a bare `no`: what makes of it a limit, an exception or a turn of phrase. */
export const EXCEPTED =
  / (?:except|unless|other than|apart from|beyond|more than|longer|later than|matter|doubt|single|less than|fewer than|one) /;
/** The verb after it is what is not done: `wouldn't roll back`, `replicate, don't shard`. */
export const NOT_DONE =
  / (?:(?:i|we) (?:do|would|will|should)|do|would) not (?=[a-z])(?!(?:leave|skip|omit|forget|ignore|miss|neglect|overlook|underestimate|notice|see|know|survive|trust|lose|get|be|have|mind|reach|fit|tell|wait) )/g;
/** After such a verb: it is done, only not in this way ("do not fall back silently"). */
export const BUT_OTHERWISE =
  / (?:silently|blindly|immediately|directly|only|twice|forever|again|first|before|until|unless|without|too) /;
/** After a wave: the places where it does not hold. */
export const ELSEWHERE =
  / (?:only (?:for|in|on|when|where|if|from|up to|until|till|as far)|except|other than) /;
/** A title whose list is not done: `Also refuse:`, `Never:`, `What I'd avoid:`. */
export const TURNS_DOWN_TITLE =
  /^ (?:(?:also|and|what|things?|options?|ideas?|i|we|would|do|had|have) ){0,5}(?:refused?|never|avoid(?:ed)?|declined?|turn(?:ed)? down|rejected?|discard(?:ed)?|rule[sd]? out|ruled out|not done|not chosen|not taken|thrown out|struck off|no go|no gos|anti ?patterns?) /;
/** What would be done if things grew. */
export const IF_IT_GROWS =
  / (?:if|when|once) (?:[a-z0-9.]+ ){1,6}(?:becomes?|grows?|reach(?:es)?|exceeds?|gets?|doubles?|triples?) .{0,60}? (?:would|could|might) /;
/** With a number beside it, one of these turns a wave into a reasoned rejection. */
export const ALTERNATIVE =
  / (?:instead|rather|suffices?|do(?:es)? (?:it|job)|will do|revisit|until|(?:is|are) enough|enough|alone|already|holds?|fits?|handles?|chose|choose|prefer|because|since|as|cheaper|would|costs?|too|at (?:that|this) (?:size|rate|scale|load|volume)) /;

export const REJECTED_SECTION =
  /\b(?:reject\w*|chose against|decided against|not chosen|turned down|alternatives?|ruled out|didn'?t choose|instead of)\b/i;
export const DISMISSED_SECTION =
  /\b(?:leave out|left out|not needed|unnecessary|overkill|skip(?:ped)?|don'?t need)\b/i;
/* "Where the future gets in" and "What arrives later" are subjects of their own: only a heading made of the cue speaks of plans. */
export const SUPPOSED_SECTION =
  /\b(?<!from )future (?:work|improvements?|extensions?|enhancements?|steps?|plans?|ideas?|considerations?|directions?|developments?|versions?|phases?)\b|^\W*(?:\d+\W+)?(?:(?:in|for) )?(?:the )?(?:near )?future\W*$|\b(?:do|add|build|come|comes|ship|improve|for|until|revisit) later\b|^\W*(?:\d+\W+)?(?:maybe |possibly |perhaps )?later(?: on| phases?| versions?| steps?)?\W*$|\b(?:next steps?|more time|out of scope|not cover\w*|non-?goals?|excluded|not in scope|nice to have)\b/i;

/** Any denial, for beliefs: there, "never" and "isn't" count too. */
export const DENIAL =
  / (?:not|no|never|nobody|nothing|without|cannot|neither|nor|avoid|refuse|stop|(?<!go |goes |went |something |is )wrong|false|instead) /;
export const DENIED_BEFORE =
  / (?:not|never|nobody|nothing|without|neither|nor|no(?! longer)|avoid|prevent|stop|reject(?:ed)?|wrong|myth|mistake|pitfall|trap|tempting|naive|if|unless|claim(?:s|ed)?|believe(?:s|d)?|presented|said|say|says|thought|think|thinks|assum(?:e|es|ing)|fear|beware|instead of|rather than|contrary|against|outdated|misread(?:ing)?|misconception) /;
export const DENIED_AFTER =
  / (?:(?:is|are|was|be) (?:not|never|wrong|false|myth|mistake|trap|impossible|naive|misleading|outdated|dangerous|bug|bad)|does not|do not|did not|(?<!(?:node|server|machine|replica|region|zone|ranker|model|cache|primary|leader|something|one|it|provider|store|database|service|link|component) )fails?|cannot|not true|makes? no sense|(?:is|are) no|would be wrong|not enough|leaks?|misleads?|lies) /;
