import { isDowntimeMisjudged } from "./downtime.ts";
import { type Limit } from "./limit.ts";

const WHOLE =
  /\b(?:hit[- ]rat(?:e|io)|recall|precision|accuracy|availability|uptime|utili[sz]ation)(?: of| is| at| reaches|:| =)? (?:about |roughly )?(?:10[1-9]|1[1-9][0-9]|[2-9][0-9]{2}|[1-9][0-9]{3,})(?:\.\d+)? ?%/;
const SHARE_FIRST =
  /\b(?:1[1-9]\d|10[1-9])(?:\.\d+)? ?% (?:hit[- ]rat(?:e|io)|recall|precision|accuracy|availability|uptime)\b/;
const RELATIVE = /\b(?:increase|gain|rise|more|higher|relative|grow|improve|requests? of)/;

/** `/ 24 / 60 = 6,944 per second`: what a minute brings. */
const BY_MINUTES =
  /\/ ?24 ?\/ ?60 ?[=≈] ?[\d.,]+ ?[kmb]? ?[a-z]{0,12} ?(?:per second|\/ ?s(?:ec)?\b|a second|rps|qps)/;
const BY_HOURS =
  /\/ ?(24|3,?600|1,?440) ?(?:h(?:ours?)?|s(?:econds?)?|min(?:utes?)?)? ?[=≈] ?[\d.,]+ ?[kmb]? ?[a-z]{0,12} ?(?:per second|\/ ?s(?:ec)?\b|a second|rps|qps)/;

/** A day's volume; the share of a busy hour, or a day cut up in two steps, is another sum. */
const isDividedByHours = (text: string): boolean =>
  BY_HOURS.test(text) &&
  /\b(?:a|per|each|every) day\b|\/ ?day\b|\bdaily\b/.test(text) &&
  !/[×x*] ?[\d.,]+ ?\/|\/ ?24 ?\/|\b(?:busi|peak|rush)/.test(text);

/** What the arithmetic of shares and times does not allow. */
export const LIMITS_OF_ARITHMETIC: readonly Limit[] = [
  {
    id: "more-than-all",
    says: "A share of more than a hundred per cent.",
    truth: "A hit rate, a recall, an accuracy or an availability is a part of a whole: 100% is all of it.",
    points: 3,
    isBeyond: ({ text }) => (WHOLE.test(text) || SHARE_FIRST.test(text)) && !RELATIVE.test(text),
  },
  {
    id: "per-day-for-per-second",
    says: "A day's volume divided by 24 or 3,600 is a rate per second.",
    truth:
      "A day has 86,400 seconds: divided by 24 it is a rate per hour, and by 3,600 it is 24 times too high.",
    points: 4,
    isBeyond: ({ text }) => BY_MINUTES.test(text) || isDividedByHours(text),
  },
  {
    id: "downtime-of-availability",
    says: "An availability allows far more, or far less, downtime than it does.",
    truth:
      "99% is 7.3 hours a month, 99.9% 44 minutes, 99.99% 4.4 minutes; a year has twelve times as much: 3.7 days, 8.8 hours, 53 minutes.",
    points: 3,
    isBeyond: ({ text }) => isDowntimeMisjudged(text),
  },
];
