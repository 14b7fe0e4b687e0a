// What cells of lists have in common.
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { SafeText } from "../ui/SafeText";
import styles from "./Lists.module.css";

/** The name of a row, on one line; the list cuts it with an ellipsis, the column puts the whole of it on hover. */
export function NameCell({ text }: { readonly text: string }) {
  return (
    <span className={styles.name}>
      <SafeText text={text} />
    </span>
  );
}

/** Words of a status beside each other. */
export function States({ children }: { readonly children: ReactNode }) {
  return <span className={styles.states}>{children}</span>;
}

/** The instance does not say. */
export function NotKnown() {
  const { t } = useLingui();
  return (
    <span role="img" aria-label={t`not known`}>
      –
    </span>
  );
}
