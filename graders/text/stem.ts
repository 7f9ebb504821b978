import { stemmer } from "stemmer";

/** Forms that a suffix stripper cannot bring together: irregular verbs and plurals, and names of one thing. */
const IRREGULAR: Readonly<Record<string, string>> = Object.fromEntries(
  `am be;is be;are be;was be;were be;been be;being be;has have;had have;having have;does do;did do;done do;doing do;
  ran run;sent send;kept keep;wrote write;written write;built build;chose choose;chosen choose;choice choose;fell fall;
  fallen fall;went go;gone go;goes go;lost lose;held hold;made make;took take;taken take;found find;gave give;given give;
  came come;met meet;bought buy;spent spend;told tell;said say;saw see;seen see;knew know;known know;shown show;
  broke break;broken break;began begin;begun begin;grew grow;grown grow;drew draw;drawn draw;threw throw;thrown throw;
  thought think;brought bring;caught catch;shut shut;froze freeze;frozen freeze;hidden hide;hid hide;woke wake;woken wake;
  fed feed;fits fit;fed feed;sped speed;stuck stick;paid pay;slept sleep;dealt deal;meant mean;left leave;won win;
  cheaper cheap;cheapest cheap;cheaply cheap;dearer dear;dearest dear;faster fast;fastest fast;quicker quick;
  quickest quick;quickly quick;slower slow;slowest slow;slowly slow;slowness slow;bigger big;biggest big;larger large;
  largest large;smaller small;smallest small;older old;oldest old;newer new;newest new;fresher fresh;freshest fresh;
  freshness fresh;staleness stale;staler stale;nearer near;nearest near;closer close;closest close;later late;
  latest late;lower low;lowest low;higher high;highest high;busier busy;busiest busy;worst worse;
  longer long;longest long;shorter short;shortest short;stronger strong;strongest strong;lighter light;lightest light;
  heavier heavy;heaviest heavy;fewer few;fewest few;weaker weak;weakest weak;simpler simple;simplest simple;
  wider wide;widest wide;deeper deep;deepest deep;tighter tight;tightest tight;warmer warm;hotter hot;hottest hot;
  indices index;indexes index;vertices vertex;criteria criterion;caches cache;caching cache;cached cache;
  data data;media media;people person;persons person;children child;analyses analysis;
  queries query;queried query;querying query;replicas replica;schemas schema;schemata schema;
  retries retry;retried retry;retrying retry;copies copy;copied copy;copying copy;
  inference infer;inferences infer;inferring infer;
  summaries summary;policies policy;
  k8s kubernetes;kube kubernetes;db database;dbs database;databases database;ok fine;prod production;
  listing listing;listings listing;app app;apps app;repo repository;config configuration;configs configuration;env environment;envs environment;
  postgres postgresql;catalog catalogue;catalogs catalogue;catalogues catalogue;
  msec ms;millis ms;millisecond ms;milliseconds ms;sec second;secs second;seconds second;min minute;mins minute;
  minutes minute;hr hour;hrs hour;hours hour;rps rps;qps rps`
    .split(";")
    .map((pair) => pair.trim().split(" ") as [string, string]),
);

/**
 * British spellings folded into their American twins. Words that end in `-ise` in both are folded too, which is harmless:
 * what matters is that one word written in two ways is one stem.
 */
function american(word: string): string {
  if (word.length < 5) return word;
  return word
    .replace(/is(e|es|ed|er|ers|ing|ation|ations)$/, "iz$1")
    .replace(/ys(e|es|ed|er|ers|ing)$/, "yz$1")
    .replace(/(behavi|fav|lab|col|hon|neighb|rum|harb|hum|vap|endeav|arm|od)our/, "$1or")
    .replace(/^(cent|met|lit|fib|theat|calib|spect)re(s?)$/, "$1er$2")
    .replace(/([aeiou])ll(ed|ing|er|ers)$/, (whole, vowel: string, ending: string) =>
      /(?:model|label|travel|cancel|channel|level|fuel|signal|tunnel|parallel|total|dial|initial|equal)l(?:ed|ing|er|ers)$/.test(
        word,
      )
        ? `${vowel}l${ending}`
        : whole,
    )
    .replace(/^(licen|defen|offen|preten|practi)ce(s?)$/, "$1se$2")
    .replace(/^programme(s?)$/, "program$1")
    .replace(/^grey/, "gray")
    .replace(/^(artefact)/, "artifact")
    .replace(/^analogue/, "analog")
    .replace(/^cheque/, "check")
    .replace(/^ageing$/, "aging");
}

const known = new Map<string, string>();

/** The stem by which a lower-cased word is matched. Pure; remembers what it has computed, within bounds. */
export function stemOf(word: string): string {
  const remembered = known.get(word);
  if (remembered !== undefined) return remembered;
  const irregular = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined;
  const stem = irregular === undefined ? porter(american(word)) : porter(irregular);
  if (known.size < 20_000) known.set(word, stem);
  return stem;
}

/* The stemmer's patterns are linear in practice, but no word of the language is this long. */
const porter = (word: string) => (word.length > 40 || !/^[a-z]+$/.test(word) ? word : stemmer(word));
