import { isRouteErrorResponse } from "@remix-run/react";
import { ButtonLink } from "./button.tsx";

/** What went wrong, in words for the reader; a bug's own message stays in the server's log. */
export function describeError(error: unknown): { title: string; advice: string } {
  if (!isRouteErrorResponse(error))
    return {
      title: "Something broke on our side",
      advice: "It has been logged. Load the page again; what you typed is kept on this device.",
    };
  const said = typeof error.data === "string" ? error.data : "";
  if (error.status === 404)
    return { title: "There is nothing here", advice: said || "The address may be mistyped or out of date." };
  if (error.status === 403)
    return { title: "You cannot open this", advice: said || "It belongs to another account." };
  if (error.status === 429) return { title: "Too many requests", advice: said || "Wait a minute and retry." };
  return {
    title: `That did not work (${error.status})`,
    advice: said || "Load the page again; what you typed is kept on this device.",
  };
}

export function ErrorState({ error }: { error: unknown }) {
  const { title, advice } = describeError(error);
  return (
    <div className="page">
      <div className="state" role="alert">
        <h1>{title}</h1>
        <p>{advice}</p>
        <ButtonLink to="/questions" look="primary">
          Go to the questions
        </ButtonLink>
      </div>
    </div>
  );
}
