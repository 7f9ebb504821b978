import { Form } from "@remix-run/react";
import { Button } from "~/components/button.tsx";

/** Asks before it deletes, with a plain disclosure, so that it works before JavaScript loads. */
export function DeleteAttempt({ id, title }: { id: string; title: string }) {
  return (
    <details className="relative">
      <summary className="button button-quiet list-none" aria-label={`Delete ${title}`}>
        Delete
      </summary>
      <Form
        method="post"
        action={`/attempts/${id}/delete`}
        className="card stack gap-3 absolute right-0 top-full z-10 mt-2 w-64 p-4"
      >
        <p>Delete this attempt, its answer and its report? This cannot be undone.</p>
        <Button type="submit" look="danger">
          Delete for good
        </Button>
      </Form>
    </details>
  );
}
