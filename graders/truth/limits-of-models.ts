import { CARD, some, values, type Limit } from "./limit.ts";

/** GB of memory on one card, by its maker's data sheet. */
const CARD_GB: readonly (readonly [RegExp, number])[] = [
  [/\bt4s?\b/, 16],
  [/\b(?:l4|a10g?)s?\b/, 24],
  [/\bv100s?\b/, 32],
  [/\bl40s?\b/, 48],
  [/\b(?:a100|h100)s?\b/, 80],
  [/\bh200s?\b/, 141],
  [/\bb200s?\b/, 192],
];

const FITS = /\bfits?\b[^.]{0,30}\b(?:one|single|a|an)\b/;
const HOLDS =
  /\b(?:one|a single|an?) (?:nvidia )?(?:80 ?gb |40 ?gb |24 ?gb )?(?:gpu|card|t4|l4|l40s?|a10g?|v100|a100|h100|h200)\b[^.;]{0,20}\b(?:holds?|takes|carries|loads|stores) (?:all |the |of |its ){0,3}\d/;
/** What is split, shrunk or put elsewhere. */
const DIVIDED =
  /\b(?:two|three|four|eight|[2-9]|shard|split|across|pair|quanti[sz]ed?|compressed|after|int4|int8|fp8|host|offload|left|leaving|only|pq)\b/;
const withoutSizes = (text: string) =>
  text
    .replaceAll(/\d[\d.,]* ?(?:gb|tb|b|bytes?)\b/g, "")
    .replaceAll(/\bno (?:sharding|shards?|split\w*)/g, "");

const MODEL = String.raw`\b(?<count>\d{1,4}(?:\.\d{1,2})?) ?(?<scale>b|m|billion|million) (?:parameters?|params|weights|model)`;
const BITS = String.raw`(?<bits>fp32|fp16|bf16|fp8|int8|int4|32[- ]bits?|16[- ]bits?|8[- ]bits?|4[- ]bits?)`;
const TAKES = String.raw`(?:takes?|needs?|are|is|occup(?:y|ies)|=|≈|about|only|just|weighs?| |\(){1,6}`;
const SIZE = String.raw`(?<size>\d{1,5}(?:\.\d{1,2})?) ?(?<unit>mb|gb|tb)\b`;
/** `70B parameters in FP16 take 140 GB`, `a 70B model takes 140 GB in FP16`, and without a size. */
const SIZED = [
  new RegExp(`${MODEL}[a-z ]{0,20}? ${BITS} ${TAKES}${SIZE}`),
  new RegExp(`${MODEL} ${TAKES}${SIZE} (?:in|at|as|with) ${BITS}`),
];
const UNSIZED = new RegExp(`${MODEL}[a-z ]{0,20}? ${BITS}`);

type Groups = Readonly<Record<string, string | undefined>>;

/** GB of the weights, by parameters and bits. */
function rightGb({ count = "", scale = "", bits = "" }: Groups): number {
  const bytes = Number(/\d+/.exec(bits)?.[0] ?? "8") / 8;
  return Number(count) * (scale.startsWith("b") ? 1 : 0.001) * bytes;
}

/** What a model's size, and the memory of a card, do not allow. */
export const LIMITS_OF_MODELS: readonly Limit[] = [
  {
    id: "does-not-fit-that-memory",
    says: "Something larger than a card's memory fits on that one card.",
    truth:
      "What is held takes its bytes. Larger than the card means fewer bits for each weight, or several cards.",
    points: 5,
    isBeyond: ({ text, numbers }) => {
      if (!(FITS.test(text) || HOLDS.test(text)) || !CARD.test(text) || DIVIDED.test(withoutSizes(text)))
        return false;
      const model = UNSIZED.exec(text)?.groups;
      const sizes = values(numbers, "GB").filter((size) => size >= 8);
      const [first = model === undefined ? 0 : rightGb(model), second] = sizes;
      const named = CARD_GB.find(([card]) => card.test(text))?.[1];
      /* What fits stands before the card's size; a card that holds something stands before it. */
      const room = FITS.test(text) ? (second ?? named) : (named ?? first);
      const held = FITS.test(text) ? first : Math.max(0, ...sizes);
      return room !== undefined && held > 1.1 * room;
    },
  },
  {
    id: "bytes-for-weights",
    says: "A model's weights take far fewer, or far more, bytes than its parameters have.",
    truth:
      "Parameters times bytes: 2 at 16 bits, 1 at 8, a half at 4. 100B parameters at 16 bits are 200 GB.",
    points: 5,
    isBeyond: ({ text }) => {
      const said = SIZED.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
      if (said === undefined) return false;
      const right = rightGb(said);
      const stated = Number(said.size) * ({ mb: 0.001, gb: 1, tb: 1000 }[said.unit ?? ""] ?? 1);
      return right > 0 && (stated < 0.55 * right || stated > 2.5 * right);
    },
  },
  {
    id: "beyond-memory-bandwidth",
    says: "One user of a large model gets thousands of tokens a second.",
    truth:
      "Each token of one user reads all weights once: 140 GB at 3.35 TB/s are 42 ms on one card, so tens to a few hundred tokens a second.",
    points: 5,
    isBeyond: ({ text, numbers }) =>
      /\b(?:per|each|every|one|a|single)[ -](?:user|stream|conversation|sequence|request)\b/.test(text) &&
      !/\b(?:input|prefill|prompt|concurrent|total|in all|small|draft|1b|3b|batch(?:es|ed)?|replicas?|together|aggregate|fleet|at [0-9]+ (?:users|streams|conversations|sequences)|[0-9]+ streams)\b/.test(
        text,
      ) &&
      some(numbers, "1/s", (value, said) => value >= 1500 && /tok/i.test(said)),
  },
];
