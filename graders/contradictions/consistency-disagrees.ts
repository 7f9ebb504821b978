import { clip, quoteOf } from "../checks/told.ts";
import { claims, contradiction, type FindContradictions, plainSentences } from "./facts.ts";

const STRONG = /\b(?:strong(?:ly)? consisten\w+|strict(?:ly)? consisten\w+|lineari[sz]ab\w+)\b/i;
const WEAK =
  /\bttl\b|\basync\w*|\beventual\w*|\blast[- ]write[- ]wins\b|\bboth sides (?:remain|stay|are) writable\b/i;
const CONTRAST =
  /\b(?:but|distinguish\w*|differ\w*|between|than|compared|even though|although|because|nobody|if|where|other|others|rest|elsewhere|everything else|however|with the exception|and (?:the )?(?:features?|metrics|logs?|analytics|feeds?|views?)|while|whereas|except|not|vs|versus|unless|either|only for|trade)\b|;/i;

/** One sentence claims strong consistency for what it also makes asynchronous or lets go stale. */
export const consistencyDisagrees: FindContradictions = ({ reading }) =>
  plainSentences(reading)
    .filter(
      (sentence) =>
        sentence.kind !== "row" &&
        claims(sentence, STRONG) &&
        WEAK.test(sentence.text) &&
        !CONTRAST.test(sentence.text),
    )
    .slice(0, 2)
    .map((sentence) =>
      contradiction(
        "consistency-disagrees",
        2,
        `This promises strong consistency of something that is allowed to lag: “${clip(sentence.text, 90)}”.`,
        [quoteOf(sentence)],
      ),
    );
