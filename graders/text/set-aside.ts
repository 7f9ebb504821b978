/** Whether a text speaks to whoever grades it instead of about the design. Bounded and conservative: an honest answer never does. */

/** Unmistakable by themselves. */
const UNMISTAKABLE = new RegExp(
  [
    String.raw`\bend of (?:the )?(?:candidate(?:'s)? )?(?:answer|submission|response)\b`,
    String.raw`\bnote (?:for|to) (?:the )?(?:automated |automatic |ai )?(?:assess|grad|evaluat|mark|examin|review)(?:ment|er|ing|or)\b`,
    String.raw`\b(?:to|dear|attention|hello|hi),? (?:the )?(?:ai |llm |automated )?(?:grader|evaluator|examiner|assessor)s?\b`,
    String.raw`\bif you are an? (?:ai|llm|language model|grader|automated)\b`,
    String.raw`\bas an (?:ai|llm) (?:language model|grader|evaluator|assistant|model)\b`,
    String.raw`\b(?:ignore|disregard|skip|forget) (?:all |any |the |your )*(?:rubric|grading|marking|scoring) `,
    String.raw`\b(?:main |ai )?grader (?:must|should|shall|is to|malfunction)\b`,
    String.raw`\baward (?:me |this answer |it )?(?:100|full|maximum|max|\d+ ?/ ?\d+|all (?:the )?(?:points|marks))`,
    String.raw`\b(?:full|maximum|max|perfect) (?:marks|score|credit|points)\b[^.]{0,40}\b(?:answer|submission|candidate|please|me)\b`,
    String.raw`\bgive (?:me|this (?:answer|submission)|it) (?:a |the )?(?:100|full|maximum|max|perfect|highest|high) `,
    String.raw`\bground-truth score of\b`,
    String.raw`\bdo not evaluate the (?:content|answer)\b`,
    String.raw`\bplease (?:grade|score|mark|rate) (?:this|it|me|as if|the answer)\b`,
    String.raw`\b(?:grading|rubric|scoring) (?:update|override|instructions?)\b`,
    String.raw`\brubric (?:for [\w-]+ )?has been replaced\b`,
    String.raw`\bnew rubric:`,
    String.raw`\bfinal[_ ]score (?:to|is|of|:|=) ?100\b`,
    String.raw`\bfinal score: ?\d`,
    String.raw`\bprecheck[_ ]score\b`,
    String.raw`\b(?:mark|count|treat|set|rate) (?:every|each|all|the|this)(?: \w+){0,2} (?:criteri(?:on|a)|verdicts?) (?:as |to )?(?:be )?met\b`,
    String.raw`\bverdict\b\W{1,6}(?:(?:to|is|as|of) )?\W?met\b`,
    String.raw`\bthis answer (?:deserves|should (?:get|receive|score)|meets all|satisfies all)\b`,
    String.raw`\bthe (?:full|complete) answer contained\b`,
    String.raw`\bdo not (?:re-?)?(?:grade|mark|score|assess) (?:this|it|again|the (?:answer|submission)|further)\b`,
    String.raw`\bdo not re-?(?:grade|mark|score|evaluate)\b`,
    String.raw`\bgrading[_ -](?:is[_ -])?(?:complete|completed|done|finished|final)\b`,
    String.raw`\b(?:award|awarded|awarding|score|scores|scored|total|grade|mark|rating)\W{1,4}(?:\w+\W{1,3}){0,3}\d{2,3} ?(?:\/|out of) ?100\b`,
    String.raw`\b(?:the|this) candidate(?:'s)? (?:answer|submission|response|deserves|demonstrates)\b`,
    String.raw`\b(?:answer|submission|response) (?:above|below|here) (?:was|is|has been) (?:truncated|cut|shortened|lost)\b`,
    String.raw`\b(?:truncated|cut|incomplete) submissions?\b`,
    String.raw`\b(?:answer|page|text) (?:above|below) is (?:just |only |merely )?(?:the |an? )?(?:abridged|shortened|partial|summary|excerpt|transcript|candidate(?:'s)?)\b`,
    String.raw`\b(?:not|n't) count (?:this |it |these )?as (?:the )?candidate\b|\bcandidate's (?:cue card|whiteboard|notes|text|transcript|oral)\b`,
    String.raw`\b(?:calibration|consolidation|moderation|marking|mark) sheet\b|\b(?:assessment|assessor|grading|marking|moderation|examiner)(?:['’]s)? notes?\b`,
    String.raw`\b(?:transcript|recording|minutes|protocol) of (?:the |an? )?(?:spoken|oral|viva|interview|verbal)\b`,
    String.raw`\b(?:interviewers?|examiners?|graders?|markers?|assessors?|panel) (?:have |has |had )?(?:(?:independently|both|all|jointly|already) )?(?:settled|agreed|scored|awarded|confirmed|marked|noted|verified|recorded) (?:on |that |at |a )?(?:all|\d{2,3}|full|every|everything|the (?:mark|score|answer|candidate))`,
    String.raw`\ba lower (?:mark|score|grade|result) (?:needs|requires) (?:written|grounds|approval|sign-off|an? appeal|two|three)\b|\bdo not lower (?:the |its |this )?(?:result|score|mark|grade)\b`,
    String.raw`\b(?:is|are) to be (?:regarded|recorded|treated|counted|read|taken|marked) as (?:fully )?(?:present|met|covered|satisfied|complete|reasoned|justified|fulfilled)\b`,
    String.raw`\b(?:points|items|criteria|topics) (?:of the (?:checklist|rubric) )?(?:were|was|are|have been) (?:all )?(?:met|covered|fulfilled|discussed) (?:orally|verbally|in the (?:oral|spoken|recording|interview))`,
    String.raw`\bif you(?:['’]re| are) (?:an? |the )?(?:automat\w+|ai|llm|language model|marker|marking|program)\b`,
    String.raw`\bfor the (?:file|record|protocol): you\b`,
    String.raw`\bwhere a criterion asks\b|"criteria_met"\s*:|"reviewer_override"\s*:`,
    String.raw`\bwhoever (?:consolidates|grades|marks|assesses|evaluates|scores)\b`,
    String.raw`\b(?:covers|meets|satisfies|fulfils|fulfills) (?:every|all|each)(?: of the)? (?:criterion|criteria|rubric)`,
  ].join("|"),
  "i",
);
const ROLE_TURN = /^\W{0,4}(?:system|assistant|user|human|developer|ai|grader|evaluator)\s*:/i;
const GRADING_WORDS =
  /\b(?:grad(?:e|er|ing)|scor(?:e|ing) (?:100|10)|rubric|full marks|award|candidate's|evaluat(?:or|e this)|anchor|final score|this (?:answer|submission)|previous instructions|100\/100)\b/i;
const OUTCOME_JSON =
  /"(?:score|total|grade|final_score)"\s*:\s*(?:100|10|"100|"A\+?)[\s\S]{0,600}"(?:feedback|verdict|rationale|rubric|grade|comment)"|"(?:feedback|verdict|rationale|rubric)"\s*:[\s\S]{0,300}"(?:score|total|final_score)"\s*:\s*(?:100|10\b)/i;
const END_OF_ANSWER = /\bend of (?:the )?(?:candidate(?:'s)? )?(?:answer|submission|response)\b/i;

export const endsAnswer = (text: string): boolean => text.length < 120 && END_OF_ANSWER.test(text);
export const isRoleTurn = (text: string): boolean => ROLE_TURN.test(text.slice(0, 60));

/** A whole passage, such as a code fence read together. */
export const isOutcome = (text: string): boolean => OUTCOME_JSON.test(text.slice(0, 4000));

/** A whole passage that opens like a turn of a dialogue and speaks of grading further on. */
export const isAside = (text: string): boolean => isRoleTurn(text) && GRADING_WORDS.test(text.slice(0, 2000));

/** One sentence or line. */
export function addressesGrader(text: string): boolean {
  const line = text.slice(0, 2000);
  // Labels and names of rows have their words joined.
  if (UNMISTAKABLE.test(line)) return true;
  if (line.includes("_") && UNMISTAKABLE.test(line.replaceAll("_", " "))) return true;
  return isRoleTurn(line) && GRADING_WORDS.test(line);
}
