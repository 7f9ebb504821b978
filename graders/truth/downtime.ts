/** A promised share of time with the time that it is said to leave, in one breath: `99.9% means 43 minutes a month`. */
const SAID =
  /(?:(\b9\d(?:[.,]\d{1,4})?) ?%|\b(two|three|four|five) nines)(?: (?:availability|uptime|a month|a year|per month|per year))?(?: (?:means?|is|are|allows?|leaves?|permits?|gives?|equals?|still|only|just|about|roughly|some|around|at most|us|you|them)| ?[=≈→(:])+ ?[~≈]?(\d{1,4}(?:[.,]\d{1,2})?) ?(s|secs?|seconds?|min|mins|minutes?|h|hours?|days?)(?: of (?:downtime|outage|being down))?(?: (?:a|per|each|every|in a)|\/)? ?(day|week|month|year)\b/g;

const NINES: Readonly<Record<string, number>> = { two: 0.01, three: 1e-3, four: 1e-4, five: 1e-5 };
const MINUTES: readonly (readonly [RegExp, number])[] = [
  [/^s/, 1 / 60],
  [/^m/, 1],
  [/^h/, 60],
  [/^d/, 1440],
];
const PERIOD: Readonly<Record<string, number>> = { day: 1440, week: 10_080, month: 43_800, year: 525_600 };
/** Rounding and months of 30 days are far below this. */
const APART = 3;

/** Whether a text gives an availability a downtime that is another by more than rounding. Lower-case text. */
export function isDowntimeMisjudged(text: string): boolean {
  return [...text.matchAll(SAID)].some(([, percent, nines = "", amount = "", unit = "", period = ""]) => {
    const down = percent === undefined ? NINES[nines] : 1 - Number(percent.replace(",", ".")) / 100;
    const minutes = MINUTES.find(([name]) => name.test(unit))?.[1] ?? 1;
    const right = (down ?? 0) * (PERIOD[period] ?? 0);
    const said = Number(amount.replace(",", ".")) * minutes;
    return right > 0 && said > 0 && Math.max(said / right, right / said) > APART;
  });
}
