// Why a cell stays as it is, beside it, as soon as somebody tries to change it.
import { Trans, useLingui } from "@lingui/react/macro";
import type { RefusedCells } from "../ipc/bindings";
import { Button } from "../ui/Button";
import styles from "./Beside.module.css";
import { Beside } from "./Beside";
import type { RoleNames } from "./cellWords";
import { RefusedList } from "./RefusalWords";

interface RefusalBesideProps {
  readonly anchor: HTMLElement;
  readonly refused: readonly RefusedCells[];
  readonly names: RoleNames;
  /** Opens the hand-over; offered where an owner is in the way. */
  readonly onHandOver: (() => void) | undefined;
  readonly onClose: () => void;
}

/** `access-refused` with `data-reason` of the first; inside it `access-hand-over`. */
export function RefusalBeside({ anchor, refused, names, onHandOver, onClose }: RefusalBesideProps) {
  const { t } = useLingui();
  const isOwner = refused.some(({ reason }) => reason.kind === "owner" || reason.kind === "owner-role-is-handed-over");
  return (
    <Beside testId="access-refused" data-reason={refused[0]?.reason.kind} anchor={anchor} role="alert" label={t`Cannot be changed`} onClose={onClose}>
      <RefusedList refused={refused} names={names} />
      {isOwner && onHandOver && (
        <div className={styles.besideActions}>
          <Button testId="access-hand-over" icon="owner" onPress={onHandOver}>
            <Trans>Hand over ownership…</Trans>
          </Button>
        </div>
      )}
    </Beside>
  );
}
