// Asking once more, in place: what it means, what stays, the safe button first.
import type { ReactNode } from "react";
import { InView } from "./InView";
import { Button } from "../ui/Button";
import styles from "./Confirm.module.css";

interface ConfirmProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly keep: string;
  readonly act: string;
  readonly tone?: "warn" | "danger";
  readonly busy?: boolean;
  readonly testId: string;
  readonly onKeep: () => void;
  readonly onAct: () => void;
}

/** The block; its acting button has `testId`. */
export function Confirm({ title, children, keep, act, tone = "warn", busy, testId, onKeep, onAct }: ConfirmProps) {
  return (
    <InView>
      <div className={styles.ask} data-tone={tone} role="group" aria-label={act}>
        <p className={styles.asked}>{title}</p>
        <p>{children}</p>
        <div className={styles.buttons}>
          <Button autoFocus onPress={onKeep}>
            {keep}
          </Button>
          <Button variant={tone === "danger" ? "danger" : "secondary"} testId={testId} busy={busy} onPress={onAct}>
            {act}
          </Button>
        </div>
      </div>
    </InView>
  );
}
