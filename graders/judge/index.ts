export { askingFor, canBeReadAgain, referenceFor } from "./asking.ts";
export { interviewerMessages, readInterviewerReply } from "./interviewer.ts";
export {
  type Complete,
  type Completion,
  judgeCriterion,
  type JudgeOutcome,
  type JudgeRequest,
  type Vote,
} from "./judge-criterion.ts";
export { LONGEST_MATERIAL, materialOf } from "./material.ts";
export { type Asking, judgeMessages, type Message } from "./messages.ts";
export { FOLLOW_UP_JSON_SCHEMA, followUpMessages, readFollowUp } from "./follow-up.ts";
export { INTERVIEWER_JSON_SCHEMA } from "./interviewer.ts";
export { JUDGE_REPLY_JSON_SCHEMA, JudgeReplySchema, type JudgeReply, readReply } from "./reply.ts";
export { VOTES } from "./votes.ts";
