import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { writeRubricYaml } from "~graders";
import { plainly } from "~/own-request.server.ts";
import { readHandedIn } from "./rubrics.new/rubric-form.server.ts";

/** The edited draft as a file for `headroom grade --rubric`. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData().catch(() => new FormData());
  const handed = readHandedIn(form);
  if (!handed.ok) return plainly(handed.message, 422);
  const [problem] = handed.problems;
  if (problem) return plainly(`${problem.message} Go back, change it, and download again.`, 422);
  return new Response(writeRubricYaml(handed.draft), {
    headers: {
      "Content-Type": "application/yaml; charset=utf-8",
      "Content-Disposition": `attachment; filename="${handed.draft.question.id}.yaml"`,
      "Cache-Control": "no-store",
    },
  });
}

export const loader = () => redirect("/rubrics/new");
