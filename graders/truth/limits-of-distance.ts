import { values, type Limit } from "./limit.ts";

/** Places by continent; two on one continent may be near. */
const PLACES: readonly (readonly [string, RegExp])[] = [
  [
    "Europe",
    /\b(?:europe|eu-(?:west|central|north|south)(?:-\d\w?)?|london|frankfurt|dublin|paris|stockholm)\b/,
  ],
  [
    "America",
    /\b(?:us-(?:east|west)(?:-\d\w?)?|new york|virginia|oregon|california|america|the us|são paulo)\b/,
  ],
  ["Asia", /\b(?:asia|tokyo|singapore|mumbai|hong kong|seoul|ap-\w+(?:-\d\w?)?)\b/],
  ["Australia", /\b(?:sydney|melbourne|australia)\b/],
];
const OCEAN = /\b(?:continents|oceans?|atlantic|transatlantic|pacific|intercontinental)\b/;
const CROSSING =
  /\b(?:round[- ]?trip|rtt|replicat\w+|synchronous(?:ly)?|cross(?:es|ing)?|across|between|from [a-z ]{2,20} to|to (?:london|tokyo|new york|singapore|sydney|europe|asia|the other continent)|remote|three continents|reads? from (?:the )?(?:store |database |cluster )?(?:in )?(?:new york|london|tokyo|singapore|the other))\b/;
/** Milliseconds of a round trip below which two continents cannot be: 5,500 km of fibre each way take 55. */
const LEAST_OCEAN_MS = 50;

/** What light and fibre do not allow. */
export const LIMITS_OF_DISTANCE: readonly Limit[] = [
  {
    id: "beyond-the-speed-of-light",
    says: "Continents answer one another within a few milliseconds.",
    truth:
      "Light in fibre covers about 200 km in a millisecond: a round trip takes 70 ms across the Atlantic and 150 to 250 ms to East Asia.",
    points: 4,
    isBeyond: ({ text, numbers }) => {
      const times = values(numbers, "ms");
      const continents = PLACES.filter(([, place]) => place.test(text));
      return (
        times.length > 0 &&
        Math.max(...times) < LEAST_OCEAN_MS &&
        Math.max(...times) > 0 &&
        (continents.length >= 2 || OCEAN.test(text)) &&
        CROSSING.test(text) &&
        !/\b(?:local(?:ly)?|own region|inside|within (?:a|the|one|each) region|one[- ]way|same|copy|copies|target|slo|budget|under|below|without crossing|nothing crosses|never crosses|no (?:ocean|sea|crossing))\b/.test(
          text,
        )
      );
    },
  },
];
