import { DoorPage } from "~/components/accounts/door-page.tsx";
import { Button } from "~/components/button.tsx";

type NewWindowProps = { ticket: string; platform: string } & (
  | { kind: "window"; name: string; course: string; isKnown: boolean }
  /** Before something can be chosen, the instructor comes in once and connects the course. */
  | { kind: "first" }
);

/** The way out of a platform's frame: browsers keep another site's cookies out of it, and an exam wants a window of its own. */
export function NewWindow(props: NewWindowProps) {
  const { ticket, platform } = props;
  const isKnown = props.kind === "window" && props.isKnown;
  return (
    <DoorPage
      title={props.kind === "first" ? "Connect this course first" : "Go on in a new window"}
      lead={`From ${platform}${props.kind === "window" && props.course !== "" ? `, ${props.course}` : ""}`}
    >
      <form
        method={isKnown ? "post" : "get"}
        action="/lti/enter"
        target="_blank"
        className="card stack gap-4"
      >
        <p>
          {props.kind === "first"
            ? "Open Headroom once, sign in, and say which of your courses this is. Then come back and choose an assignment."
            : "Headroom opens in a window of its own: your work needs the room, and the browser lets no page save a sign-in inside another site’s."}
        </p>
        <input type="hidden" name="launch" value={ticket} />
        <div>
          <Button type="submit" look="primary">
            {props.kind === "window" && isKnown && props.name !== ""
              ? `Go on as ${props.name}`
              : "Open Headroom"}
          </Button>
        </div>
      </form>
    </DoorPage>
  );
}
