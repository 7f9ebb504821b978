/** No time is taken away, and none is given beyond this factor. */
const MOST = 4;

const WORDS: Record<string, number> = {
  none: 1,
  no: 1,
  "-": 1,
  "time and a quarter": 1.25,
  "time and a half": 1.5,
  "time and one half": 1.5,
  double: 2,
  "double time": 2,
};

/**
 * Extra time as schools write it, as a factor: `1.5`, `×1.5`, `150%`, `50%`, `+25 %`, `25` (per cent more), `time and a
 * half`; nothing is 1. Null: it says none of these.
 */
export function readExtraTime(text: string): number | null {
  const plain = text.normalize("NFKC").trim().toLowerCase().replace(/\s+/g, " ");
  if (plain === "") return 1;
  const said = WORDS[plain];
  if (said !== undefined) return said;
  const match = /^([x×*+])? ?(\d{1,3}(?:[.,]\d{1,3})?) ?(%|x|×)?(?: (?:extra|more|extra time))?$/.exec(plain);
  if (!match) return null;
  const [, before, digits = "", after] = match;
  const number = Number(digits.replace(",", "."));
  const factor = () => {
    if (after === "%" || before === "+")
      return number >= 100 && before !== "+" ? number / 100 : 1 + number / 100;
    if (before !== undefined || after !== undefined) return number;
    // A bare number: nobody gives five times the time, and nobody gives four per cent.
    if (number === 0) return 1;
    return number >= 5 ? (number >= 100 ? number / 100 : 1 + number / 100) : number;
  };
  const value = Math.round(factor() * 1000) / 1000;
  return value >= 1 && value <= MOST ? value : null;
}
