// A question that must be answered before anything else. Rare: reviews, confirmations and errors are pages and blocks.
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components/Modal";
import styles from "./Dialog.module.css";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import { InstanceEdge } from "./InstanceEdge";
import type { InstanceKind, InstanceLook } from "./instanceLook";
import { InstanceTile } from "./InstanceTile";
import { KindWord } from "./KindWord";
import { SafeText } from "./SafeText";

/** Which instance a dialog speaks about. */
export interface DialogInstance {
  readonly look: InstanceLook;
  readonly name: string;
  readonly kind: InstanceKind;
}

interface DialogProps extends Hooks {
  readonly open: boolean;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** Buttons; give the safe one `autoFocus`. */
  readonly foot: ReactNode;
  readonly instance?: DialogInstance;
  readonly onClose: () => void;
}

/** A modal dialog: focus stays inside, Escape closes; `testId` and `data-*` stand on the element with role dialog. */
export function Dialog(props: DialogProps) {
  const { open, title, children, foot, instance, onClose } = props;
  return (
    <ModalOverlay className={styles.veil ?? ""} isOpen={open} onOpenChange={(next) => !next && onClose()}>
      <Modal className={styles.modal ?? ""}>
        <AriaDialog {...dataOf(props)} className={styles.dialog}>
          {instance && <InstanceEdge color={instance.look.color} kind={instance.kind} />}
          {instance && (
            <div className={styles.head}>
              <InstanceTile {...instance.look} size={20} />
              <span>
                <SafeText text={instance.name} /> · <KindWord kind={instance.kind} />
              </span>
            </div>
          )}
          <Heading slot="title" level={2} className={styles.title}>
            {title}
          </Heading>
          <div className={styles.body}>{children}</div>
          <div className={styles.foot}>{foot}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
