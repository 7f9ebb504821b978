import type { Authorised } from "~/authorisation/authorise.server.ts";

/** What the head of a course's pages takes. */
export const courseHead = ({ course, may }: Authorised) => ({
  course,
  links: {
    questions: may("question.see-rubric"),
    people: may("people.see"),
    platform: may("lms.see"),
    settings: may("code.see") || may("audit.see"),
  },
});

/** Of a posted form: text, cut to what any field of ours takes. */
export const textOf = (form: FormData, name: string, longest = 10_000): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, longest) : "";
};

/** A page of a course shows people and marks: nothing keeps it. */
export const UNCACHED = { headers: { "Cache-Control": "no-store" } };
