/**
 * Plain words that people use for one another. A pattern names a class with `@`: `@machine ~ @fail` finds "the box dies"
 * and "a server goes dark". One form of each word is enough, hyphens join several words. A class holds what can stand for
 * the same thing in most sentences of the trade; a word that means much else ("go", "thing") stays out.
 */
const CLASSES: Readonly<Record<string, string>> = {
  /* Things. */
  machine: "machine box computer server node host instance worker",
  card: "card gpu accelerator chip graphics",
  site: "site region continent data-centre datacentre building country location place zone city europe america asia hall ocean campus",
  part: "part component piece step service helper program dependency subsystem stage feature function",
  store: "database store storage table disk drawer cabinet shelf",
  copy: "copy duplicate twin replica clone mirror replicate dump",
  item: "item film video product article song post movie clip title listing photo picture entry thing content document",
  fact: "fact input feature number column value signal figure count counter field data information detail total",
  list: "list slate feed suggestion recommendation pick selection page row shelf",
  ask: "ask question request query call enquiry inquiry message visit",
  answer: "answer reply response respond result output prediction suggestion recommendation score verdict",
  word: "word token text letter sentence",
  queue: "queue line backlog pile heap stack buffer inbox tray",
  traffic: "traffic load request visitor demand volume people user call crowd",
  memory: "memory ram",
  page: "page article manual document passage text handbook source docs paragraph",
  rule: "rule instruction prompt wording guideline policy order command",
  time: "second minute hour day week month ms millisecond moment year night thousandth instant morning",
  link: "link line network cable connection wire road bridge contact",

  /* People. */
  person:
    "person people user visitor customer client buyer reader viewer member somebody someone anyone anybody shopper human caller everybody everyone whoever household subscriber regular guest friend passenger patient",
  staff:
    "person human colleague employee staff agent operator specialist moderator reviewer expert somebody someone people team engineer clerk assistant desk supervisor adult",
  tenant: "customer tenant company client firm business account organisation shop merchant",
  everyone: "everyone everybody all every each whole entire million",

  /* The model. */
  model: "model network algorithm predictor scorer ranker llm ai brain one assistant bot version classifier",
  learn: "learn train teach taught learnt study fit studied retrain relearn educate fine-tune practise",
  compute:
    "compute calculate work-out worked-out work score run prepare produce build generate judge predict process derive make figure recompute",
  draft: "guess draft propose suggest predict sketch",
  example: "example case sample row record instance question exam test history",

  /* Measures. */
  big: "big large giant huge beefy powerful heavy strong fat clever smart expensive careful precise full slow great strongest monster proper serious capable",
  small:
    "small little light tiny modest simple compact mini weak less lesser cheap plain fraction lightweight quick",
  few: "few small handful little sliver fraction tiny percent some one two three 1% 2% 5% 10% limited",
  most: "most majority bulk nearly-all almost-all mainly lion's-share half thirds nine-tenths ninety 80% 90% largest biggest",
  fast: "fast quick at-once immediately instantly instant straight-away right-away swift soon prompt snappy speed milliseconds short faster",
  slow: "slow late lag delay crawl drag sluggish behind stall hang slowest longer long trail",
  cheap:
    "cheap inexpensive afford fraction less discount save halve half third saving economical pennies lower",
  cost: "cost price bill pay money spend dollar cent charge budget fee invoice euro rent pound expense",
  costly: "expensive costly dear pricey waste money bill dollar pricier",
  old: "old stale yesterday's yesterday outdated out-of-date behind aged older earlier previous lag lags last-night outdate dated",
  fresh: "fresh new latest current up-to-date recent newest today just",
  previous: "previous old earlier last yesterday prior before former yesterday's last-known good",
  same: "same identical equal agree alike single common shared exactly one repeat repeated match similar",
  different:
    "differ different disagree mismatch diverge unlike deviate apart gap inconsistent discrepancy drift mismatched vary",
  near: "near close nearby local nearest neighbouring around",
  wrong:
    "wrong mistake error bad fault incorrect nonsense false slip trouble odd strange broken worse weird rubbish mess fail failure fails off misbehave",
  right: "right correct good proper accurate true exact sound",
  likely: "popular favourite bestseller best-seller trending liked most-watched best-selling top loved",
  unsure:
    "unsure doubt uncertain hesitate hesitant shaky unclear not-sure not-certain not-confident low-confidence wavers wobbly doubtful",

  /* When. */
  now: "at-once immediately instantly live straight-away right-away on-spot there-and-then moment on-fly as-it-happens while",
  night:
    "night overnight nightly advance ahead beforehand before-hand in-advance daily once-a-day morning yesterday evening hourly once every-hour each-hour",
  busy: "crowd rush busy peak burst spike surge flood wave evening swamp swamped swell sale match heavy overload overloaded crowded strain pressure rush-hour storm stampede onslaught",
  quiet: "quiet night calm normal usual average ordinary mean typical",
  often: "every daily nightly weekly monthly each regularly constantly always",

  /* What is done. */
  keep: "keep hold store save remember retain stash put-aside set-aside park put preserve put-away set lay stow have",
  fetch: "fetch look-up lookup read pick-up picked collect get find take look pull grab retrieve search",
  send: "send route direct steer pass point forward move go goes guide divert switch hand lead shift",
  share: "share split divide spread deal distribute hand slice partition scatter cut balance",
  watch:
    "watch monitor measure chart graph track count plot observe eye gauge dashboard look report know counter check record",
  check: "check test verify inspect examine try validate compare prove confirm measure look-over review",
  compare:
    "compare against difference differ side-by-side versus beside match agree disagree line-up held-against same",
  alarm: "alarm alert warn ring wake woken phone shout notify bell siren flag on-call duty pager page tell",
  limit:
    "limit cap most maximum max allowance quota ceiling fixed ration budget only up-to bound bounded share",
  refuse:
    "refuse reject decline deny drop block shed forbid bounce turn-away turn turned say-no send-away throw-away stop",
  fail: "fail break die crash down dead lose lost vanish disappear gone dark unreachable unavailable outage out trouble burn fire disaster hiccup fall-over falls-over drop-out missing collapse goes broken unplug unplugged sick quit give-up melt",
  wait: "wait queue stand gather hold pause hang collect linger sit",
  join: "join add more extra another bring-up start grow spin-up switch-on put up",
  leave: "leave remove off away fewer shrink go-home shut switch-off less down",
  grow: "grow rise increase double triple climb jump surge swell more heavier fill",
  undo: "undo back revert restore undone roll-back rollback backtrack reverse",
  delete: "delete erase wipe remove forget throw discard drop purge clear gone bin thrown scrap destroy rid",
  write: "write log record save keep note store journal put-down print jot written",
  change: "change update edit new write move alter modify",
  stop: "stop refuse halt pause quit cease give-up no-more rest skip leave",
  protect: "protect shield safe hurt harm drag sink bury crush drown swamp",
  trust: "trust rely depend believe count-on",
  allow: "may allow permit can right entitled access rights authorise permission",
  carry:
    "carry take cope handle absorb serve survive answer shoulder bear run continue stand step-in manage keep-going keeps-going",
  waste: "waste bin idle unused never useless vain empty",
  guess: "guess assume suppose estimate reckon assumption",
};

const words = new Map<string, readonly string[]>(
  Object.entries(CLASSES).map(([name, list]) => [name, [...new Set(list.split(" "))]]),
);

/** Words of a class, or undefined where there is no such class. */
export const wordClass = (name: string): readonly string[] | undefined => words.get(name);

export const WORD_CLASSES: readonly string[] = [...words.keys()];
