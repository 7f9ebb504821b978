import { Dialog } from "~/components/dialog.tsx";
import type { Draft } from "~/components/saving/drafts.ts";
import type { Conflict, Saver } from "~/components/saving/saver.ts";
import { VersionChoice } from "./version-choice.tsx";

/** Two versions of a field, because another page saved first. Closing it decides nothing: the banner leads back. */
export function ConflictDialog({
  conflicts,
  saver,
  open,
  onClose,
}: {
  conflicts: readonly Conflict[];
  saver: Saver;
  open: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog title="Changed in another tab" open={open && conflicts.length > 0} onClose={onClose} wide>
      <p>Another page saved newer text. Nothing was overwritten; choose for each field what stays.</p>
      {conflicts.map(({ field, mine, theirs }) => (
        <VersionChoice
          key={field}
          versions={{
            field,
            mine,
            theirs: theirs.value,
            mineLabel: "This page",
            theirsLabel: "Saved by the other page",
          }}
          onMine={() => saver.resolve(field, "mine")}
          onTheirs={() => saver.resolve(field, "theirs")}
          onMerged={(merged) => saver.resolve(field, { merged })}
        />
      ))}
    </Dialog>
  );
}

/** Text from an earlier page that the server has moved past. */
export function RecoveryDialog({
  offered,
  saver,
  settle,
  open,
  onClose,
}: {
  offered: readonly Draft[];
  saver: Saver;
  settle: (draft: Draft) => void;
  open: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog title="Text found on this device" open={open && offered.length > 0} onClose={onClose} wide>
      <p>An earlier page could not save this text, and the answer has changed since. Choose what stays.</p>
      {offered.map((draft) => {
        const take = (value: unknown) => {
          saver.edit(draft.field, value);
          settle(draft);
        };
        return (
          <VersionChoice
            key={`${draft.field}/${draft.writer}`}
            versions={{
              field: draft.field,
              mine: draft.value,
              theirs: saver.value(draft.field),
              mineLabel: `On this device, ${new Date(draft.editedAt).toLocaleTimeString()}`,
              theirsLabel: "The answer as it is",
            }}
            onMine={() => take(draft.value)}
            onTheirs={() => settle(draft)}
            onMerged={take}
          />
        );
      })}
    </Dialog>
  );
}
