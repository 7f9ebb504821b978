import { DoorPage } from "~/components/accounts/door-page.tsx";
import { Button } from "~/components/button.tsx";

interface PickerProps {
  ticket: string;
  platform: string;
  /** Title of the course here. */
  course: string;
  several: boolean;
  assignments: readonly { id: string; title: string; window: string; isDraft: boolean }[];
}

/** Chooses the assignments that the platform shall link to. */
export function Picker({ ticket, platform, course, several, assignments }: PickerProps) {
  return (
    <DoorPage title="Choose an assignment" lead={`Of ${course}, to be linked in ${platform}.`}>
      <form method="post" action="/lti/pick" className="card stack gap-4">
        <input type="hidden" name="launch" value={ticket} />
        {assignments.length === 0 ? (
          <p>The course has no assignment yet. Make one in Headroom, and open this again.</p>
        ) : (
          <fieldset className="stack gap-2">
            <legend className="field-label">{several ? "Assignments" : "Assignment"}</legend>
            {assignments.map(({ id, title, window, isDraft }, index) => (
              <label key={id} className="choice">
                <input
                  type={several ? "checkbox" : "radio"}
                  name="assignment"
                  value={id}
                  defaultChecked={!several && index === 0}
                />
                <span>
                  {title}
                  {isDraft ? " (a draft: students see it once it is published)" : ""}
                  <span className="muted text-sm block">{window}</span>
                </span>
              </label>
            ))}
          </fieldset>
        )}
        <div className="row">
          {assignments.length === 0 ? null : (
            <Button type="submit" look="primary" name="do" value="link">
              Link it
            </Button>
          )}
          <Button type="submit" name="do" value="cancel">
            Cancel
          </Button>
        </div>
      </form>
    </DoorPage>
  );
}
