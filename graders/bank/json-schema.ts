import { z } from "zod";
import { QuestionSchema } from "../model/index.ts";

/** JSON Schema of question.yaml, for editors: completion and errors while typing. */
export function questionJsonSchema(): unknown {
  const schema = z.toJSONSchema(QuestionSchema, { io: "input", target: "draft-7", unrepresentable: "any" });
  return { ...schema, title: "A question of the Headroom bank" };
}
