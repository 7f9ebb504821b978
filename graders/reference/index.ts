export { draftRubric, type Drafted, type DraftRequest } from "./draft-rubric.ts";
export { DRAFT_LIMITS, PhraseSchema, RubricDraftSchema, type Phrase, type RubricDraft } from "./draft.ts";
export {
  readRubricFile,
  rubricProblems,
  writeRubricJson,
  writeRubricYaml,
  type RubricFile,
} from "./rubric-file.ts";
export { editDraft, type DraftEdits, type EditProblem } from "./edit-draft.ts";
export { parseOwnQuestion } from "./own-question.ts";
