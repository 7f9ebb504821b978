/**
 * Plain words that people use for one another. A pattern names a class with `@`: `@machine ~ @fail` finds "the box dies"
 * and "a server goes dark". One form of each word is enough, hyphens join several words. A class holds what can stand for
 * the same thing in most sentences of the trade; a word that means much else ("go", "thing") stays out.
 */
const CLASSES: Readonly<Record<string, string>> = {
  /* Things. */
  machine:
    "machine box computer server node host instance worker oven stove desk till booth workbench lorry truck kitchen",
  card: "card gpu accelerator chip graphics",
  site: "shop house branch site region continent data-centre datacentre building country location place zone city europe america asia hall ocean campus",
  store: "database store storage table disk drawer cabinet shelf",
  copy: "copy duplicate twin replica clone mirror replicate dump",
  item: "item film video product article song post movie clip title listing photo picture entry thing content document",
  list: "list slate feed suggestion recommendation pick selection page row shelf",
  ask: "ask question request query call enquiry inquiry message visit",
  answer: "answer reply response respond result output prediction suggestion recommendation score verdict",
  queue: "queue line backlog pile heap stack buffer inbox tray",
  memory: "memory ram",
  page: "page article manual document passage text handbook source docs paragraph",
  time: "second minute hour day week month ms millisecond moment year night thousandth instant morning",
  link: "link line network cable connection wire road bridge contact",
  apart:
    "cut cut-off sever separate split isolate isolated disconnect disconnected unreachable break dead down die lose alone outage interruption partition drop shut silence stranded",
  paper: "book notebook diary journal ledger record log note slip sheet paper tray chart card file",

  /* People. */
  person:
    "person people user visitor customer client buyer reader viewer member somebody someone anyone anybody shopper human caller everybody everyone whoever household subscriber regular guest friend passenger patient",
  staff:
    "person human colleague employee staff agent operator specialist moderator reviewer expert somebody someone people team engineer clerk assistant desk supervisor adult",
  tenant: "customer tenant company client firm business account organisation shop merchant",
  /* The model. */
  learn: "learn train teach taught learnt study fit studied retrain relearn educate fine-tune practise",
  compute:
    "compute calculate work-out worked-out work score run prepare produce build generate judge predict process derive make figure recompute",
  draft: "guess draft propose suggest predict sketch",
  /* Measures. */
  big: "big large giant huge beefy powerful heavy strong fat clever smart expensive careful precise full slow great strongest monster proper serious capable",
  few: "few small handful little sliver fraction tiny percent some one two three 1% 2% 5% 10% limited",
  most: "most majority bulk nearly-all almost-all mainly lion's-share half thirds nine-tenths ninety 80% 90% largest biggest",
  cost: "cost price bill pay money spend dollar cent charge budget fee invoice euro rent pound expense",
  old: "old stale yesterday's yesterday outdated out-of-date behind aged older earlier previous lag lags last-night outdate dated",
  likely: "popular favourite bestseller best-seller trending liked most-watched best-selling top loved",
  unsure:
    "unsure doubt uncertain hesitate hesitant shaky unclear not-sure not-certain not-confident low-confidence wavers wobbly doubtful",

  /* When. */
  now: "at-once immediately instantly live straight-away right-away on-spot there-and-then moment on-fly as-it-happens while",
  busy: "crowd rush busy peak burst spike surge flood wave evening swamp swamped swell sale match heavy overload overloaded crowded strain pressure rush-hour storm stampede onslaught",
  /* What is done. */
  keep: "keep hold store save remember retain stash put-aside set-aside park put preserve put-away set lay stow have",
  send: "send route direct steer pass point forward move go goes guide divert switch hand lead shift",
  share: "share split divide spread deal distribute hand slice partition scatter cut balance",
  watch:
    "watch monitor measure chart graph track count plot observe eye gauge dashboard look report know counter check record",
  check: "check test verify inspect examine try validate compare prove confirm measure look-over review",
  refuse:
    "refuse reject decline deny drop block shed forbid bounce turn-away turn turned say-no send-away throw-away stop",
  fail: "fail break die crash down dead lose lost vanish disappear gone dark unreachable unavailable outage out trouble burn fire disaster hiccup fall-over falls-over drop-out missing collapse goes broken unplug unplugged sick quit give-up melt",
  join: "join add more extra another bring-up start grow spin-up switch-on put up",
  undo: "undo back revert restore undone roll-back rollback backtrack reverse",
  delete: "delete erase wipe remove forget throw discard drop purge clear gone bin thrown scrap destroy rid",
  change: "change update edit new write move alter modify",
  guess: "guess assume suppose estimate reckon assumption",
};

const words = new Map<string, readonly string[]>(
  Object.entries(CLASSES).map(([name, list]) => [name, [...new Set(list.split(" "))]]),
);

/** Words of a class, or undefined where there is no such class. */
export const wordClass = (name: string): readonly string[] | undefined => words.get(name);

export const WORD_CLASSES: readonly string[] = [...words.keys()];
