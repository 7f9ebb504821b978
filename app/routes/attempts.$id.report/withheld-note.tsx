import { Link } from "@remix-run/react";
import { Banner } from "~/components/banner.tsx";

/** Why the model answer is not beside the answer. */
export function WithheldNote({
  withheld,
}: {
  withheld:
    | { kind: "blank" }
    | { kind: "ungraded" }
    | { kind: "assignment"; keeper: { assignmentId: string; courseId: string; title: string } };
}) {
  switch (withheld.kind) {
    case "blank":
      return (
        <Banner>
          Nothing was handed in, so the model answer stays closed. It opens with an answer of yours.
        </Banner>
      );
    case "ungraded":
      return <Banner>The model answer opens together with the grade.</Banner>;
    case "assignment": {
      const { courseId, assignmentId, title } = withheld.keeper;
      return (
        <Banner>
          <Link to={`/courses/${courseId}/assignments/${assignmentId}`}>{title}</Link> shows findings, and no
          model answer.
        </Banner>
      );
    }
  }
}
