// A page of the start window other than the first: the way back, a title, and what is asked.
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Button } from "../../ui/Button";
import styles from "./Instances.module.css";

/** Title and children in one column; Back leads to the list. */
export function Column({ title, lead, onBack, children }: { readonly title: ReactNode; readonly lead?: ReactNode; readonly onBack: () => void; readonly children: ReactNode }) {
  return (
    <div className={styles.stack}>
      <div>
        <div className={styles.back}>
          <Button testId="start-back" variant="quiet" icon="back" onPress={onBack}>
            <Trans>Back</Trans>
          </Button>
        </div>
        <h1>{title}</h1>
        {lead && <p className={styles.lead}>{lead}</p>}
      </div>
      {children}
    </div>
  );
}
